import { checkPhase } from '../../domain/case/actions.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import type { ServiceRecord } from '../../domain/forum/forum.ts';
import { type ServiceRelation, serviceRelationsOf } from '../../domain/forum/service-relations.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';

/** Names one service (a unit at the level where the distribution binds) in one cycle of the caller's agency. */
export type ServiceTarget = { cycleId: string; serviceCode: string };
export type SeenService = { cycle: Cycle; record: Stored<ServiceRecord>; relations: ServiceRelation[] };

/**
 * A service that the actor may read.
 *
 * @throws RefusedError `not-found` alike for an absent service and for one that the actor has nothing to do with
 */
export const seeService = async (
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  target: ServiceTarget,
): Promise<SeenService> => {
  const { data: cycle } = await loadCycle(deps, actor.agencyId, target.cycleId);
  const record = await deps.store.get(keys.service(actor.agencyId, cycle.id, target.serviceCode));
  const relations = record === null ? [] : serviceRelationsOf(actor, record.data, cycle);
  if (record === null || relations.length === 0)
    throw new RefusedError({ code: 'not-found', detail: 'No such service.' });
  return { cycle, record, relations };
};

export const requireRelation = (seen: SeenService, ...wanted: ServiceRelation[]): void => {
  if (!wanted.some((relation) => seen.relations.includes(relation)))
    refuse('forbidden', { detail: `This act belongs to: ${wanted.join(', ')}.` });
};

/** `deadlineBinds` is false where a named human must decide however late it is. */
export const requirePhase = (cycle: Cycle, phase: HumanPhase, deadlineBinds: boolean, now: Instant): void => {
  const verdict = checkPhase(cycle, [phase], deadlineBinds, now);
  if (verdict.decision === 'refuse') throw new RefusedError(verdict.refusal);
};
