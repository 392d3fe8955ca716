/** A prime far above any entry that these small 0/1 matrices come to. */
const prime = 2_147_483_647n;

const inverse = (a: bigint): bigint => {
  let [result, base, exponent] = [1n, a % prime, prime - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
};

/** Number of independent rows, by elimination in a large prime field. */
export const rankOf = (rows: readonly (readonly number[])[]): number => {
  const matrix = rows.map((row) => row.map((entry) => ((BigInt(entry) % prime) + prime) % prime));
  let rank = 0;
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const at = matrix.findIndex((row, i) => i >= rank && row[column] !== 0n);
    const pivot = matrix[at];
    if (pivot === undefined) continue;
    matrix.splice(at, 1);
    matrix.splice(rank, 0, pivot);
    const unit = inverse(pivot[column] ?? 1n);
    for (const [i, row] of matrix.entries()) {
      const factor = ((row[column] ?? 0n) * unit) % prime;
      if (i === rank || factor === 0n) continue;
      matrix[i] = row.map((entry, j) => (((entry - factor * (pivot[j] ?? 0n)) % prime) + prime) % prime);
    }
    rank += 1;
  }
  return rank;
};

/**
 * Whether somebody who sees these totals, and knows who is counted in each, can combine them so that nothing but entries
 * of `few` is left: then the rows lose rank once those columns are struck out.
 */
export const isolates = (totals: readonly (readonly number[])[], few: ReadonlySet<number>): boolean =>
  rankOf(totals) > rankOf(totals.map((row) => row.filter((_, column) => !few.has(column))));

/** All subsets with just `size` members. */
export const subsetsOf = <T>(items: readonly T[], size: number): T[][] => {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => subsetsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
};
