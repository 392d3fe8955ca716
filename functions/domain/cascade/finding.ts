/** What a look at the cascade of a unit can find; each has a text for people in `contracts/cascade-texts.ts`. */
export const cascadeCodes = [
  // Of the superior's plan.
  'nobody-serves',
  'targets-short',
  'targets-over',
  'targets-out-of-reach',
  // Of a member's plan.
  'plan-missing',
  'serves-nothing',
  'serves-unknown',
  'serves-provisionally',
  'share-unknown',
  'measure-differs',
  // Of any plan.
  'weights-sum',
] as const;
export type CascadeCode = (typeof cascadeCodes)[number];

/** One thing that does not hold together, and the person who can mend it. */
export type CascadeFinding = {
  code: CascadeCode;
  /** Whose plan it is about, and who can change it. */
  employeeId: string;
  workResultId: string | null;
  indicatorId: string | null;
  /** What the work result says; null for a whole plan. */
  workResult: string | null;
  /** What the superior's indicator asks, what its shares come to, and in what it is measured. */
  sums: { target: string; together: string; measure: string; shares: number } | null;
};

export const finding = (
  code: CascadeCode,
  employeeId: string,
  at: Partial<Omit<CascadeFinding, 'code' | 'employeeId'>> = {},
): CascadeFinding => ({
  code,
  employeeId,
  workResultId: null,
  indicatorId: null,
  workResult: null,
  sums: null,
  ...at,
});
