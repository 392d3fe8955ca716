import type { Erasure } from '../../domain/erasure/erasure.ts';
import { refuse } from '../../domain/refusal.ts';
import { retryOnConflict } from '../forum/retry.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { findFreeTexts } from './request-erasure.ts';
import {
  type ErasureTarget,
  type ErasureView,
  erasureView,
  isRepeat,
  loadErasure,
  seeErasable,
  stepOf,
} from './see-erasure.ts';

export type ErasureDecisionInput = ErasureTarget & { decision: 'approve' | 'decline'; reason: string };

/** An administrator decides, never on a text of their own; approved, it waits for the second person. */
export const createDecideErasure =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (command: Command, input: ErasureDecisionInput): Promise<ErasureView> =>
    retryOnConflict(() => decide(deps, command, input));

const decide = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  command: Command,
  input: ErasureDecisionInput,
): Promise<ErasureView> => {
  const { actor } = command;
  const seen = await seeErasable(deps, actor, input, 'administrator', 'auditor');
  const stored = await loadErasure(deps, actor.agencyId, input);
  requireRole(actor, 'administrator');
  const { data } = stored;
  if (data.status !== 'requested') {
    if (isRepeat(data.decided, command)) return erasureView(data);
    return refuse('already-decided');
  }
  if (actor.personId === input.employeeId)
    refuse('conflict-of-interest', {
      detail: 'Nobody decides on a text of their own.',
      extra: { conflict: 'self' },
    });
  if (input.decision === 'approve') await findFreeTexts(deps, actor.agencyId, seen, data);
  const decided = stepOf(command, deps.clock.now(), input.reason);
  const next: Erasure = { ...data, status: input.decision === 'approve' ? 'decided' : 'declined', decided };
  await deps.store.commit([{ kind: 'replace', key: stored.key, version: stored.version, data: next }]);
  return erasureView(next);
};
