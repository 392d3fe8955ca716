import type { PlanFollowedBody } from '../../domain/case/act-bodies.ts';
import { referenceTo } from '../../domain/case/annual-plan.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { isPast } from '../../domain/cycle/position.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseChange } from '../support/act-on-case.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';

/** Whether work still goes on in a cycle: what is measured does not change behind a closed period. */
const isWorking = (cycle: Cycle, now: Instant): boolean =>
  !isPast(cycle, 'execution') &&
  !(cycle.phase === 'execution' && cycle.status !== 'open') &&
  now < cycle.deadlines.execution &&
  cycle.shardCount > 0;

/** The case of a shorter period as it follows the annual one; null where it lives by another plan or by this very text. */
export const followed = (
  subject: Case,
  cycle: Pick<Cycle, 'period'>,
  annual: Parameters<typeof referenceTo>[0],
): { next: Case; body: PlanFollowedBody } | null => {
  if (subject.stage !== 'planned' || subject.plan.of !== annual.cycle.id) return null;
  const plan = referenceTo(annual, cycle.period);
  if (plan === null || plan.seq === subject.plan.seq) return null;
  const { seq: planSeq, version, share } = plan;
  const body: PlanFollowedBody = {
    planCycleId: annual.cycle.id,
    planSeq,
    version,
    ...(share === undefined ? {} : { share }),
  };
  return { next: { ...subject, plan }, body };
};

/**
 * What a change of the annual plan means for the shorter periods under it: each in which the person still works lives by the new
 * text from then on, by an act of its own in the same commit. Closed periods keep the version that they were worked by.
 */
export const followAnnualPlan = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  annual: { cycle: Cycle; case: Case },
  now: Instant,
): Promise<NonNullable<CaseChange['alsoActs']>> => {
  if (annual.cycle.kind !== 'annual') return [];
  const acts: NonNullable<CaseChange['alsoActs']> = [];
  for await (const { data: cycle } of eachOf(deps, keys.cycles(agencyId))) {
    if (cycle.planCycleId !== annual.cycle.id || !isWorking(cycle, now)) continue;
    const stored: Stored<Case> | null = await deps.store.get(caseKey(agencyId, cycle, annual.case.employeeId));
    const change = stored === null ? null : followed(stored.data, cycle, annual);
    if (stored !== null && change !== null) acts.push({ cycle, stored, act: 'plan-followed', ...change });
  }
  return acts;
};
