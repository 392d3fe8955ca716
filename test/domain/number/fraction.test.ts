import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  DivisionByZeroError,
  div,
  exactDecimal,
  type Fraction,
  fromInteger,
  max,
  min,
  mul,
  NotADecimalError,
  parseDecimal,
  roundHalfUp,
  sub,
  sum,
} from '../../../functions/domain/number/fraction.ts';

const fraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([n, d]) => div({ n, d: 1n }, { n: d, d: 1n }));
const nonZero = fraction.filter(({ n }) => n !== 0n);

describe('parseDecimal', () => {
  it.each([
    ['0', 0n, 1n],
    ['88.82', 4441n, 50n],
    ['-0.5', -1n, 2n],
    ['100.000', 100n, 1n],
    ['0.000001', 1n, 1_000_000n],
    ['999999999999.999999', 999999999999999999n, 1_000_000n],
  ])('reads %s exactly', (text, n, d) => {
    expect(parseDecimal(text)).toEqual({ n, d });
  });

  it.each(['', ' 1', '1.', '.5', '1,5', '1e3', '+1', '--1', '0x10', 'NaN', 'Infinity', '1.2.3', '٣'])(
    'refuses %j',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(NotADecimalError);
    },
  );

  it('says by a name of its own what is wrong', () => {
    expect(() => parseDecimal('1e3')).toThrow(expect.objectContaining({ name: 'NotADecimalError' }));
    expect(() => div(fromInteger(1), fromInteger(0))).toThrow(expect.objectContaining({ name: 'DivisionByZeroError' }));
  });

  it('does not fall for what floating point cannot hold', () => {
    expect(add(parseDecimal('0.1'), parseDecimal('0.2'))).toEqual(parseDecimal('0.3'));
  });
});

describe('arithmetic', () => {
  it('keeps the laws of a field', () => {
    fc.assert(
      fc.property(fraction, fraction, fraction, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(sub(add(a, b), b)).toEqual(a);
        expect(add(a, fromInteger(0))).toEqual(a);
      }),
    );
  });

  it('divides as the inverse of multiplying', () => {
    fc.assert(
      fc.property(fraction, nonZero, (a, b) => {
        expect(div(mul(a, b), b)).toEqual(a);
      }),
    );
  });

  it('gives every result in lowest terms with a positive denominator', () => {
    expect(div(fromInteger(6), fromInteger(-4))).toEqual({ n: -3n, d: 2n });
    expect(sub(parseDecimal('0.5'), parseDecimal('0.5'))).toEqual({ n: 0n, d: 1n });
  });

  it('says so where it would divide by zero', () => {
    expect(() => div(fromInteger(1), fromInteger(0))).toThrow(DivisionByZeroError);
  });

  it('sums a list, and nothing to zero', () => {
    expect(sum(['33.3', '33.3', '33.4'].map(parseDecimal))).toEqual(fromInteger(100));
    expect(sum([])).toEqual(fromInteger(0));
  });
});

describe('compare', () => {
  it('is an order that agrees with the sign of the difference, and min and max follow it', () => {
    const sign = ({ n }: Fraction) => (n < 0n ? -1 : n > 0n ? 1 : 0);
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(compare(a, b)).toBe(sign(sub(a, b)));
        expect(compare(min(a, b), max(a, b))).toBeLessThanOrEqual(0);
        expect(add(min(a, b), max(a, b))).toEqual(add(a, b));
      }),
    );
  });

  it('knows equals however they are written', () => {
    expect(compare(parseDecimal('90.00'), parseDecimal('90'))).toBe(0);
    expect(compare(div(fromInteger(1), fromInteger(3)), div(fromInteger(-2), fromInteger(-6)))).toBe(0);
  });

  it('separates numbers closer than floating point can', () => {
    expect(compare(parseDecimal('89.9999999999999999'), parseDecimal('90'))).toBe(-1);
  });
});

describe('roundHalfUp', () => {
  it.each([
    ['2.345', 2, '2.35'],
    ['2.344999', 2, '2.34'],
    ['1.005', 2, '1.01'],
    ['-2.345', 2, '-2.35'],
    ['-0.004', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['0.5', 0, '1'],
    ['99.995', 2, '100.00'],
    ['7', 2, '7.00'],
    ['0.07', 2, '0.07'],
  ])('rounds %s to %i places: %s', (text, decimals, rounded) => {
    expect(roundHalfUp(parseDecimal(text), decimals)).toBe(rounded);
  });

  it('is off by half a unit of the last place at most, and takes the upper neighbour of a half', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), (f, decimals) => {
        const rounded = roundHalfUp(f, decimals);
        expect(rounded.split('.')[1] ?? '').toHaveLength(decimals);
        const half = div(fromInteger(1), { n: 2n * 10n ** BigInt(decimals), d: 1n });
        const error = sub(parseDecimal(rounded), f);
        const distance = max(error, sub(fromInteger(0), error));
        expect(compare(distance, half)).toBeLessThanOrEqual(0);
        if (compare(distance, half) === 0) expect(error.n > 0n).toBe(f.n > 0n);
      }),
    );
  });
});

describe('exactDecimal', () => {
  it.each([
    ['100.00', '100'],
    ['0', '0'],
    ['-1.50', '-1.5'],
    ['0.000001', '0.000001'],
    ['0.0000001', null],
    ['120', '120'],
  ])('writes %s as %s', (text, written) => {
    expect(exactDecimal(parseDecimal(text), 6)).toBe(written);
  });

  it('has no text for a third', () => {
    expect(exactDecimal(div(fromInteger(1), fromInteger(3)), 6)).toBeNull();
  });

  it('gives back the number that it wrote', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const f = div({ n, d: 1n }, { n: 10n ** BigInt(places), d: 1n });
        expect(parseDecimal(exactDecimal(f, 6) ?? 'no text')).toEqual(f);
      }),
    );
  });
});
