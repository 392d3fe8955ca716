import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** Feedback is closed: without the key, no tag of a colleague can be traced to its author any more. */
export const destroyFeedbackSecret = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
): Promise<void> => {
  const key = keys.feedbackSecret(agencyId, cycleId);
  const stored = await deps.store.get(key);
  if (stored === null) return;
  try {
    await deps.store.commit([{ kind: 'delete', key, version: stored.version }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
