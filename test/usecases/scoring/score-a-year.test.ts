import { describe, expect, it } from 'vitest';
import { explanationOf } from '../../../functions/domain/case/packed-version.ts';
import type { ScoredBody } from '../../../functions/domain/case/result-bodies.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createProposeRealisation } from '../../../functions/usecases/realisations/propose-realisation.ts';
import { createWhatWouldChange } from '../../../functions/usecases/results/what-would-change.ts';
import { createRecompute } from '../../../functions/usecases/rule-sets/recompute.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { nodesOf } from '../../domain/scoring/scoring-fixtures.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

const plan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({
    ...w,
    indicators: w.indicators.map((i) => ({
      ...i,
      aggregation: i.id === 'tunggu' ? ('mean' as const) : ('sum' as const),
    })),
  })),
};

const quarter = (number: number, from: string, to: string, fixed = true): Cycle => ({
  ...exampleCycle,
  id: `tw${number}`,
  period: { from, to },
  closures: fixed
    ? {
        execution: {
          trigger: 'schedule',
          basis: 'deadline',
          by: null,
          cutOff: `${to}T17:00:00.000Z`,
          at: `${to}T17:01:00.000Z`,
        },
      }
    : {},
});
const quarters = [
  quarter(1, '2026-01-01', '2026-03-31'),
  quarter(2, '2026-04-01', '2026-06-30'),
  quarter(3, '2026-07-01', '2026-09-30'),
  quarter(4, '2026-10-01', '2026-12-31'),
];

/** A yearly cycle at the door of scoring; what `ani` reported in each quarter, null where she did not. */
const yearWorld = async (
  values: (string | null)[],
  cycles = quarters,
  rules: RuleSet = defaultRuleSet,
): Promise<World> => {
  const world = await createWorld({ rules });
  for (const [i, one] of cycles.entries()) {
    await world.put(keys.cycle(agencyId, one.id), one);
    const { data } = await world.case('ani');
    await world.put(caseKey(agencyId, one, 'ani'), { ...data, cycleId: one.id });
    const value = values[i] ?? null;
    if (value === null) continue;
    const items = ['kunjungan', 'tunggu', 'laporan'].map((indicatorId) => ({ indicatorId, value, evidence: [] }));
    await world.put(keys.realisation(agencyId, one.id, 'ani'), { schemaVersion: 1, items, at: world.clock.now() });
  }
  await world.planned('ani', plan);
  await world.enterPhase('scoring', { kind: 'annual', period: { from: '2026-01-01', to: '2026-12-31' } });
  return world;
};

const scored = async (world: World) => {
  await createScoreShards(world.deps)(shards);
  const { data } = await world.case('ani');
  if (data.stage !== 'scored') return { stage: data.stage, result: null, tree: null };
  const act = await world.read(keys.act<ScoredBody>(agencyId, cycleId, 'ani', data.result.seq));
  if (act === null) throw new Error('no act');
  return { stage: data.stage, result: data.result, tree: explanationOf(act.body, null) };
};
const target = { cycleId, employeeId: 'ani' };

describe('the year of somebody who reported every quarter', () => {
  it('is scored from the quarters, though nothing was typed for the year', async () => {
    const { result, tree } = await scored(await yearWorld(['30', '30', '30', '30']));
    // Sums of 120 of 120 and of 3 are full or capped; a mean of 30 is on target: 0.3 × 100 + 0.3 × 100 + 0.4 × 120.
    expect(result).toMatchObject({ score: '108.00', basis: 'provisional' });
    if (tree === null) throw new Error('no tree');
    expect(nodesOf(tree, 'period-aggregate').map(({ subject, value }) => [subject, value])).toEqual([
      ['kunjungan', '120'],
      ['tunggu', '30'],
      ['laporan', '120'],
    ]);
  });

  it('is proposed for the realisation of the year', async () => {
    const world = await yearWorld(['30', '30', '30', '33']);
    const { items } = await createProposeRealisation(world.deps)(world.actor('ani'), target);
    expect(items.map(({ indicatorId, value, reason }) => [indicatorId, value, reason])).toEqual([
      ['kunjungan', '123', 'from-periods'],
      ['tunggu', '30.75', 'from-periods'],
      ['laporan', '123', 'from-periods'],
    ]);
  });

  it('says what would change it as the calculation has it', async () => {
    const world = await yearWorld(['30', '30', '30', '30']);
    const { view } = await createWhatWouldChange(world.deps)(world.actor('ani'), target);
    expect(view.workResult?.change).toMatchObject({ figure: '108.00', nearest: 'down' });
    expect(view.workResult?.change?.boundaries[0]?.indicators[0]).toMatchObject({
      indicatorId: 'kunjungan',
      present: '120',
    });
  });
});

describe('a quarter that is missing', () => {
  it('leaves no sum, and the mean of the others: never a zero', async () => {
    const { tree, stage } = await scored(await yearWorld(['30', null, '30', '30']));
    // Two of three indicators have no value: 70 % of the weight is missing.
    expect([stage, tree]).toEqual(['unassessed', null]);
    const world = await yearWorld(['30', null, '30', '30']);
    const { items } = await createProposeRealisation(world.deps)(world.actor('ani'), target);
    expect(items.map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'period-missing'],
      ['30', 'period-missing'],
      [null, 'period-missing'],
    ]);
  });

  it('is not a quarter that can still change', async () => {
    const open = [...quarters.slice(0, 3), quarter(4, '2026-10-01', '2026-12-31', false)];
    const world = await yearWorld(['30', '30', '30', '30'], open);
    const { items } = await createProposeRealisation(world.deps)(world.actor('ani'), target);
    expect(items.map(({ reason }) => reason)).toEqual(['period-uncovered', 'from-periods', 'period-uncovered']);
  });

  it('proposes nothing in a quarter itself', async () => {
    const world = await yearWorld(['30', '30', '30', '30']);
    await world.enterPhase('scoring', { kind: 'quarterly' });
    expect(await createProposeRealisation(world.deps)(world.actor('ani'), target)).toMatchObject({ items: [] });
  });
});

describe('the numeric regime', () => {
  const numeric: RuleSet = { ...defaultRuleSet, regime: 'numeric' };
  const claim = {
    achievements: 'Target tercapai',
    obstacles: 'Tidak ada',
    behaviours: [],
    at: '2026-12-30T01:00:00.000Z',
  };

  it('takes the claim of the self-review where the review is missing, and shows both numbers at the case', async () => {
    const rules: RuleSet = {
      ...numeric,
      numeric: { ...numeric.numeric, behaviourNumbers: { below: '60', meets: '118', above: '120' } },
    };
    const world = await yearWorld(['34', '28', '28', '30'], quarters, rules);
    await world.put(keys.selfReview(agencyId, cycleId, 'ani'), {
      schemaVersion: 1,
      ...claim,
      newIdea: 'Antrean daring',
    });
    const { result } = await scored(world);
    // 0.7 × 108 + 0.3 × 118
    expect(result).toMatchObject({
      predicate: 'sangat-baik',
      numeric: { total: '111.00', newIdea: true, heard: false },
    });
  });

  it('without a claim is Baik at the same total', async () => {
    const rules: RuleSet = {
      ...numeric,
      numeric: { ...numeric.numeric, behaviourNumbers: { below: '60', meets: '118', above: '120' } },
    };
    const { result } = await scored(await yearWorld(['34', '28', '28', '30'], quarters, rules));
    expect(result).toMatchObject({ predicate: 'baik', numeric: { total: '111.00', newIdea: false } });
  });
});

describe('a year computed again', () => {
  const verdictOf = async (world: World) =>
    (await createRecompute(world.deps)(world.actor('admin'), { cycleId, employeeId: 'ani' })).verdict;

  it('does not draw on a quarter that was still open when it was scored', async () => {
    const world = await yearWorld(
      ['30', '30', '30', '99'],
      [...quarters.slice(0, 3), quarter(4, '2026-10-01', '2026-12-31', false)],
    );
    world.clock.set('2026-12-15T01:00:00.000Z');
    await scored(world);
    expect(await verdictOf(world)).toBe('same');
    await world.put(keys.cycle(agencyId, 'tw4'), quarter(4, '2026-10-01', '2026-12-31'));
    expect(await verdictOf(world)).toBe('same');
  });

  it('draws on every quarter that it was scored from', async () => {
    const world = await yearWorld(['30', '30', '30', '30']);
    world.clock.set('2027-01-15T01:00:00.000Z');
    await scored(world);
    expect(await verdictOf(world)).toBe('same');
  });
});
