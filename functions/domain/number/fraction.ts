/** An exact rational number in lowest terms with `d` > 0. Made only by the functions of this file. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

/** The text is not a plain decimal (digits, at most one point, an optional leading minus); exponents are refused. */
export class NotADecimalError extends Error {
  constructor() {
    super('not a plain decimal number');
    this.name = 'NotADecimalError';
  }
}

/** A sum over nothing, or a target of zero: the caller must say what that means instead of dividing. */
export class DivisionByZeroError extends Error {
  constructor() {
    super('division by zero');
    this.name = 'DivisionByZeroError';
  }
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

const largestPlain = BigInt(Number.MAX_SAFE_INTEGER);

/** Euclid; on plain numbers as soon as both fit, which is nearly always at once and costs a tenth. */
const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = magnitude(a);
  let y = magnitude(b);
  while (y !== 0n && (x > largestPlain || y > largestPlain)) [x, y] = [y, x % y];
  let plain = Number(x);
  let rest = Number(y);
  if (rest === 0) return x;
  while (rest !== 0) {
    const next = plain % rest;
    plain = rest;
    rest = next;
  }
  return BigInt(plain);
};

const reduced = (n: bigint, d: bigint): Fraction => {
  if (d === 0n) throw new DivisionByZeroError();
  if (d === 1n) return { n, d };
  const divisor = greatestCommonDivisor(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
};

const smallPowers = Array.from({ length: 31 }, (_, exponent) => 10n ** BigInt(exponent));
const powerOfTen = (exponent: number): bigint => smallPowers[exponent] ?? 10n ** BigInt(exponent);

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;

/** The exact value of a decimal string such as `88.82`. Throws NotADecimalError. */
export const parseDecimal = (text: string): Fraction => {
  const match = decimal.exec(text);
  if (match === null) throw new NotADecimalError();
  const [, sign = '', whole = '', part = ''] = match;
  const digits = BigInt(whole + part);
  return reduced(sign === '-' ? -digits : digits, powerOfTen(part.length));
};

export const fromInteger = (n: number): Fraction => ({ n: BigInt(n), d: 1n });

export const add = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d + b.n * a.d, a.d * b.d);
export const sub = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d - b.n * a.d, a.d * b.d);
export const mul = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.n, a.d * b.d);
/** Throws DivisionByZeroError. */
export const div = (a: Fraction, b: Fraction): Fraction => reduced(a.n * b.d, a.d * b.n);

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): -1 | 0 | 1 => {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
};
export const min = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const max = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);
export const sum = (terms: readonly Fraction[]): Fraction => terms.reduce(add, fromInteger(0));

const withPoint = (scaled: bigint, decimals: number): string => {
  const digits = magnitude(scaled)
    .toString()
    .padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return scaled < 0n ? `-${text}` : text;
};

/**
 * The decimal with exactly `decimals` places nearest to `f`; halves go away from zero (2.345 gives 2.35, -2.345 gives
 * -2.35), which is "half up" for the positive numbers of the law. Never writes a negative zero.
 */
export const roundHalfUp = (f: Fraction, decimals: number): string => {
  const doubled = magnitude(f.n) * powerOfTen(decimals) * 2n;
  const scaled = (doubled + f.d) / (f.d * 2n);
  return withPoint(f.n < 0n ? -scaled : scaled, decimals);
};

/** The exact decimal without trailing zeros, or null where it needs more than `maxDecimals` places (1/3 needs endless ones). */
export const exactDecimal = (f: Fraction, maxDecimals: number): string | null => {
  if (f.d === 1n) return f.n.toString();
  const scale = powerOfTen(maxDecimals);
  if ((f.n * scale) % f.d !== 0n) return null;
  // No whole number comes this far, so there is a point and a digit behind it that stays.
  return withPoint((f.n * scale) / f.d, maxDecimals).replace(/0+$/, '');
};
