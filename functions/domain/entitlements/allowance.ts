import type { ResultRef } from '../case/case.ts';
import { add, div, type Fraction, fromInteger, max, mul, parseDecimal, roundHalfUp, sub } from '../number/fraction.ts';
import type { AllowanceRules, Band } from './entitlement-rules.ts';

/** How a month's daily reports came in. */
export type MonthOfReports = {
  /** Working days of the period in the month whose time to report has passed, without days of leave. */
  expected: number;
  written: number;
  late: number;
  /** Expected days with no report. */
  missing: number;
};

export type AllowanceLine = {
  component: 'predicate' | 'reports' | 'attendance';
  /** What was found: a predicate, a number of reports or days; null where it is not known. */
  value: string | null;
  /** Percent. */
  factor: string;
  /** Why the factor is no lower than it is, or not known. */
  note: 'provisional-does-not-cut' | 'no-report-at-all' | 'not-imported' | null;
  legalBasis: string;
};

export type Allowance = { factor: string; lines: AllowanceLine[] };

/** The factor of the highest band reached; 100 below the first. */
const bandOf = (count: number, bands: readonly Band[]): string =>
  bands.filter(({ from }) => from <= count).at(-1)?.factor ?? '100';

type Rated = Pick<ResultRef, 'predicate' | 'basis'>;

/** What the predicate alone makes of the allowance: nobody is cut for a result that is provisional through the appraiser. */
export const predicateLine = ({ predicate, basis }: Rated, rules: AllowanceRules): AllowanceLine => {
  const { predicate: legalBasis } = rules.legalBasis;
  const spared = basis === 'provisional' && !rules.provisionalCuts && Number(rules.predicate[predicate]) < 100;
  return {
    component: 'predicate',
    value: predicate,
    factor: spared ? '100' : rules.predicate[predicate],
    note: spared ? 'provisional-does-not-cut' : null,
    legalBasis,
  };
};

const reportLine = ({ expected, written, late, missing }: MonthOfReports, rules: AllowanceRules): AllowanceLine => {
  const { count, bands, withoutAny } = rules.reports;
  const { reports: legalBasis } = rules.legalBasis;
  if (written === 0 && expected > 0)
    return { component: 'reports', value: '0', factor: withoutAny, note: 'no-report-at-all', legalBasis };
  const found = count === 'late' ? late : late + missing;
  return { component: 'reports', value: String(found), factor: bandOf(found, bands), note: null, legalBasis };
};

/** What is not known cuts nothing, and is said to be not known. */
const attendanceLine = (absentDays: number | null, rules: AllowanceRules): AllowanceLine => {
  const { attendance: legalBasis } = rules.legalBasis;
  return absentDays === null
    ? { component: 'attendance', value: null, factor: '100', note: 'not-imported', legalBasis }
    : {
        component: 'attendance',
        value: String(absentDays),
        factor: bandOf(absentDays, rules.attendance),
        note: null,
        legalBasis,
      };
};

const hundred = fromInteger(100);
const none = fromInteger(0);

const combine = (factors: readonly string[], rules: AllowanceRules): Fraction => {
  const parsed = factors.map(parseDecimal);
  switch (rules.combine) {
    case 'cuts-added':
      return max(
        none,
        sub(
          hundred,
          parsed.reduce((cuts, factor) => add(cuts, sub(hundred, factor)), none),
        ),
      );
    case 'multiplied':
      return parsed.reduce((product, factor) => div(mul(product, factor), hundred), hundred);
  }
};

/** The factor of a month's performance allowance in percent, by the agency's table, with each part of it. */
export const allowanceOf = (
  month: { result: Rated; reports: MonthOfReports; absentDays: number | null },
  rules: AllowanceRules,
): Allowance => {
  const lines = [
    predicateLine(month.result, rules),
    reportLine(month.reports, rules),
    attendanceLine(month.absentDays, rules),
  ];
  const factors = lines.map(({ factor }) => factor);
  return { factor: roundHalfUp(combine(factors, rules), rules.decimals), lines };
};
