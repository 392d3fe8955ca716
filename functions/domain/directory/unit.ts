import type { Assignment } from './employee.ts';

/** A person's time at the head of a unit: in office, or acting (Plt, Plh) by a decree. */
export type Headship = Pick<Assignment, 'capacity' | 'decree' | 'from' | 'to'> & { employeeId: string };

/**
 * A node of the agency's organisation tree (unit kerja). `code` is the agency's own stable code and the key.
 * Kind `service` (perangkat daerah, OPD) is the level at which the distribution pattern binds by default.
 */
export type Unit = {
  schemaVersion: 1;
  code: string;
  name: string;
  kind: 'agency' | 'service' | 'unit';
  parentCode: string | null;
  /** Employee id of the head (pejabat definitif, Plt or Plh), null while vacant. */
  headId: string | null;
  /** Everybody who led the unit by an assignment, in order of `from`: who stood in for whom at any time. Absent before the first. */
  heads?: Headship[];
};
