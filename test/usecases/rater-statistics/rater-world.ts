import type { Case } from '../../../functions/domain/case/case.ts';
import type { Cycle } from '../../../functions/domain/cycle/cycle.ts';
import { cellOf, type Level } from '../../../functions/domain/rater-statistics/rated.ts';
import type { RaterTally } from '../../../functions/domain/rater-statistics/rater-tally.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { actAt } from '../../../functions/usecases/support/acts-of.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { createRollUpCycle } from '../../../functions/usecases/units/roll-up-cycle.ts';
import { evaluated, realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

/** A town has few appraisers: four are enough to compare here. */
export const townRules: RuleSet = { ...defaultRuleSet, raters: { ...defaultRuleSet.raters, minimumRaters: 4 } };

export const words = { strengths: 'Teliti dan cepat.', improvements: 'Berbagi dengan rekan.' };

/** The quarter before, closed. */
export const before: Cycle = {
  ...exampleCycle,
  id: 'tw4-2025',
  period: { from: '2025-10-01', to: '2025-12-31' },
  phase: 'closed',
  closures: {
    'supervisor-review': {
      trigger: 'schedule',
      basis: 'deadline',
      by: null,
      cutOff: '2026-01-05T17:00:00.000Z',
      at: '2026-01-05T17:01:00.000Z',
    },
  },
};

/** Everybody reviewed by their appraiser as they are suggested to be: exactly on target. */
export const ratedWorld = async (store?: Store): Promise<World> => {
  const world = await createWorld({ rules: townRules, ...(store === undefined ? {} : { store }) });
  for (const employeeId of evaluated) {
    await realise(world, employeeId);
    await world.planned(employeeId);
  }
  await world.enterPhase('supervisor-review');
  for (const employeeId of evaluated) {
    const { data, version } = await world.case(employeeId);
    const review = { workResult: 'meets', behaviour: 'meets', reason: 'Sesuai bukti.', ...words } as const;
    await createSubmitReview(world.deps)(world.command(data.appraiserId ?? '', { version }), {
      cycleId,
      employeeId,
      ...review,
    });
  }
  await world.enterPhase('scoring');
  return world;
};

export const scoreAndRollUp = async (world: World): Promise<World> => {
  await createScoreShards(world.deps)(shards);
  await createRollUpCycle(world.deps)({ agencyId, cycleId, phase: 'scoring' });
  await world.enterPhase('organisation-predicate');
  return world;
};

/** `count` ratings of people who met their targets. */
export const tallyOf = (work: Level, count: number): RaterTally => ({
  cells: { [cellOf({ band: 4, voices: 0, late: 2, work, behaviour: 2 })]: count },
  compared: 0,
  copied: 0,
  leftOut: 0,
});

/** The period before, as its shards were left: the section chief gave everybody more than the evidence, the others did not. */
export const withPeriodBefore = async (world: World): Promise<World> => {
  await world.put(keys.cycle(agencyId, before.id), before);
  const others = ['health-head', 'school-head', 'secretary', 'mayor'];
  await world.put(keys.shardRatings(agencyId, before.id, 0), {
    schemaVersion: 1,
    raters: Object.fromEntries([
      ['chief', tallyOf(3, 40)],
      ...others.map((rater): [string, RaterTally] => [rater, tallyOf(2, 40)]),
    ]),
  });
  return world;
};

/** A person's review of the period before, by this appraiser in these words. */
export const reviewedBefore = async (
  world: World,
  employeeId: string,
  over: { by?: string; strengths?: string; segments?: Case['segments'] } = {},
): Promise<void> => {
  await world.put(keys.cycle(agencyId, before.id), before);
  const { data } = await world.case(employeeId);
  if (data.stage !== 'reviewed') throw new Error(`${employeeId} is ${data.stage}`);
  const act = await actAt(world.deps, agencyId, data, data.review.seq);
  if (act === null) throw new Error('a review without its act');
  const subject: Case = {
    ...data,
    cycleId: before.id,
    chain: { seq: data.chain.seq, head: data.chain.head },
    stage: 'scored',
    result: { ...data.review, version: 1, predicate: 'baik', basis: 'reviewed', score: '100.00' },
    ...(over.segments === undefined ? {} : { segments: over.segments }),
  };
  await world.put(caseKey(agencyId, before, employeeId), subject);
  await world.put(keys.act(agencyId, before.id, employeeId, data.review.seq), {
    ...act,
    envelope: { ...act.envelope, actor: over.by ?? act.envelope.actor },
    body: { workResult: 'meets', behaviour: 'meets', ...words, strengths: over.strengths ?? words.strengths },
  });
};
