import type { Case, CaseAt } from '../../domain/case/case.ts';
import type { ObjectionEntry } from '../../domain/objection/objection-entry.ts';
import type { ObjectionRef } from '../../domain/objection/objection-ref.ts';
import type { Stored, Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** The case with the objection that the stage table has seen. */
export const objectedCase = (data: Case): { subject: CaseAt<'decided'>; objection: ObjectionRef } => {
  if (data.stage !== 'decided' || data.objection === null)
    throw new Error('the stage table let a case without an objection through');
  return { subject: data, objection: data.objection };
};

export const requiredEntry = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: Pick<Case, 'cycleId' | 'employeeId'>,
): Promise<Stored<ObjectionEntry>> => {
  const stored = await deps.store.get(keys.objectionEntry(agencyId, cycleId, employeeId));
  if (stored === null) throw new Error('an objection has no entry');
  return stored;
};

export const replaceEntry = (entry: Stored<ObjectionEntry>, change: Partial<ObjectionEntry>): Write => ({
  kind: 'replace',
  key: entry.key,
  version: entry.version,
  data: { ...entry.data, ...change },
});
