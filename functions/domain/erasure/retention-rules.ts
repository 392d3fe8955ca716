/** Kinds of texts that are kept equally long. */
export const retainedKinds = ['activity', 'feedback', 'plan', 'review', 'objection'] as const;
export type RetainedKind = (typeof retainedKinds)[number];

/**
 * How long texts of a kind are kept, counted from the publication of the results. `leastMonths`: no erasure before, also not on request;
 * `mostMonths`: afterwards their erasure is proposed, and decided by two people.
 */
export type TextRetention = { kind: RetainedKind; leastMonths: number; mostMonths: number; basis: string };

const schedule = "UU 43/2009 art. 47-53; the agency's retention schedule (JRA)";

/**
 * The law names no number of months for these texts: schedules of retention are each agency's own. The default keeps what an
 * objection was decided on as long as it may be brought before a court or an inspectorate, and the rest two years.
 */
export const defaultTextRetention: TextRetention[] = [
  { kind: 'activity', leastMonths: 0, mostMonths: 24, basis: `UU 27/2022 art. 16 (2) g; ${schedule}` },
  { kind: 'feedback', leastMonths: 0, mostMonths: 24, basis: `UU 27/2022 art. 16 (2) g; ${schedule}` },
  { kind: 'plan', leastMonths: 12, mostMonths: 60, basis: schedule },
  { kind: 'review', leastMonths: 12, mostMonths: 60, basis: schedule },
  { kind: 'objection', leastMonths: 24, mostMonths: 60, basis: `PP 30/2019 art. 59; ${schedule}` },
];
