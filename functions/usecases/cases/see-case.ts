import type { Action } from '../../domain/case/action-rules.ts';
import { checkAction } from '../../domain/case/actions.ts';
import type { Case } from '../../domain/case/case.ts';
import { type Relation, relationsOf } from '../../domain/case/relations.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCase, loadCycle } from '../support/load.ts';

/** Names one person's case in one cycle of the caller's agency. */
export type CaseTarget = { cycleId: string; employeeId: string };
export type SeenCase = { cycle: Cycle; case: Stored<Case>; relations: Relation[] };

/**
 * A case that the actor may read.
 *
 * @throws RefusedError `not-found` alike for an absent case and for one that the actor has nothing to do with
 */
export const seeCase = async (deps: Pick<Deps, 'store'>, actor: Actor, target: CaseTarget): Promise<SeenCase> => {
  const { data: cycle } = await loadCycle(deps, actor.agencyId, target.cycleId);
  const stored = await loadCase(deps, actor.agencyId, cycle, target.employeeId);
  const relations = relationsOf(actor, stored.data, cycle);
  if (relations.length === 0) refuse('not-found', { detail: 'No such case.' });
  return { cycle, case: stored, relations };
};

/** Refuses what the stage table refuses: for the documents and facts beside a case, which change it by no act. */
export const requireAction = (action: Action, seen: SeenCase, now: Instant): void => {
  const verdict = checkAction(action, {
    cycle: seen.cycle,
    case: seen.case.data,
    relations: seen.relations,
    now,
  });
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
};
