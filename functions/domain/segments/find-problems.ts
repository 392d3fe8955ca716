import type { Assignment, Employee } from '../directory/employee.ts';
import type { Headship, Unit } from '../directory/unit.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Span } from './partition.ts';
import type { Surroundings } from './segment.ts';
import type { Segments } from './segments-of.ts';

export const assignmentProblems = [
  'overlap',
  'gap',
  'two-heads',
  'decree-missing',
  'appraiser-missing',
  'appraiser-unknown',
  'appraiser-absent',
] as const;
export type AssignmentProblemCode = (typeof assignmentProblems)[number];

/** Something in the list of posts that makes somebody's period doubtful, and when. */
export type AssignmentProblem = Span & {
  code: AssignmentProblemCode;
  unitCodes: string[];
  /** The other person whom it is about: an absent appraiser, a second head. */
  personId: string | null;
};

type Dated = { from: LocalDate; to: LocalDate | null };

const common = (a: Dated, b: Dated, period: Span): Span | null => {
  const from = [a.from, b.from, period.from].reduce((x, y) => (x > y ? x : y));
  const to = [a.to, b.to, period.to].flatMap((day) => day ?? []).reduce((x, y) => (x < y ? x : y));
  return from <= to ? { from, to } : null;
};

const overlaps = ({ assignments }: Employee, period: Span): AssignmentProblem[] => {
  const definitive = assignments.filter(({ capacity }) => capacity === 'definitive');
  return definitive.flatMap((one, i) =>
    definitive.slice(i + 1).flatMap((other): AssignmentProblem[] => {
      const span = common(one, other, period);
      return span === null
        ? []
        : [{ code: 'overlap', ...span, unitCodes: [one.unitCode, other.unitCode], personId: null }];
    }),
  );
};

/** A holder and a Plt at once: a Plt fills a post that is vacant. A Plh stands beside the holder by nature. */
const contend = (post: Assignment, other: Headship): boolean => post.capacity !== 'plh' && other.capacity !== 'plh';

const secondHeads = (employee: Employee, unit: Unit | null, post: Assignment, period: Span): AssignmentProblem[] =>
  (unit?.heads ?? [])
    .filter((other) => other.employeeId !== employee.id && contend(post, other))
    .flatMap((other): AssignmentProblem[] => {
      const span = common(post, other, period);
      return span === null
        ? []
        : [{ code: 'two-heads', ...span, unitCodes: [post.unitCode], personId: other.employeeId }];
    });

const ofPost = (employee: Employee, post: Assignment, period: Span, around: Surroundings): AssignmentProblem[] => {
  const span = common(post, post, period);
  if (span === null) return [];
  const about = { ...span, unitCodes: [post.unitCode], personId: post.appraiserId };
  const unit = around.unitOf(post.unitCode);
  const leadsAgency = post.headsUnit && unit?.kind === 'agency';
  const found: AssignmentProblem[] = [];
  if (post.capacity !== 'definitive' && post.decree === null)
    found.push({ code: 'decree-missing', ...about, personId: null });
  if (post.appraiserId === null && !leadsAgency) found.push({ code: 'appraiser-missing', ...about });
  if (post.appraiserId !== null && around.employeeOf(post.appraiserId) === null)
    found.push({ code: 'appraiser-unknown', ...about });
  return post.headsUnit ? [...found, ...secondHeads(employee, unit, post, period)] : found;
};

/** What is wrong or doubtful in a person's posts within a period, in order of its days. The rest of the period stands. */
export const findProblems = (
  employee: Employee,
  period: Span,
  { segments, absences, unattended }: Segments,
  around: Surroundings,
): AssignmentProblem[] => {
  const unitsOn = (span: Span): string[] => [
    ...new Set(segments.filter((s) => s.from <= span.to && span.from <= s.to).map(({ unitCode }) => unitCode)),
  ];
  const gaps = absences.filter(({ absence }) => absence === 'between-posts');
  const found = [
    ...overlaps(employee, period),
    ...employee.assignments.flatMap((post) => ofPost(employee, post, period, around)),
    ...gaps.map(({ from, to }): AssignmentProblem => ({ code: 'gap', from, to, unitCodes: [], personId: null })),
    ...unattended.map(
      ({ from, to, appraiserId }): AssignmentProblem => ({
        code: 'appraiser-absent',
        from,
        to,
        unitCodes: unitsOn({ from, to }),
        personId: appraiserId,
      }),
    ),
  ];
  return found.sort((a, b) => (a.from === b.from ? a.code.localeCompare(b.code, 'en') : a.from < b.from ? -1 : 1));
};
