import { directoryRoles, type Employee } from '../../domain/directory/employee.ts';
import { checkNip } from '../../domain/directory/nip.ts';
import type { Write } from '../../ports/store.ts';
import type { Actor, Command, Deps } from '../support/deps.ts';
import { employeeKey } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { decideEmployee, type EmployeeDecision, type EmployeeRow } from './decide-employee.ts';
import {
  type GoodRow,
  type ImportReport,
  type ParsedRows,
  type RowProblem,
  reportOf,
  withoutRepeats,
} from './import-rows.ts';
import { loadPeopleByNip } from './load-people.ts';
import { newPerson, nipEntry } from './new-person.ts';
import { type RowWrites, writeRows } from './write-rows.ts';

type Refused = Extract<EmployeeDecision, { decision: 'refuse' }>;
type Decided = GoodRow<EmployeeRow> & { decision: EmployeeDecision };
type Accepted = GoodRow<EmployeeRow> & { decision: Exclude<EmployeeDecision, Refused> };
type WriteDeps = Pick<Deps, 'store' | 'ids'>;

const checkNumbers = (rows: GoodRow<EmployeeRow>[]): ParsedRows<EmployeeRow> => {
  const good: GoodRow<EmployeeRow>[] = [];
  const broken: RowProblem[] = [];
  for (const row of rows) {
    const checked = checkNip(row.value.nip, row.value.kind);
    if (checked.ok) good.push(row);
    else broken.push({ row: row.row, column: 'nip', code: checked.code, reason: checked.reason });
  }
  return { good, broken };
};

const rolesByPersons: Refused = {
  decision: 'refuse',
  column: 'roles',
  code: 'roles-by-persons',
  reason: 'roles are given by an administrator, or by a system with the scope for roles; leave the column empty',
};

/** What a row says of roles once it is by somebody who may not: nothing, whoever holds which. Null where it says something else. */
const leavingRoles = (row: EmployeeRow, known: Employee | undefined): EmployeeRow | null => {
  const held = known?.roles ?? [];
  const asked = directoryRoles.filter((role) => row.roles.includes(role));
  return asked.length === 0 || asked.join() === held.join() ? { ...row, roles: held } : null;
};

/** An administrator who takes the role from himself by a list could lock everybody out. */
const guarded = (actor: Actor, { value, decision }: Decided): EmployeeDecision => {
  const isOwn = 'person' in decision && decision.person.data.id === actor.personId;
  if (!isOwn || value.roles.includes('administrator')) return decision;
  return {
    decision: 'refuse',
    column: 'roles',
    code: 'own-administrator-role',
    reason: 'you cannot take the role of administrator from yourself; another administrator can',
  };
};

const problemOf = (row: number, { column, code, reason }: Refused): RowProblem => ({ row, column, code, reason });

const writesOf = (deps: WriteDeps, agencyId: string, { row, value, decision }: Accepted): RowWrites => {
  switch (decision.decision) {
    case 'create':
      return { outcomes: [{ row, outcome: 'created' }], writes: newPerson(agencyId, deps.ids.next(), value) };
    case 'keep':
      return { outcomes: [{ row, outcome: 'unchanged' }], writes: [] };
    case 'change':
    case 'renumber': {
      const { person, next } = decision;
      const key = employeeKey(agencyId, next.id);
      const replace: Write = { kind: 'replace', key, version: person.version, data: next };
      const number = decision.decision === 'renumber' ? [nipEntry(agencyId, next.nip, next.id)] : [];
      return { outcomes: [{ row, outcome: 'updated' }], writes: [replace, ...number] };
    }
  }
};

/**
 * Takes in persons row by row. The number finds the person, the surrogate id stays: a PPPK keeps one history over all
 * contracts. Two imports of the same person at once collide on the number's item, so nobody is doubled.
 */
export const createImportEmployees =
  (deps: WriteDeps) =>
  async (command: Command, rows: ParsedRows<EmployeeRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const numbered = checkNumbers(rows.good);
    const single = withoutRepeats(numbered.good, 'nip', ({ nip }) => nip);
    const people = await loadPeopleByNip(
      deps,
      agencyId,
      single.good.flatMap(({ value }) => [value.nip, ...(value.replacesNip === null ? [] : [value.replacesNip])]),
    );
    const decided = single.good.map((row): Decided => {
      const { nip, replacesNip } = row.value;
      const former = replacesNip === null ? undefined : people.get(replacesNip);
      const holder = people.get(nip);
      const value = command.actor.leavesRoles ? leavingRoles(row.value, (holder ?? former)?.data) : row.value;
      if (value === null) return { ...row, decision: rolesByPersons };
      return { row: row.row, value, decision: decideEmployee(value, holder, former) };
    });
    const once = withoutRepeats(
      decided.map((d) => ({ row: d.row, value: d })),
      'nip',
      ({ decision, value }) => ('person' in decision ? `id ${decision.person.data.id}` : `nip ${value.nip}`),
    );
    const accepted: Accepted[] = [];
    const refused: RowProblem[] = [];
    for (const { value: row } of once.good) {
      const decision = guarded(command.actor, row);
      if (decision.decision === 'refuse') refused.push(problemOf(row.row, decision));
      else accepted.push({ ...row, decision });
    }
    const written = await writeRows(
      deps.store,
      accepted.map((row) => writesOf(deps, agencyId, row)),
    );
    return reportOf([...rows.broken, ...numbered.broken, ...single.broken, ...once.broken, ...refused, ...written]);
  };
