import type { AttendanceMonth } from '../../domain/entitlements/attendance.ts';
import { ConflictError, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import {
  type GoodRow,
  type ImportReport,
  type ParsedRows,
  type RowProblem,
  reportOf,
  withoutRepeats,
} from '../directory/import-rows.ts';
import { loadPeopleByNip } from '../directory/load-people.ts';
import { type RowWrites, writeRows } from '../directory/write-rows.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';

export type AbsenceRow = { nip: string; days: number };
type AttendanceDeps = Pick<Deps, 'store' | 'clock'>;

/**
 * Takes in who was absent without leave in a month. Only those who were have a row and an item; the month itself is marked
 * as brought in after its rows, so that an import that broke off leaves it unknown and not "everybody was there".
 */
export const createImportAttendance =
  (deps: AttendanceDeps) =>
  async (command: Command, month: string, rows: ParsedRows<AbsenceRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const people = await loadPeopleByNip(
      deps,
      agencyId,
      rows.good.map(({ value }) => value.nip),
    );
    const resolved: GoodRow<{ employeeId: string; days: number }>[] = [];
    const refused: RowProblem[] = [];
    for (const { row, value } of rows.good) {
      const person = people.get(value.nip)?.data;
      if (person === undefined)
        refused.push({ row, column: 'nip', code: 'unknown-nip', reason: 'nobody in the directory has this number' });
      else resolved.push({ row, value: { employeeId: person.id, days: value.days } });
    }
    const single = withoutRepeats(resolved, 'nip', ({ employeeId }) => employeeId);
    const keyOf = (employeeId: string) => keys.absence(agencyId, month, employeeId);
    const known = await deps.store.getMany(single.good.map(({ value }) => keyOf(value.employeeId)));
    const writes = single.good.map(({ row, value: { employeeId, days } }, i): RowWrites => {
      const found = known[i] ?? null;
      if (found?.data.days === days) return { outcomes: [{ row, outcome: 'unchanged' }], writes: [] };
      const key = keyOf(employeeId);
      const data = { schemaVersion: 1, days } as const;
      const write: Write =
        found === null ? { kind: 'insert', key, data } : { kind: 'replace', key, version: found.version, data };
      return { outcomes: [{ row, outcome: found === null ? 'created' : 'updated' }], writes: [write] };
    });
    const written = await writeRows(deps.store, writes);
    const report = reportOf([...rows.broken, ...refused, ...single.broken, ...written]);
    if (report.refused.length === 0) await mark(deps, command, month, single.good.length);
    return report;
  };

/** The mark stands from the first whole import on; a file that corrects some people later changes only theirs. */
const mark = async (
  deps: AttendanceDeps,
  { actor: { agencyId, personId: importedBy } }: Command,
  month: string,
  absences: number,
): Promise<void> => {
  const data: AttendanceMonth = { schemaVersion: 1, month, absences, importedBy, at: deps.clock.now() };
  try {
    await deps.store.commit([{ kind: 'insert', key: keys.attendanceMonth(agencyId, month), data }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
