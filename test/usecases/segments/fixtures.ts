import { createImportAssignments } from '../../../functions/usecases/directory/import-assignments.ts';
import type { AssignmentRow } from '../../../functions/usecases/directory/resolve-assignments.ts';
import { createConfirmReassignments } from '../../../functions/usecases/segments/confirm-reassignments.ts';
import {
  createListReassignments,
  type PersonToSettle,
} from '../../../functions/usecases/segments/list-reassignments.ts';
import { createPreviewAssignments } from '../../../functions/usecases/segments/preview-assignments.ts';
import { people } from '../../support/people.ts';
import { cycleId, type World } from '../../support/world.ts';
import { rowsOf } from '../directory/rows.ts';

export const nipOf = (id: string): string => people.find((p) => p.id === id)?.nip ?? 'nobody';

/** A row for somebody of the world: as stored, but for what is said. */
export const rowOf = (id: string, over: Partial<AssignmentRow> = {}): AssignmentRow => {
  const a = people.find((p) => p.id === id)?.assignments[0];
  if (a === undefined) throw new Error(`no ${id} in the world`);
  const { appraiserId, ...rest } = a;
  return { ...rest, nip: nipOf(id), appraiserNip: appraiserId === null ? null : nipOf(appraiserId), ...over };
};

/** Ani moves from health to education in mid-February. */
export const transfer = (): AssignmentRow =>
  rowOf('ani', { unitCode: 'DISDIK', appraiserNip: nipOf('school-head'), from: '2026-02-15' });

/** The chief retires; budi, one of the section, stands in from March on. */
export const retirement = (): AssignmentRow[] => [
  rowOf('chief', { to: '2026-02-28' }),
  rowOf('budi', {
    headsUnit: true,
    capacity: 'plt',
    decree: 'SK-7/2026',
    from: '2026-03-01',
    appraiserNip: nipOf('health-head'),
  }),
];

export const preview = (world: World, rows: AssignmentRow[]) =>
  createPreviewAssignments(world.deps)(world.actor('admin'), rowsOf(rows));
export const importRows = (world: World, rows: AssignmentRow[]) =>
  createImportAssignments(world.deps)(world.command('admin'), rowsOf(rows));

/** Everybody with whom something is the matter, over all pages. */
export const pending = async (world: World): Promise<PersonToSettle[]> => {
  const items: PersonToSettle[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReturnType<typeof createListReassignments>>> = await createListReassignments(
      world.deps,
    )(world.actor('auditor'), { cycleId, cursor, limit: 5 });
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return items;
};

/** Confirms all that is pending, as it is shown now. */
export const confirmAll = async (world: World, reason = 'SK mutasi diterima.') => {
  const items = (await pending(world)).flatMap(({ reassignment }) =>
    reassignment === null
      ? []
      : [{ employeeId: reassignment.employeeId, version: reassignment.version, preview: reassignment.digest }],
  );
  return createConfirmReassignments(world.deps)(world.command('admin'), { cycleId, reason, items });
};
