import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Assignment, Employee } from '../../domain/directory/employee.ts';

/** Without the address: it is for reminders, and nobody's to look up. */
export type PersonView = Omit<Employee, 'schemaVersion' | 'email' | 'language'> & { inForce: Assignment | null };

export const personView = ({ schemaVersion: _, email: __, language: ___, ...employee }: Employee): PersonView => ({
  ...employee,
  inForce: assignmentInForce(employee),
});
