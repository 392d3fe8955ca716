import type { Indicator, Plan, WorkResult } from '../planning/plan.ts';
import { isMeasured } from '../planning/plan.ts';
import type { FieldProblem } from '../refusal.ts';

const fold = (measure: string): string => measure.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
/** Amounts can be added up only in the same measure. */
export const sameMeasure = (a: Pick<Indicator, 'measure'>, b: Pick<Indicator, 'measure'>): boolean =>
  fold(a.measure) === fold(b.measure);

/** The measured indicator of the superior of which this one is a share; null where there is none of that name. */
export const sharedIndicator = (
  { serves }: Pick<WorkResult, 'serves'>,
  { shareOf }: Indicator,
  superior: Plan | null,
): Indicator | null => {
  if (shareOf === undefined || serves?.kind !== 'superior') return null;
  const served = superior?.workResults.find(({ id }) => id === serves.workResultId);
  return served?.indicators.filter(isMeasured).find(({ id }) => id === shareOf) ?? null;
};

const problemOf = (
  workResult: WorkResult,
  indicator: Indicator,
  superior: Plan | null,
): Omit<FieldProblem, 'pointer'> | null => {
  if (workResult.serves?.kind !== 'superior')
    return { code: 'share-serves-nothing', detail: "name the superior's work result that this one serves" };
  const whole = sharedIndicator(workResult, indicator, superior);
  if (whole === null) return { code: 'unknown-superior-indicator', detail: 'an indicator of the work result served' };
  return sameMeasure(whole, indicator)
    ? null
    : { code: 'measure-differs', detail: `a share of it is measured in ${whole.measure} too` };
};

/**
 * What is wrong with the targets that are shares of the superior's (direct cascading, PermenPANRB 6/2022 annex), by pointers
 * into the plan.
 */
export const checkShares = (plan: Plan, superior: Plan | null): FieldProblem[] =>
  plan.workResults.flatMap((workResult, w) =>
    workResult.indicators.flatMap((indicator, i): FieldProblem[] => {
      if (!isMeasured(indicator) || indicator.shareOf === undefined) return [];
      const problem = problemOf(workResult, indicator, superior);
      return problem === null ? [] : [{ pointer: `/workResults/${w}/indicators/${i}/shareOf`, ...problem }];
    }),
  );

export const hasShares = (plan: Plan): boolean =>
  plan.workResults.some(({ indicators }) => indicators.some((one) => isMeasured(one) && one.shareOf !== undefined));
