/** A row of an import file that can be read. Rows count from 1. */
export type GoodRow<T> = { row: number; value: T };
export type RowProblem = { row: number; column: string | null; code: string; reason: string };
/** Rows as the edge read them: good rows go in whatever the others look like. */
export type ParsedRows<T> = { good: GoodRow<T>[]; broken: RowProblem[] };

export type RowOutcome = { row: number; outcome: 'created' | 'updated' | 'unchanged' };
export type RowResult = RowOutcome | RowProblem;

export type ImportReport = {
  received: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: RowProblem[];
};

/** Counts the outcomes; refusals in the order of the file, several for a row with several faults. */
export const reportOf = (results: RowResult[]): ImportReport => {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const refused: RowProblem[] = [];
  for (const result of results) {
    if ('outcome' in result) counts[result.outcome] += 1;
    else refused.push(result);
  }
  const received = new Set(results.map(({ row }) => row)).size;
  return { received, ...counts, refused: refused.sort((a, b) => a.row - b.row) };
};

/** Keeps the first row of each name; a later one is a repeat that says which row came first. */
export const withoutRepeats = <T>(rows: GoodRow<T>[], column: string, nameOf: (value: T) => string): ParsedRows<T> => {
  const first = new Map<string, number>();
  const good: GoodRow<T>[] = [];
  const broken: RowProblem[] = [];
  for (const row of rows) {
    const name = nameOf(row.value);
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, row.row);
      good.push(row);
    } else broken.push({ row: row.row, column, code: 'repeated-row', reason: `row ${earlier} says this already` });
  }
  return { good, broken };
};

/** Somebody else changed the same thing between reading and writing: nothing of this row was stored. */
export const overtaken = (row: number): RowProblem => ({
  row,
  column: null,
  code: 'conflict',
  reason: 'it was changed by somebody else meanwhile; send the row again',
});
