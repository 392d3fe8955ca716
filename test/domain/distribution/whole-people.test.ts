import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePeople } from '../../../functions/domain/distribution/whole-people.ts';

describe('wholePeople', () => {
  it.each([
    ['70', 10, 7, 7, 7],
    ['70', 5, 3, 4, 4],
    ['10', 5, 0, 1, 1],
    ['10', 4, 0, 1, 0],
    ['60', 1, 0, 1, 1],
    ['33.3', 3, 0, 1, 1],
    ['66.666667', 3, 2, 3, 2],
    ['0', 7, 0, 0, 0],
    ['100', 7, 7, 7, 7],
    ['29', 100, 29, 29, 29],
  ])('%s %% of %i', (share, people, atMost, atLeast, nearest) => {
    expect(wholePeople(share, people, 'at-most', 'floor-ceiling')).toBe(atMost);
    expect(wholePeople(share, people, 'at-least', 'floor-ceiling')).toBe(atLeast);
    expect(wholePeople(share, people, 'at-most', 'half-up')).toBe(nearest);
    expect(wholePeople(share, people, 'at-least', 'half-up')).toBe(nearest);
  });

  it('never breaks the share itself with the default rounding', () => {
    const hundredths = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 0, max: 300_000 }), (share, people) => {
        const text = `${Math.floor(share / 100)}.${String(share % 100).padStart(2, '0')}`;
        const exact = BigInt(share) * BigInt(people);
        const atMost = BigInt(wholePeople(text, people, 'at-most', 'floor-ceiling')) * 10_000n;
        const atLeast = BigInt(wholePeople(text, people, 'at-least', 'floor-ceiling')) * 10_000n;
        expect(atMost <= exact && exact < atMost + 10_000n).toBe(true);
        expect(atLeast >= exact && exact > atLeast - 10_000n).toBe(true);
      }),
    );
  });
});
