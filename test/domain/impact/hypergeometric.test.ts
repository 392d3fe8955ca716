import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fourfold, fisherTwoSided, upperTail } from '../../../functions/domain/impact/hypergeometric.ts';

const choose = (n: number, k: number): bigint => {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
};

/** The definition in whole numbers, and a division at the very end. */
const exact = ({ people, group, drawn, hits }: Fourfold): { twoSided: number; upper: number } => {
  const weight = (x: number): bigint => choose(group, x) * choose(people - group, drawn - x);
  const all = Array.from({ length: drawn + 1 }, (_, x) => x);
  const sum = (xs: number[]): bigint => xs.reduce((total, x) => total + weight(x), 0n);
  const share = (part: bigint): number => Number((part * 10n ** 17n) / choose(people, drawn)) / 1e17;
  return {
    twoSided: share(sum(all.filter((x) => weight(x) <= weight(hits)))),
    upper: share(sum(all.filter((x) => x >= hits))),
  };
};

const tableUpTo = (most: number): fc.Arbitrary<Fourfold> =>
  fc
    .integer({ min: 1, max: most })
    .chain((people) =>
      fc
        .tuple(fc.integer({ min: 0, max: people }), fc.integer({ min: 0, max: people }))
        .chain(([group, drawn]) =>
          fc
            .integer({ min: Math.max(0, group + drawn - people), max: Math.min(group, drawn) })
            .map((hits) => ({ people, group, drawn, hits })),
        ),
    );

describe("Fisher's exact test", () => {
  it.each([
    // Fisher's lady tasting tea: four of eight cups, three guessed. R: fisher.test(matrix(c(3,1,1,3),2)), 0.4857143.
    [{ people: 8, group: 4, drawn: 4, hits: 3 }, 34 / 70],
    // R's help page: Convictions of like-sex twins, matrix(c(2,10,15,3),2): p-value 0.0005367.
    [{ people: 30, group: 17, drawn: 12, hits: 2 }, 0.000536724],
    [{ people: 10, group: 0, drawn: 4, hits: 0 }, 1],
    [{ people: 10, group: 10, drawn: 4, hits: 4 }, 1],
  ])('of %j', (table, p) => {
    expect(fisherTwoSided(table)).toBeCloseTo(p, 8);
  });

  it('agrees with whole numbers, whatever the table', () => {
    fc.assert(
      fc.property(tableUpTo(60), (table) => {
        const { twoSided, upper } = exact(table);
        expect(fisherTwoSided(table)).toBeCloseTo(twoSided, 12);
        expect(upperTail(table)).toBeCloseTo(upper, 12);
      }),
    );
  });

  it('does not care which side of the table is called what', () => {
    fc.assert(
      fc.property(tableUpTo(400), ({ people, group, drawn, hits }) => {
        const p = fisherTwoSided({ people, group, drawn, hits });
        expect(fisherTwoSided({ people, group: drawn, drawn: group, hits })).toBeCloseTo(p, 10);
        expect(fisherTwoSided({ people, group: people - group, drawn, hits: drawn - hits })).toBeCloseTo(p, 10);
      }),
    );
  });

  it('stands in a ministry: nothing overflows, and chances add up', () => {
    const table = { people: 300_000, group: 120_000, drawn: 9_000, hits: 3_600 };
    expect(fisherTwoSided(table)).toBe(1);
    expect(upperTail({ ...table, hits: 0 })).toBe(1);
    expect(upperTail({ ...table, hits: 4_000 })).toBeLessThan(1e-10);
  });
});
