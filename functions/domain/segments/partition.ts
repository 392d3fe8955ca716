import { covers, preferred } from '../directory/assignment-of-period.ts';
import type { Assignment } from '../directory/employee.ts';
import type { LocalDate } from '../time/instant.ts';
import { addDays } from '../time/zone.ts';

export type Span = { from: LocalDate; to: LocalDate };

export const absences = ['before-joining', 'between-posts', 'after-leaving'] as const;
export type Absence = (typeof absences)[number];

/** A part of the period, both days included: under one assignment, or without a post. */
export type Stretch = Span & ({ post: Assignment; absence: null } | { post: null; absence: Absence });

/** Days on which something may change: first days of the spans, and the days after their ends, within the period. */
export const cutsOf = (period: Span, spans: readonly { from: LocalDate; to: LocalDate | null }[]): LocalDate[] => {
  const days = spans.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]));
  return [...new Set([period.from, ...days.filter((day) => period.from < day && day <= period.to)])].sort();
};

/** The period cut at these days: the parts follow each other without a gap and without an overlap. */
export const spansBetween = (period: Span, cuts: readonly LocalDate[]): Span[] =>
  cuts.map((from, i) => {
    const next = cuts[i + 1];
    return { from, to: next === undefined ? period.to : addDays(next, -1) };
  });

/** Joins neighbours of which `same` says that they are one. */
export const joined = <T extends Span>(parts: readonly T[], same: (a: T, b: T) => boolean): T[] => {
  const result: T[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && same(last, part)) result[result.length - 1] = { ...last, to: part.to };
    else result.push(part);
  }
  return result;
};

const absenceOn = (span: Span, assignments: readonly Assignment[]): Absence => {
  if (assignments.every(({ from }) => span.to < from)) return 'before-joining';
  return assignments.some(({ from }) => span.to < from) ? 'between-posts' : 'after-leaving';
};

/**
 * Cuts a period exactly into the parts that a person spent under each assignment and those without a post. Where several
 * hold on a day, a definitive post comes before an acting one, then the later beginning.
 */
export const partition = (assignments: readonly Assignment[], period: Span): Stretch[] => {
  const spans = spansBetween(period, cutsOf(period, assignments));
  const stretches = spans.map((span): Stretch => {
    const post = preferred(assignments.filter((a) => covers(a, span.from)));
    return post === null ? { ...span, post, absence: absenceOn(span, assignments) } : { ...span, post, absence: null };
  });
  return joined(stretches, (a, b) => a.post === b.post && a.absence === b.absence);
};
