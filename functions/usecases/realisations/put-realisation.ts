import type { Case, PlanRef } from '../../domain/case/case.ts';
import { checkRealisation } from '../../domain/execution/check-realisation.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Key } from '../../ports/store.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';

export type Reported = Pick<Realisation, 'items' | 'descriptions'>;

/** Where a report belongs: the case, the plan that it is measured by, and the place that keeps it. */
type Place = { subject: Case; plan: PlanRef; key: Key<Realisation>; at: Instant };

/**
 * Keeps what was measured, or in words what was achieved, against one plan.
 *
 * @throws RefusedError `unknown-indicator`, or `invalid-body` where a value does not fit its indicator
 */
export const putRealisation = async (
  deps: Pick<Deps, 'store'>,
  { actor, expectedVersion }: Command,
  { items, descriptions = [] }: Reported,
  { subject, plan: ref, key, at }: Place,
): Promise<{ at: Instant; version: number }> => {
  const { plan } = await loadPlanText(deps, actor.agencyId, subject, ref);
  const fields = checkRealisation({ items, descriptions }, plan);
  if (fields.length > 0)
    refuse(fields.every(({ code }) => code === 'unknown-indicator') ? 'unknown-indicator' : 'invalid-body', { fields });
  const told = descriptions.length > 0 ? { descriptions } : {};
  return putDocument(deps, key, { schemaVersion: 1, items, ...told, at }, expectedVersion);
};
