import type { FollowUp } from '../../domain/follow-up/follow-up.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, type SeenCase, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type MeasureTarget = CaseTarget & { ruleId: string };
export type SeenMeasure = SeenCase & { measure: Stored<FollowUp> };

/**
 * A measure of a person whose case the actor may read.
 *
 * @throws RefusedError `not-found` alike for an absent case, for a foreign one, and for a measure that was never proposed
 */
export const seeFollowUp = async (
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  { cycleId, employeeId, ruleId }: MeasureTarget,
): Promise<SeenMeasure> => {
  const seen = await seeCase(deps, actor, { cycleId, employeeId });
  const { serviceCode } = seen.case.data;
  const key = keys.followUp(actor.agencyId, cycleId, serviceCode, `${employeeId}.${ruleId}`);
  const measure = (await deps.store.get(key)) ?? refuse('not-found', { detail: 'No such measure.' });
  return { ...seen, measure };
};
