import { ConflictError } from '../../ports/store.ts';

/** Schedules deliver at least once: a run at the same moment may have written, or removed, the very same. */
export const unlessDone = async (write: Promise<void>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
