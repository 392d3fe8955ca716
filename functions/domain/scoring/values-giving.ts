import { compare, div, exactDecimal, type Fraction, fromInteger, mul, parseDecimal, sub } from '../number/fraction.ts';
import type { Indicator, Polarisation } from '../planning/plan.ts';
import { inPeriod } from '../planning/plan-share.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { gridCeiling, gridFloor, gridStep } from './rating-bands.ts';

/** Realisations that achieve at least so much: all of them, none, or those between two values (null: no end), both included. */
export type Values =
  | { decision: 'always' }
  | { decision: 'never' }
  | { decision: 'within'; atLeast: string | null; atMost: string | null };

/** Decimals in which a realisation can be reported. */
const reportedDecimals = 6;

type Formula = Extract<Polarisation, { kind: 'lower' }>['formula'];

const zero = fromInteger(0);
const one = fromInteger(1);
const two = fromInteger(2);
const isPositive = (f: Fraction): boolean => compare(f, zero) > 0;

const text = (f: Fraction): string => exactDecimal(f, reportedDecimals) ?? '';
const up = (f: Fraction): string => text(gridCeiling(f, reportedDecimals));
const down = (f: Fraction): string => text(gridFloor(f, reportedDecimals));

const always: Values = { decision: 'always' };
const never: Values = { decision: 'never' };
const within = (atLeast: string | null, atMost: string | null): Values => ({ decision: 'within', atLeast, atMost });

/** The greatest realisation that still achieves the positive share `ratio` of `limit`, where less is better. */
const most = (ratio: Fraction, limit: Fraction, formula: Formula): string =>
  down(formula === 'ratio' ? div(limit, ratio) : mul(sub(two, ratio), limit));

const lower = (ratio: Fraction, target: Fraction, formula: Formula): Values => {
  if (!isPositive(target)) return never;
  if (!isPositive(ratio)) return always;
  const exceeds = compare(ratio, one) > 0;
  const atMost = most(ratio, target, formula);
  switch (formula) {
    case 'complement':
      return within(null, atMost);
    case 'overrun':
      return exceeds ? never : within(null, atMost);
    case 'ratio': {
      // Nothing at all gives exactly 100 %: what exceeds it needs a little of what should be little.
      if (!exceeds) return within(null, atMost);
      const least = gridStep(reportedDecimals);
      return compare(parseDecimal(atMost), least) < 0 ? never : within(text(least), atMost);
    }
  }
};

/** Beyond a bound that is not positive nothing can be calculated: the range ends there. */
const range = (ratio: Fraction, [least, greatest]: readonly [Fraction, Fraction], formula: Formula): Values => {
  if (compare(ratio, one) > 0) return never;
  const atLeast = isPositive(least) ? up(mul(ratio, least)) : up(least);
  if (!isPositive(greatest)) return within(atLeast, down(greatest));
  return within(atLeast, isPositive(ratio) ? most(ratio, greatest, formula) : null);
};

/**
 * The realisations of an indicator whose achievement is at least `percent`: the formulas of `achievement.ts` the other way
 * round, to the last decimal that can be reported.
 */
export const valuesGiving = (indicator: Indicator, percent: Fraction, { achievement }: RuleSet): Values => {
  const { polarisation } = indicator;
  const target = inPeriod(indicator.target, indicator);
  const usable = polarisation.kind === 'range' || isPositive(target);
  if (!usable || compare(percent, parseDecimal(achievement.cap)) > 0) return never;
  if (compare(percent, parseDecimal(achievement.floor)) <= 0) return always;
  const ratio = div(percent, fromInteger(100));
  switch (polarisation.kind) {
    case 'higher':
      return within(up(mul(ratio, target)), null);
    case 'lower':
      return lower(ratio, target, polarisation.formula);
    case 'range': {
      const bounds = [inPeriod(polarisation.low, indicator), inPeriod(polarisation.high, indicator)] as const;
      return range(ratio, bounds, polarisation.formula);
    }
  }
};
