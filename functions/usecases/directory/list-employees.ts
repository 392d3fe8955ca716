import { directoryPartitions, keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { type PersonView, personView } from './person-view.ts';

export type EmployeeQuery = {
  limit: number;
  /** `<partition>.<employee id>` of the last person of the page before; the id is empty at the start of a partition. */
  cursor: string | null;
};
export type EmployeePage = { items: PersonView[]; next: string | null };

const placeOf = (cursor: string | null): { partition: number; after: string | null } => {
  if (cursor === null) return { partition: 0, after: null };
  const [partition, after = ''] = cursor.split('.');
  return { partition: Number(partition), after: after === '' ? null : after };
};

/** The directory for administrators and auditors, by the page (in no order that means anything). */
export const createListEmployees =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cursor, limit }: EmployeeQuery): Promise<EmployeePage> => {
    requireRole(actor, 'administrator', 'auditor');
    const items: PersonView[] = [];
    const start = placeOf(cursor);
    let after = start.after;
    for (let partition = start.partition; partition < directoryPartitions; partition++) {
      const range = keys.employees(actor.agencyId, partition);
      const found = await deps.store.query(range, { limit: limit - items.length, after });
      items.push(...found.items.map(({ data }) => personView(data)));
      if (found.next !== null) return { items, next: `${partition}.${items.at(-1)?.id ?? ''}` };
      after = null;
      if (items.length >= limit)
        return { items, next: partition + 1 < directoryPartitions ? `${partition + 1}.` : null };
    }
    return { items, next: null };
  };
