/** A figure is over its budget; the other parts still run, and the bench ends with exit code 1. */
export class BudgetError extends Error {
  override name = 'BudgetError';
}

/** One line of the report: what was measured, the figure, and how it stands to its yardstick in the same run. */
export type Line = { what: string; figure: string; ratio?: string };

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
};

export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)} x`;

export const printSection = (title: string, lines: Line[]): void => {
  const width = Math.max(...lines.map(({ what }) => what.length));
  const figures = Math.max(...lines.map(({ figure }) => figure.length));
  console.log(`\n${title}`);
  for (const { what, figure, ratio = '' } of lines)
    console.log(`  ${what.padEnd(width)}  ${figure.padStart(figures)}  ${ratio}`.trimEnd());
};
