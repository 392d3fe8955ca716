import { div, type Fraction, fromInteger, mul, parseDecimal } from '../number/fraction.ts';
import { daysIn, monthsIn } from '../segments/shares.ts';
import type { LocalDate } from '../time/instant.ts';
import type { Indicator, Plan, PlanShare } from './plan.ts';

type Span = { from: LocalDate; to: LocalDate };

const wholeMonths = (span: Span): number | null => {
  const { n, d } = monthsIn(span);
  return d === 1n ? Number(n) : null;
};

/** The days of `period` within the time that the plan is for; null where they have none in common. */
export const shareOfPlan = (planned: Span, period: Span): PlanShare | null => {
  const from = planned.from > period.from ? planned.from : period.from;
  const to = planned.to < period.to ? planned.to : period.to;
  if (to < from) return null;
  const [part, whole] = [wholeMonths({ from, to }), wholeMonths(planned)];
  if (part !== null && whole !== null) return { part, whole, unit: 'month' };
  return { part: daysIn({ from, to }), whole: daysIn(planned), unit: 'day' };
};

/** An indicator as a period measures it. */
export type PeriodIndicator = Pick<Indicator, 'target' | 'polarisation'> & { share?: PlanShare };

/** A bound of the plan as it counts in the period: exact. */
export const inPeriod = (agreed: string, { share }: Pick<PeriodIndicator, 'share'>): Fraction => {
  const exact = parseDecimal(agreed);
  return share === undefined ? exact : div(mul(exact, fromInteger(share.part)), fromInteger(share.whole));
};

/**
 * The plan as a shorter period is measured by it: what is added up over the year is asked for by the period's share of the
 * months, a mean and a last value are asked for whole (a rate of 90 % is no rate of 22.5 % in a quarter).
 */
export const planInPeriod = (plan: Plan, share: PlanShare | undefined): Plan => {
  if (share === undefined || share.part === share.whole) return plan;
  return {
    ...plan,
    workResults: plan.workResults.map((workResult) => ({
      ...workResult,
      indicators: workResult.indicators.map((indicator) =>
        'aggregation' in indicator && indicator.aggregation === 'sum' ? { ...indicator, share } : indicator,
      ),
    })),
  };
};
