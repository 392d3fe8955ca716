import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp } from '../../../functions/domain/cascade/add-up.ts';
import type { Indicator } from '../../../functions/domain/planning/plan.ts';
import { measured } from '../../support/plans.ts';

const shares = (...targets: string[]) => targets.map((target) => ({ target }));
const lower = { kind: 'lower', formula: 'complement' } as const;
const range = { kind: 'range', low: '10', high: '20', formula: 'ratio' } as const;

describe('targets that are shares of one target', () => {
  it.each<[string, Partial<Indicator>, string[], ReturnType<typeof addUp>]>([
    ['nobody has one', { target: '12' }, [], null],
    ['amounts make it up exactly', { target: '12' }, ['4', '8'], null],
    ['amounts make up more', { target: '12' }, ['10', '8'], null],
    ['amounts fall short', { target: '12' }, ['4', '7.999999'], { code: 'targets-short', together: '11.999999' }],
    ['decimals add up without a rounding error', { target: '0.3' }, ['0.1', '0.2'], null],
    ['a limit is kept', { target: '30', polarisation: lower }, ['10', '20'], null],
    [
      'a limit is broken',
      { target: '30', polarisation: lower },
      ['10', '20.5'],
      { code: 'targets-over', together: '30.5' },
    ],
    ['a range is met', { target: '15', polarisation: range }, ['5', '5'], null],
    ['a range is missed below', { target: '15', polarisation: range }, ['9'], { code: 'targets-short', together: '9' }],
    [
      'a range is missed above',
      { target: '15', polarisation: range },
      ['9', '12'],
      { code: 'targets-over', together: '21' },
    ],
    ['one rate reaches it', { target: '90', scale: 'rate' }, ['60', '95'], null],
    [
      'no rate reaches it',
      { target: '90', scale: 'rate' },
      ['89', '60'],
      { code: 'targets-out-of-reach', together: '89' },
    ],
    [
      'no grade is low enough',
      { target: '2', scale: 'grade', polarisation: lower },
      ['3', '4'],
      { code: 'targets-out-of-reach', together: '3' },
    ],
    ['rates lie on both sides of a range', { target: '15', scale: 'rate', polarisation: range }, ['1', '30'], null],
    [
      'all rates lie above a range',
      { target: '15', scale: 'rate', polarisation: range },
      ['30', '21'],
      { code: 'targets-out-of-reach', together: '21' },
    ],
  ])('where %s', (_, change, targets, expected) => {
    expect(addUp(measured('i', change), shares(...targets))).toEqual(expected);
  });

  it('never fall short where the whole is cut into parts, whatever the cut', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(parts, (millionths) => {
        const decimal = (n: number) => `${Math.floor(n / 1e6)}.${String(n % 1e6).padStart(6, '0')}`;
        const whole = millionths.reduce((a, b) => a + b, 0);
        const verdict = (target: number) =>
          addUp(measured('i', { target: decimal(target) }), shares(...millionths.map(decimal)));
        expect(verdict(whole)).toBeNull();
        expect(verdict(whole + 1)?.code).toBe('targets-short');
      }),
    );
  });
});
