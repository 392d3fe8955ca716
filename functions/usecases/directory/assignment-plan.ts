import type { Employee } from '../../domain/directory/employee.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import type { RowOutcome, RowProblem } from './import-rows.ts';
import type { People } from './load-people.ts';
import type { ResolvedRow } from './resolve-assignments.ts';

/** What the rows of one person come to. */
export type PersonPlan = {
  person: Stored<Employee>;
  next: Employee;
  rows: (ResolvedRow & { outcome: RowOutcome['outcome'] })[];
};
export type Surroundings = {
  /** By id: everybody named, everybody above them, and the present heads of units. */
  people: People;
  units: ReadonlyMap<string, Stored<Unit>>;
  today: LocalDate;
};
export type AssignmentPlan = {
  plans: PersonPlan[];
  refused: RowProblem[];
  /** Units whose head is another one than stored. */
  heads: Map<string, string | null>;
};
