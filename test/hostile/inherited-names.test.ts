import { describe, expect, it } from 'vitest';
import { particularIn } from '../../functions/contracts/particulars/particular-in.ts';
import { creditPointsOf } from '../../functions/domain/entitlements/credit-points.ts';
import { defaultEntitlements } from '../../functions/domain/entitlements/default-entitlements.ts';
import { tallyTraits } from '../../functions/domain/units/roll-up.ts';
import { tallyShard } from '../../functions/usecases/closing/shard-tally.ts';
import { decidedCase } from '../support/example-case.ts';
import { testDigest } from '../support/fakes.ts';

/** Codes that an agency may give to a unit or a level, and that every object of the language has as a name. */
const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];

describe('a name that every object has', () => {
  it.each(names)('counts the people of a service called %s', (serviceCode) => {
    const settled = [serviceCode, 'DINKES'].map((code) => ({
      case: { ...decidedCase(), serviceCode: code },
      endState: 'complete' as const,
      rule: 'signed',
    }));
    const { services } = tallyShard('publication', 0, settled, testDigest);
    expect(Object.entries(services).map(([code]) => code)).toEqual([serviceCode, 'DINKES']);
    expect(services[serviceCode]).toEqual(services.DINKES);
  });

  it.each(names)('sums the evidence of a unit called %s', (unitCode) => {
    const traits = { behaviours: { harmonis: 'above' as const }, aspects: {} };
    const shard = tallyTraits([{ case: { ...decidedCase(), unitCode, headsUnit: false }, traits }]);
    expect(shard.units[unitCode]).toEqual({ heard: 1, weak: {}, strong: { harmonis: 1 }, aspects: {} });
  });

  it('is no level that earns credit points', () => {
    const post = {
      postFamily: 'JF',
      capacity: 'definitive',
      postLevel: 'constructor',
      from: '2020-01-01',
      to: null,
    } as const;
    const subject = { posts: [post], period: { from: '2026-01-01', to: '2026-12-31' }, predicate: 'baik' } as const;
    expect(creditPointsOf(subject, defaultEntitlements.creditPoints)).toEqual({
      decision: 'unknown-level',
      level: 'constructor',
    });
  });

  it.each(names)('is told as it stands: %s', (name) => {
    expect(particularIn(`This act belongs to: ${name}.`, 'id')).toContain(name);
    expect(particularIn(`This act belongs to: ${name}.`, 'id')).not.toContain('native code');
  });
});
