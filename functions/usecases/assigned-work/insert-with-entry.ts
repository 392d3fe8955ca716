import type { AssignedWork } from '../../domain/assigned-work/assigned-work.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/** Stores the work with the person and among those of its source, or answers with what the same request stored before. */
export const insertWithEntry = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  work: AssignedWork,
): Promise<AssignedWork> => {
  const { id, source } = work;
  const key = keys.assignedWork(agencyId, cycleId, employeeId, id);
  try {
    await deps.store.commit([
      { kind: 'insert', key, data: work },
      {
        kind: 'insert',
        key: keys.assignedEntry(agencyId, cycleId, source, employeeId, id),
        data: { schemaVersion: 1, employeeId, id },
      },
    ]);
    return work;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    const found = await deps.store.get(key);
    if (found === null) throw error;
    return found.data;
  }
};
