import { type Fraction, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import type { Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { shown } from './weighted-mean.ts';
import { meanOfPlan, type StepOf, type WorkScore } from './work-score.ts';

/** What a reviewer has to know of a number before relying on it. Decimal strings, percent. */
export type MissingReport = {
  coverage: string;
  missing: { workResultId: string; indicatorId: string; reason: string; share: string; owedBy: 'employee' | 'plan' }[];
  /** The score if what is missing achieved the least and the most that the rules allow; null where nothing is missing. */
  between: { lowest: string; highest: string } | null;
};

/**
 * What is missing behind a number, and between which two numbers the truth lies: leaving a bad indicator out must not look
 * like having none.
 */
export const missingReport = (plan: Plan, stepOf: StepOf, work: WorkScore, rules: RuleSet): MissingReport => {
  const { decimals } = rules.rounding;
  const unknown = new Set(work.missing.map(({ indicatorId }) => indicatorId));
  const scoreIf = (exact: Fraction): string | null => {
    const filled: StepOf = (indicator) =>
      unknown.has(indicator.id) ? { ...stepOf(indicator), exact } : stepOf(indicator);
    const mean = meanOfPlan(plan, filled, rules.missingComponent).exact;
    return mean === null ? null : roundHalfUp(mean, decimals);
  };
  const lowest = scoreIf(parseDecimal(rules.achievement.floor));
  const highest = scoreIf(parseDecimal(rules.achievement.cap));
  return {
    coverage: roundHalfUp(work.coverage, decimals),
    missing: work.missing.map(({ share, ...part }) => ({ ...part, share: shown(share) })),
    between: unknown.size === 0 || lowest === null || highest === null ? null : { lowest, highest },
  };
};
