import { compare, exactDecimal, type Fraction, max, min, parseDecimal, sum } from '../number/fraction.ts';
import type { Indicator } from '../planning/plan.ts';
import type { CascadeCode } from './finding.ts';

/** Targets have at most six decimals (the contract's pattern), and so has their sum. */
const decimals = 6;

type Verdict = { code: CascadeCode; together: string } | null;

const text = (f: Fraction): string => exactDecimal(f, decimals) ?? `${f.n}/${f.d}`;

/** Amounts: together the shares have to come to the whole; of what must not be much, to no more than that. */
const addAmounts = ({ target, polarisation }: Indicator, shares: readonly Fraction[]): Verdict => {
  const total = sum(shares);
  const together = text(total);
  const short: Verdict = { code: 'targets-short', together };
  const over: Verdict = { code: 'targets-over', together };
  switch (polarisation.kind) {
    case 'higher':
      return compare(total, parseDecimal(target)) < 0 ? short : null;
    case 'lower':
      return compare(total, parseDecimal(target)) > 0 ? over : null;
    case 'range':
      if (compare(total, parseDecimal(polarisation.low)) < 0) return short;
      return compare(total, parseDecimal(polarisation.high)) > 0 ? over : null;
  }
};

/** Rates and grades do not add up; but no mean of them lies beyond the best of them. */
const compareRates = ({ target, polarisation }: Indicator, shares: readonly [Fraction, ...Fraction[]]): Verdict => {
  const [first, ...rest] = shares;
  const [least, most] = [rest.reduce(min, first), rest.reduce(max, first)];
  const unreachable = (best: Fraction): Verdict => ({ code: 'targets-out-of-reach', together: text(best) });
  switch (polarisation.kind) {
    case 'higher':
      return compare(most, parseDecimal(target)) < 0 ? unreachable(most) : null;
    case 'lower':
      return compare(least, parseDecimal(target)) > 0 ? unreachable(least) : null;
    case 'range':
      if (compare(most, parseDecimal(polarisation.low)) < 0) return unreachable(most);
      return compare(least, parseDecimal(polarisation.high)) > 0 ? unreachable(least) : null;
  }
};

/**
 * Whether the targets that are shares of an indicator make up its target. Null where they do, and where nobody has a share:
 * an indicator may be the superior's alone, or be served by others (indirect cascading).
 */
export const addUp = (whole: Indicator, shares: readonly Pick<Indicator, 'target'>[]): Verdict => {
  const [first, ...rest] = shares.map(({ target }) => parseDecimal(target));
  if (first === undefined) return null;
  return (whole.scale ?? 'amount') === 'amount'
    ? addAmounts(whole, [first, ...rest])
    : compareRates(whole, [first, ...rest]);
};
