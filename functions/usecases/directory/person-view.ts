import { assignmentInForce } from '../../domain/directory/assignment-in-force.ts';
import type { Assignment, Employee } from '../../domain/directory/employee.ts';

export type PersonView = Omit<Employee, 'schemaVersion'> & { inForce: Assignment | null };

export const personView = ({ schemaVersion: _, ...employee }: Employee): PersonView => ({
  ...employee,
  inForce: assignmentInForce(employee),
});
