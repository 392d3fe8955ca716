import { describe, expect, it } from 'vitest';
import type { CaseAt } from '../../../functions/domain/case/case.ts';
import type { Traits } from '../../../functions/domain/development/traits.ts';
import type { Unit } from '../../../functions/domain/directory/unit.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { createRollUp, tallyTraits } from '../../../functions/domain/units/roll-up.ts';
import { ratingOfScore, unitAchievement } from '../../../functions/domain/units/unit-achievement.ts';
import { unitTreeOf } from '../../../functions/domain/units/unit-tree.ts';
import { decidedCase, plannedCase } from '../../support/example-case.ts';
import { keyIndicator, measured, sheetOf } from '../../support/key-indicators.ts';
import { units } from '../../support/people.ts';

const rules = defaultRuleSet;
const at = '2026-05-01T00:00:00.000Z';
let people = 0;
const person = (unitCode: string, over: Partial<CaseAt<'decided'>> = {}, traits: Partial<Traits> = {}) => {
  people += 1;
  const subject = { ...decidedCase(), employeeId: `p${people}`, unitCode, ...over };
  return { case: subject, traits: { behaviours: {}, aspects: {}, ...traits } };
};
const rolledUp = (all: ReturnType<typeof person>[], known: readonly Unit[] = units) => {
  const rollUp = createRollUp(new Map(known.map((unit) => [unit.code, unit])));
  for (const one of all) rollUp.addCase(one.case);
  rollUp.addTraits(tallyTraits(all));
  const sheet = sheetOf('DINKES', keyIndicator('weak', { weight: '50' }), keyIndicator('strong', { weight: '50' }));
  const achievementOf = (code: string) =>
    unitAchievement(
      code,
      {
        sheet: code === 'DINKES' ? sheet : null,
        realisation: code === 'DINKES' ? measured('DINKES', { weak: '60', strong: '118' }) : null,
        below: [],
      },
      rules,
    );
  const { units: scores, ...rest } = rollUp.finish({ achievementOf, rules, asOf: 'scoring', at });
  return { ...rest, of: (code: string) => scores.find(({ unitCode }) => unitCode === code) };
};

describe('the outcomes of people', () => {
  it('are counted by predicate and by both ratings, the same in the unit and above', () => {
    const result = (over: Parameters<typeof decidedCase>[0]) => ({ result: decidedCase(over).result });
    const { of, agency } = rolledUp([
      person('DISDIK', result({ workResult: 'above', behaviour: 'below', predicate: 'butuh-perbaikan' })),
      person('DISDIK', result({ workResult: 'above', behaviour: 'meets', predicate: 'baik' })),
      person('DISDIK', result({ workResult: 'below', behaviour: 'meets', predicate: 'kurang' })),
      person('DISDIK', result({ workResult: 'meets', behaviour: 'above', predicate: 'baik' })),
    ]);
    const counted = {
      ...{ count: 4, unassessed: 0, scored: 4 },
      predicates: { 'sangat-baik': 0, baik: 2, 'butuh-perbaikan': 1, kurang: 1, 'sangat-kurang': 0 },
      workResult: { below: 1, meets: 1, above: 2 },
      behaviour: { below: 1, meets: 2, above: 1 },
    };
    for (const score of [of('DISDIK'), of('KOTA'), agency]) expect(score?.people).toMatchObject(counted);
  });

  it('that nobody has decided yet, but scoring found, count as well', () => {
    const { decision: _, acknowledgedAt: _a, objection: _o, ...rest } = decidedCase();
    const rollUp = createRollUp(new Map(units.map((unit) => [unit.code, unit])));
    rollUp.addCase({ ...rest, unitCode: 'DISDIK', stage: 'scored' });
    rollUp.addCase({ ...plannedCase(), unitCode: 'DISDIK' });
    const achievementOf = (code: string) => unitAchievement(code, { sheet: null, realisation: null, below: [] }, rules);
    const { agency } = rollUp.finish({ achievementOf, rules, asOf: 'scoring', at });
    expect(agency?.people).toMatchObject({ count: 2, unassessed: 1, predicates: { baik: 1 } });
  });

  it('stand in the topmost unit of the agency alone, whatever else is called an agency', () => {
    const [root] = units.filter(({ parentCode }) => parentCode === null);
    if (root === undefined) throw new Error('no root');
    const odd: Unit[] = [
      { ...root, code: 'A-SERVICE', kind: 'service' },
      { ...root, code: 'AN-AGENCY', parentCode: root.code },
      ...units,
    ];
    expect(rolledUp([person('DISDIK')], odd).agency?.unitCode).toBe(root.code);
    expect(
      rolledUp(
        [person('DISDIK')],
        units.filter((unit) => unit !== root),
      ).agency,
    ).toBeNull();
  });

  it('of a unit that nobody knows count in the agency', () => {
    const { agency, of } = rolledUp([person('GONE'), person('GONE', { headsUnit: true })]);
    expect([agency?.people.count, of('KOTA')?.people.count]).toEqual([2, 0]);
  });

  it('are read by those who lead, where anybody does', () => {
    const leaderless = units.map((unit) => (unit.code === 'DINKES' ? { ...unit, headId: null } : unit));
    expect(rolledUp([], leaderless).of('DINKES.1')?.readers).toEqual(['chief', 'mayor']);
  });
});

describe('what the evidence shows of a group', () => {
  const weak: Partial<Traits> = { behaviours: { adaptif: 'below' }, aspects: { cost: '50.00' } };
  const group = (unitCode: string, over: Partial<CaseAt<'decided'>> = {}) =>
    Array.from({ length: rules.development.minimumGroup }, () => person(unitCode, over, weak));
  const found = (profile: { weaknesses: { kind: string; subject: string; value: string }[] } | undefined) =>
    profile?.weaknesses.map(({ kind, subject, value }) => `${kind} ${subject} ${value}`);

  it('is shown in its unit and above, of a head above the unit led, and in the team', () => {
    const told = ['aspect cost 50.00', 'behaviour adaptif 100.00'];
    const own = rolledUp(group('DISDIK', { appraiserId: 'x' }));
    expect(found(own.of('DISDIK')?.profile)).toEqual(told);
    expect(found(own.agency?.profile)).toEqual(told);
    expect(found(own.of('DINKES.1')?.profile)).toEqual([]);
    expect(own.teams.map(({ appraiserId, profile }) => [appraiserId, found(profile)])).toEqual([['x', told]]);
    const heads = rolledUp(group('DISDIK', { headsUnit: true, appraiserId: null }));
    expect([found(heads.of('DISDIK')?.profile), found(heads.of('KOTA')?.profile), heads.teams]).toEqual([[], told, []]);
  });

  it('has the trainings for a unit or for the agency', () => {
    const { of, agency, teams } = rolledUp(group('DISDIK', { appraiserId: 'x' }));
    const scopes = (ruleIds: string[] | undefined) =>
      ruleIds?.map((id) => rules.development.rules.find((rule) => rule.id === id)?.for ?? []);
    for (const [profile, scope] of [
      [of('DISDIK')?.profile, 'unit'],
      [teams[0]?.profile, 'unit'],
      [agency?.profile, 'agency'],
    ] as const) {
      const meant = rules.development.rules.filter(
        (rule) => rule.for.includes(scope) && JSON.stringify(rule.when).match(/adaptif|cost/),
      );
      expect(profile?.trainings.map(({ ruleId }) => ruleId)).toEqual(meant.map(({ id }) => id));
      expect(scopes(profile?.trainings.map(({ ruleId }) => ruleId))?.every((one) => one.includes(scope))).toBe(true);
    }
  });

  it('begins with the key indicators, and the achievement is the score', () => {
    const { of } = rolledUp([]);
    expect(of('DINKES')).toMatchObject({
      score: { value: '89.00', rating: ratingOfScore('89.00', rules), basis: 'key-indicators' },
      profile: {
        weaknesses: [{ kind: 'key-indicator', subject: 'weak', value: '60' }],
        strengths: [{ kind: 'key-indicator', subject: 'strong', value: '118' }],
      },
    });
    expect(of('DISDIK')?.profile).toMatchObject({ weaknesses: [], strengths: [] });
  });
});

it('a tree of units holds what stands below what, and nothing else', () => {
  expect(unitTreeOf(units)).toEqual({
    schemaVersion: 1,
    units: units.map(({ code, parentCode }) => ({ code, parentCode })),
  });
  expect(unitTreeOf(units).units).not.toEqual([]);
});
