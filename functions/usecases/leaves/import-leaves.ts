import type { Leave } from '../../domain/directory/leave.ts';
import type { Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import {
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

export type LeaveRow = Omit<Leave, 'schemaVersion'> & { nip: string };
type Resolved = { row: number; employeeId: string; leave: Leave };

const isSame = (a: Leave, b: Leave): boolean => a.to === b.to && a.kind === b.kind;

/** Takes in who was on leave and when; a leave is named by its person and its first day, and a later file may change the rest. */
export const createImportLeaves =
  (deps: Pick<Deps, 'store'>) =>
  async (command: Command, rows: ParsedRows<LeaveRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const people = await loadPeopleByNip(
      deps,
      agencyId,
      rows.good.map(({ value }) => value.nip),
    );
    const resolved: Resolved[] = [];
    const refused: RowProblem[] = [];
    for (const { row, value } of rows.good) {
      const { nip, ...leave } = value;
      const person = people.get(nip)?.data;
      if (person === undefined)
        refused.push({ row, column: 'nip', code: 'unknown-nip', reason: 'nobody in the directory has this number' });
      else if (leave.to < leave.from)
        refused.push({ row, column: 'to', code: 'ends-before-begin', reason: 'the leave ends before it begins' });
      else resolved.push({ row, employeeId: person.id, leave: { schemaVersion: 1, ...leave } });
    }
    const single = withoutRepeats(
      resolved.map((one) => ({ row: one.row, value: one })),
      'from',
      ({ employeeId, leave }) => `${employeeId} ${leave.from}`,
    );
    const known = await deps.store.getMany(
      single.good.map(({ value }) => keys.leave(agencyId, value.employeeId, value.leave.from)),
    );
    const writes = single.good.map(({ row, value }, i): RowWrites => {
      const found = known[i] ?? null;
      const key = keys.leave(agencyId, value.employeeId, value.leave.from);
      if (found !== null && isSame(found.data, value.leave))
        return { outcomes: [{ row, outcome: 'unchanged' }], writes: [] };
      const write: Write =
        found === null
          ? { kind: 'insert', key, data: value.leave }
          : { kind: 'replace', key, version: found.version, data: value.leave };
      return { outcomes: [{ row, outcome: found === null ? 'created' : 'updated' }], writes: [write] };
    });
    const written = await writeRows(deps.store, writes);
    return reportOf([...rows.broken, ...refused, ...single.broken, ...written]);
  };
