/*
 * Exact numbers of the evaluator's own: a pair of integers that is never reduced on the way, so that nothing is shared with
 * the numbers of the calculation that it checks.
 */
export type Q = readonly [top: bigint, bottom: bigint];

export const q = (whole: number): Q => [BigInt(whole), 1n];

/** `-12.340`, `12` or `7/3`. */
export const read = (text: string): Q => {
  const [over = '', under] = text.split('/');
  if (under !== undefined) return [BigInt(over), BigInt(under)];
  const point = over.indexOf('.');
  if (point < 0) return [BigInt(over), 1n];
  return [BigInt(over.replace('.', '')), 10n ** BigInt(over.length - point - 1)];
};

export const plus = ([a, b]: Q, [c, d]: Q): Q => (b === d ? [a + c, b] : [a * d + c * b, b * d]);
export const minus = (x: Q, [c, d]: Q): Q => plus(x, [-c, d]);
export const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
export const over = ([a, b]: Q, [c, d]: Q): Q => {
  if (c === 0n) throw new Error('the evaluator divided by zero');
  return c < 0n ? [-a * d, b * -c] : [a * d, b * c];
};
/** Negative, zero or positive as x is less than, equal to or greater than y. */
export const versus = ([a, b]: Q, [c, d]: Q): number => {
  const difference = a * d - c * b;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const greater = (x: Q, y: Q): Q => (versus(x, y) >= 0 ? x : y);

/** Digits by long division, then half up by the digit that follows. */
export const rounded = ([top, bottom]: Q, decimals: number): string => {
  const negative = top < 0n;
  const size = negative ? -top : top;
  let whole = size / bottom;
  let rest = size % bottom;
  let digits = '';
  for (let i = 0; i < decimals; i++) {
    rest *= 10n;
    digits += String(rest / bottom);
    rest %= bottom;
  }
  if (rest * 2n >= bottom) {
    const raised = String(BigInt(`1${digits}`) + 1n);
    if (raised.startsWith('2')) whole += 1n;
    digits = raised.slice(1);
  }
  const text = decimals === 0 ? String(whole) : `${whole}.${digits}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
};

const endsWithin = ([top, bottom]: Q, decimals: number): boolean => (top * 10n ** BigInt(decimals)) % bottom === 0n;

/** As people see a number on the way: all of it where six decimals are enough, else the first six, rounded. */
export const asSeen = (x: Q): { value: string; shortened: boolean } => {
  const text = rounded(x, 6);
  if (!endsWithin(x, 6)) return { value: text, shortened: true };
  return { value: text.replace(/0+$/, '').replace(/\.$/, ''), shortened: false };
};
