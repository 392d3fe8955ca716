import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case, CaseAt } from '../../../functions/domain/case/case.ts';
import type { Traits } from '../../../functions/domain/development/traits.ts';
import type { Unit } from '../../../functions/domain/directory/unit.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { predicateOf, ratings } from '../../../functions/domain/scoring/predicate.ts';
import { createRollUp, tallyTraits } from '../../../functions/domain/units/roll-up.ts';
import type { UnitScore } from '../../../functions/domain/units/scorecard.ts';
import { unitAchievement } from '../../../functions/domain/units/unit-achievement.ts';
import { decidedCase } from '../../support/example-case.ts';
import { units } from '../../support/people.ts';

const tree = new Map(units.map((unit) => [unit.code, unit]));
const rules = defaultRuleSet;
const at = '2026-05-01T00:00:00.000Z';

type Person = { case: Case; traits: Traits };
let people = 0;
const person = (unitCode: string, change: Partial<CaseAt<'decided'>> = {}, traits: Partial<Traits> = {}): Person => {
  people += 1;
  const subject = { ...decidedCase(), employeeId: `p${people}`, unitCode, headsUnit: false, ...change };
  return { case: subject, traits: { behaviours: {}, aspects: {}, ...traits } };
};

const rolledUp = (all: readonly Person[], known: ReadonlyMap<string, Unit> = tree) => {
  const rollUp = createRollUp(known);
  for (const one of all) rollUp.addCase(one.case);
  rollUp.addTraits(tallyTraits(all));
  const achievementOf = (code: string) => unitAchievement(code, { sheet: null, realisation: null, below: [] }, rules);
  const { units: scores, agency, teams } = rollUp.finish({ achievementOf, rules, asOf: 'scoring', at });
  const byCode = new Map(scores.map((score) => [score.unitCode, score]));
  const of = (code: string): UnitScore => {
    const score = byCode.get(code);
    if (score === undefined) throw new Error(`no score of ${code}`);
    return score;
  };
  return { of, agency, teams };
};

describe('people in the scores of units', () => {
  it('count in their unit and in every unit above it', () => {
    const { of, agency } = rolledUp([person('DINKES.1'), person('DINKES.1'), person('DINKES'), person('DISDIK')]);
    expect(['DINKES.1', 'DINKES', 'DISDIK', 'KOTA'].map((code) => of(code).people.count)).toEqual([2, 3, 1, 4]);
    expect(agency?.people.count).toBe(4);
  });

  it('count a head from the unit above the one led: nobody reads the own rating out of a sum', () => {
    const { of } = rolledUp([person('DINKES.1', { headsUnit: true }), person('DINKES.1')]);
    expect([of('DINKES.1').people.count, of('DINKES').people.count]).toEqual([1, 2]);
  });

  it('count who leads the topmost unit there', () => {
    const { of, agency } = rolledUp([person('KOTA', { headsUnit: true })]);
    expect([of('KOTA').people.count, agency?.people.count]).toEqual([1, 1]);
  });

  it('show who could not be assessed apart, never as the lowest', () => {
    const { stage: _, ...rest } = decidedCase();
    const unassessed = {
      case: { ...rest, employeeId: 'u', unitCode: 'DISDIK', stage: 'unassessed' as const },
      traits: { behaviours: {}, aspects: {} },
    };
    const { people: counted } = rolledUp([unassessed, person('DISDIK')]).of('DISDIK');
    expect(counted).toMatchObject({ count: 2, unassessed: 1, scored: 1, score: '95.00' });
    expect(Object.values(counted.predicates).reduce((a, b) => a + b, 0)).toBe(1);
  });

  it('give a mean of the people who have a number, and the unit without an achievement that mean as its score', () => {
    const withScore = (score: string | null) => person('DISDIK', { result: { ...decidedCase().result, score } });
    const { of } = rolledUp([withScore('90.00'), withScore('101.01'), withScore(null)]);
    expect(of('DISDIK')).toMatchObject({
      people: { count: 3, scored: 2, score: '95.51' },
      score: { value: '95.51', basis: 'people', rating: 'meets' },
    });
    expect(of('DINKES').score).toEqual({ value: null, rating: null, basis: null });
  });

  it('are read by those who lead the unit or one above it', () => {
    expect(rolledUp([]).of('DINKES.1').readers).toEqual(['chief', 'health-head', 'mayor']);
  });

  it('do not hang on a tree that bites its own tail', () => {
    const loop = new Map(tree);
    for (const unit of units.filter(({ code }) => code === 'DINKES'))
      loop.set('DINKES', { ...unit, parentCode: 'DINKES.1' });
    expect(rolledUp([person('DINKES.1')], loop).of('DINKES').people.count).toBe(1);
  });

  it('make up teams by their appraiser', () => {
    const { teams } = rolledUp([
      person('DISDIK', { appraiserId: 'x' }),
      person('DINKES', { appraiserId: 'x' }),
      person('KOTA', { appraiserId: null }),
    ]);
    expect(teams.map(({ appraiserId, people: { count } }) => [appraiserId, count])).toEqual([['x', 2]]);
  });

  it('add up the same in any order and in any split over shards, each exactly once', () => {
    const rating = fc.constantFrom(...ratings);
    const anybody = fc
      .record({
        unitCode: fc.constantFrom('KOTA', 'DINKES', 'DINKES.1', 'DISDIK'),
        headsUnit: fc.boolean(),
        workResult: rating,
        behaviour: rating,
        score: fc.option(fc.integer({ min: 0, max: 12000 }).map((n) => (n / 100).toFixed(2))),
        akuntabel: rating,
      })
      .map(({ unitCode, headsUnit, workResult, behaviour, score, akuntabel }) =>
        person(
          unitCode,
          {
            headsUnit,
            result: {
              ...decidedCase().result,
              workResult,
              behaviour,
              predicate: predicateOf(workResult, behaviour),
              score,
            },
          },
          { behaviours: { akuntabel }, aspects: score === null ? {} : { quantity: score } },
        ),
      );
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 30 }), fc.integer({ min: 0, max: 30 }), (all, cut) => {
        const straight = rolledUp(all);
        const rollUp = createRollUp(tree);
        const shards = [all.slice(cut).toReversed(), all.slice(0, cut)];
        for (const shard of shards) {
          for (const one of shard) rollUp.addCase(one.case);
          rollUp.addTraits(tallyTraits(shard));
        }
        const achievementOf = (code: string) =>
          unitAchievement(code, { sheet: null, realisation: null, below: [] }, rules);
        const other = rollUp.finish({ achievementOf, rules, asOf: 'scoring', at });
        expect(other.agency).toEqual(straight.agency);
        expect(other.units).toEqual(other.units.map(({ unitCode }) => straight.of(unitCode)));
        expect(straight.agency?.people.count).toBe(all.length);
        const led = all.filter(
          ({ case: one }) => one.unitCode === 'DINKES.1' || (one.unitCode === 'DINKES' && !one.headsUnit),
        );
        expect(straight.of('DINKES').people.count).toBe(led.length);
      }),
      { numRuns: 60 },
    );
  });
});
