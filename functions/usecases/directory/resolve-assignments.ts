import type { Assignment, Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { Stored } from '../../ports/store.ts';
import type { GoodRow, RowProblem } from './import-rows.ts';
import type { People } from './load-people.ts';

export type AssignmentRow = Omit<Assignment, 'appraiserId'> & { nip: string; appraiserNip: string | null };
/** A row whose numbers and codes were looked up. */
export type ResolvedRow = GoodRow<Assignment> & { person: Stored<Employee> };

type Lookup = { people: People; units: ReadonlyMap<string, Stored<Unit>> };
type Problem = Omit<RowProblem, 'row'>;

const problemOf = (row: AssignmentRow, { people, units }: Lookup): Problem | null => {
  const unit = units.get(row.unitCode)?.data;
  const person = people.get(row.nip)?.data;
  const appraiser = row.appraiserNip === null ? null : people.get(row.appraiserNip)?.data;
  const unknown = 'nobody in the directory has this number';
  if (person === undefined) return { column: 'nip', code: 'unknown-nip', reason: unknown };
  if (unit === undefined)
    return { column: 'unitCode', code: 'unknown-unit', reason: 'no unit in the directory has this code' };
  if (appraiser === undefined) return { column: 'appraiserNip', code: 'unknown-nip', reason: unknown };
  if (appraiser === null && !(unit.kind === 'agency' && row.headsUnit))
    return {
      column: 'appraiserNip',
      code: 'appraiser-required',
      reason: 'only the head of the agency has no appraiser',
    };
  if (appraiser !== null && appraiser.id === person.id)
    return { column: 'appraiserNip', code: 'own-appraiser', reason: 'nobody appraises himself' };
  if (row.capacity !== 'definitive' && row.decree === null)
    return {
      column: 'decree',
      code: 'decree-required',
      reason: 'an acting post (plt, plh) needs the number of its decree',
    };
  if (row.to !== null && row.to < row.from)
    return { column: 'to', code: 'ends-before-begin', reason: 'the assignment ends before it begins' };
  return null;
};

/** Looks up the persons, the appraiser and the unit that a row names, or says what is wrong with it. */
export const resolveAssignment = ({ row, value }: GoodRow<AssignmentRow>, lookup: Lookup): ResolvedRow | RowProblem => {
  const problem = problemOf(value, lookup);
  const person = lookup.people.get(value.nip);
  if (problem !== null || person === undefined)
    return { row, ...(problem ?? { column: 'nip', code: 'unknown-nip', reason: 'nobody has this number' }) };
  const { nip: _, appraiserNip, ...rest } = value;
  const appraiserId = appraiserNip === null ? null : (lookup.people.get(appraiserNip)?.data.id ?? null);
  return { row, person, value: { ...rest, appraiserId } };
};
