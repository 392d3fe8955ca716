import type { Assignment, Employee, PostFamily } from '../directory/employee.ts';
import type { Unit } from '../directory/unit.ts';
import type { LocalDate } from '../time/instant.ts';

/** By what decree somebody stands in as appraiser, and for whom; `for` is null where the post is vacant. */
export type ActingAppraiser = { capacity: 'plt' | 'plh'; decree: string | null; for: string | null };

/** A part of the period under one post and one appraiser; both days included. */
export type Segment = {
  from: LocalDate;
  to: LocalDate;
  unitCode: string;
  postTitle: string;
  postFamily: PostFamily;
  headsUnit: boolean;
  /** In what capacity the person evaluated held the post. */
  capacity: Assignment['capacity'];
  /** Null only at the top of the agency. */
  appraiserId: string | null;
  acting: ActingAppraiser | null;
};

/** What the directory must answer to tell a person's segments. */
export type Surroundings = {
  employeeOf(id: string): Employee | null;
  unitOf(code: string): Unit | null;
};

export const isSamePost = (a: Segment, b: Segment): boolean =>
  a.unitCode === b.unitCode &&
  a.postTitle === b.postTitle &&
  a.postFamily === b.postFamily &&
  a.headsUnit === b.headsUnit &&
  a.capacity === b.capacity;

export const isSameActing = (a: ActingAppraiser | null, b: ActingAppraiser | null): boolean =>
  a === null || b === null ? a === b : a.capacity === b.capacity && a.decree === b.decree && a.for === b.for;

/** The unit that a person led in a part of the period, as the units' achievements are asked for. */
export const ledIn = ({ leads, unitCode }: { leads?: true; unitCode: string }) => ({
  headsUnit: leads ?? false,
  unitCode,
});
