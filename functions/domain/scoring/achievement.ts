import { compare, div, type Fraction, fromInteger, max, mul, parseDecimal, sub } from '../number/fraction.ts';
import type { Indicator, Polarisation } from '../planning/plan.ts';
import { inPeriod } from '../planning/plan-share.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import type { ExplanationReason } from './explanation-codes.ts';
import { periodTargets } from './period-target.ts';
import { type Step, shown, shownValue } from './weighted-mean.ts';

type LowerFormula = Extract<Polarisation, { kind: 'lower' }>['formula'];

/** Share of the target as an exact ratio (1 is 100 %) with the formula as it was applied. */
type Outcome =
  | { decision: 'calculated'; ratio: Fraction; formula: string }
  | { decision: 'not-calculable'; reason: ExplanationReason };

const zero = fromInteger(0);
const one = fromInteger(1);
const hundred = fromInteger(100);
const isPositive = (f: Fraction): boolean => compare(f, zero) > 0;

const calculated = (ratio: Fraction, formula: string): Outcome => ({ decision: 'calculated', ratio, formula });

/** A target of zero has no achievement in percent, and it is said so; under a negative one the formulas change their sense. */
const unusable = (target: Fraction): Outcome | null => {
  if (isPositive(target)) return null;
  return { decision: 'not-calculable', reason: compare(target, zero) === 0 ? 'target-zero' : 'target-negative' };
};

const higher = (r: Fraction, t: Fraction, symbol: string): Outcome =>
  unusable(t) ?? calculated(div(r, t), `R / ${symbol} × 100`);

const lower = (r: Fraction, t: Fraction, formula: LowerFormula, symbol: string): Outcome => {
  const refused = unusable(t);
  if (refused !== null) return refused;
  switch (formula) {
    case 'complement':
      return calculated(max(zero, sub(fromInteger(2), div(r, t))), `max(0, 1 + (1 - R / ${symbol})) × 100`);
    case 'ratio':
      return isPositive(r) ? calculated(div(t, r), `${symbol} / R × 100`) : calculated(one, 'R <= 0: 100');
    case 'overrun':
      return compare(r, t) <= 0
        ? calculated(one, `R <= ${symbol}: 100`)
        : calculated(max(zero, sub(one, div(sub(r, t), t))), `max(0, 1 - (R - ${symbol}) / ${symbol}) × 100`);
  }
};

/** Inside the range full achievement; outside against the bound that is nearest to R: below L more is better, above H less is. */
const within = (
  r: Fraction,
  polarisation: Extract<Polarisation, { kind: 'range' }>,
  of: (bound: string) => Fraction,
): Outcome => {
  const [low, high] = [of(polarisation.low), of(polarisation.high)];
  if (compare(r, low) < 0) return higher(r, low, 'L');
  if (compare(r, high) > 0) return lower(r, high, polarisation.formula, 'H');
  return calculated(one, 'L <= R <= H: 100');
};

const outcomeOf = (indicator: Indicator, r: Fraction): Outcome => {
  const { polarisation, target } = indicator;
  const of = (agreed: string): Fraction => inPeriod(agreed, indicator);
  switch (polarisation.kind) {
    case 'higher':
      return higher(r, of(target), 'T');
    case 'lower':
      return lower(r, of(target), polarisation.formula, 'T');
    case 'range':
      return within(r, polarisation, of);
  }
};

/** The complement and the range stand in PermenPANRB 8/2021; the other formulas are practice, agreed with the plan. */
const sourceOf = ({ kind, ...rest }: Polarisation): string =>
  kind === 'range' || ('formula' in rest && rest.formula === 'complement') ? 'PermenPANRB 8/2021' : 'SKP';

/** What R is measured against; in a part of the year shown as it counts there. */
const yardstick = (indicator: Indicator): Record<string, string> => {
  const { target, polarisation, share } = indicator;
  const said = (agreed: string): string => (share === undefined ? agreed : shown(inPeriod(agreed, indicator)));
  return polarisation.kind === 'range'
    ? { L: said(polarisation.low), H: said(polarisation.high) }
    : { T: said(target) };
};

type Bounded = { exact: Fraction; reason?: ExplanationReason; before?: string };

/** More than the cap is accepted and held there; what it was stays to be seen. */
const bounded = (percent: Fraction, rules: RuleSet): Bounded => {
  const [cap, floor] = [parseDecimal(rules.achievement.cap), parseDecimal(rules.achievement.floor)];
  if (compare(percent, cap) > 0) return { exact: cap, reason: 'cap', before: shown(percent) };
  if (compare(percent, floor) < 0) return { exact: floor, reason: 'floor', before: shown(percent) };
  return { exact: percent };
};

/** What the employee reported on an indicator; null where nothing was. */
export type Reported = { value: string; evidence: string[] } | null;

type Measured = { exact: Fraction; symbol: string; evidence: string[] };

/** The report counts; where there is none, what the shorter periods give. */
const measuredOf = (reported: Reported, periods: Step | null): Measured | null => {
  if (reported !== null)
    return { exact: parseDecimal(reported.value), symbol: reported.value, evidence: reported.evidence };
  const exact = periods?.exact ?? null;
  return exact === null ? null : { exact, symbol: shown(exact), evidence: [] };
};

/**
 * Achievement of an indicator in percent of its target, between the rule set's floor and cap, by the formula that was
 * agreed with the indicator (the formulas in use differ: T 88.82, R 135.15 gives 47.84 % or 65.72 %).
 *
 * @param periods the value over the shorter periods of a long one, where the indicator says how they are drawn together
 */
export const achievementOf = (
  indicator: Indicator,
  reported: Reported,
  rules: RuleSet,
  periods: Step | null = null,
): Step => {
  const about = { code: 'indicator-achievement', subject: indicator.id, unit: 'percent' } as const;
  const beneath = [...(periods === null ? [] : [periods.explanation]), ...periodTargets(indicator)];
  const inputs = beneath.length === 0 ? {} : { inputs: beneath };
  const measure = yardstick(indicator);
  const measured = measuredOf(reported, periods);
  if (measured === null) {
    const explanation: Explanation = { ...about, value: null, symbols: measure, reason: 'not-reported', ...inputs };
    return { exact: null, explanation };
  }
  const known = {
    symbols: { R: measured.symbol, ...measure },
    source: sourceOf(indicator.polarisation),
    ...(measured.evidence.length > 0 ? { evidence: measured.evidence } : {}),
    ...inputs,
  };
  const outcome = outcomeOf(indicator, measured.exact);
  switch (outcome.decision) {
    case 'not-calculable':
      return { exact: null, explanation: { ...about, value: null, ...known, reason: outcome.reason } };
    case 'calculated': {
      const { exact, ...reason } = bounded(mul(outcome.ratio, hundred), rules);
      return { exact, explanation: { ...about, ...shownValue(exact), formula: outcome.formula, ...known, ...reason } };
    }
  }
};
