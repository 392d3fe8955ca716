import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { holderWrites } from '../posts/holder-writes.ts';
import { employeeKey } from '../support/load.ts';
import type { PersonPlan } from './assignment-plan.ts';
import type { RowWrites } from './write-rows.ts';

/** The person's document, the entries among the holders of a post, and, where the appraiser changed, both boards. */
export const writesOfPerson = (agencyId: string, { person, next, rows }: PersonPlan): RowWrites => {
  const outcomes = rows.map(({ row, outcome }) => ({ row, outcome }));
  if (outcomes.every(({ outcome }) => outcome === 'unchanged')) return { outcomes, writes: [] };
  const { id } = next;
  const writes: Write[] = [
    { kind: 'replace', key: employeeKey(agencyId, id), version: person.version, data: next },
    ...holderWrites(agencyId, person.data, next),
  ];
  const before = assignmentInForce(person.data)?.appraiserId ?? null;
  const after = assignmentInForce(next)?.appraiserId ?? null;
  if (before === after) return { outcomes, writes };
  // An entry is inserted and deleted, never replaced: its version is always 1.
  if (before !== null) writes.push({ kind: 'delete', key: keys.teamMember(agencyId, before, id), version: 1 });
  if (after !== null)
    writes.push({
      kind: 'insert',
      key: keys.teamMember(agencyId, after, id),
      data: { schemaVersion: 1, employeeId: id },
    });
  return { outcomes, writes };
};
