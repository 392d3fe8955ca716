import type { Employee } from '../../domain/directory/employee.ts';
import { compareHoldings } from '../../domain/posts/holdings.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';

/** Keeps the list of a post's holders with their histories. An entry is inserted and deleted, never replaced. */
export const holderWrites = (agencyId: string, before: Employee, after: Employee): Write[] => {
  const { added, removed } = compareHoldings(before, after);
  const { id } = after;
  return [
    ...removed.map((post): Write => ({ kind: 'delete', key: keys.postHolder(agencyId, post, id), version: 1 })),
    ...added.map(
      (post): Write => ({
        kind: 'insert',
        key: keys.postHolder(agencyId, post, id),
        data: { schemaVersion: 1, employeeId: id },
      }),
    ),
  ];
};
