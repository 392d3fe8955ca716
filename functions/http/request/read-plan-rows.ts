import { planDraftNumbers, planDraftRow } from '../../contracts/plan-drafts.ts';
import { checkNip } from '../../domain/directory/nip.ts';
import type { PlanDraftRow } from '../../domain/planning/draft-row.ts';
import type { GoodRow, ParsedRows, RowProblem } from '../../usecases/directory/import-rows.ts';
import { readRows } from './import-rows.ts';
import { readDecimal } from './journal-sheet/value-cells.ts';

type Cells = Record<string, unknown>;

/** Numbers as people write them in tables; one that can be read in two ways is refused, never guessed. */
const readNumbers = (original: Cells, row: number): { cells: Cells; problems: RowProblem[] } => {
  const cells: Cells = { ...original };
  const problems: RowProblem[] = [];
  for (const column of planDraftNumbers) {
    const value = cells[column];
    if (typeof value !== 'string' || value === '') continue;
    const read = readDecimal(value);
    if ('value' in read) cells[column] = read.value;
    else problems.push({ row, column, code: read.code, reason: read.reason });
  }
  return { cells, problems };
};

/** The person that each line names, as far as that can be read: a line that is broken elsewhere still names one. */
const numbersNamed = (rows: Cells[]): Map<number, string> =>
  new Map(
    rows.flatMap(({ nip }, i): [number, string][] => {
      if (typeof nip !== 'string') return [];
      const checked = checkNip(nip, nip.includes('PEJABAT-') ? 'official' : 'PPPK');
      return checked.ok ? [[i + 1, checked.nip]] : [];
    }),
  );

const byRow = (a: RowProblem, b: RowProblem): number => a.row - b.row;

/** Reads each line of a table of plans by itself; a line of which a number cannot be read is not a good one. */
export const readPlanRows = (rows: Cells[]): { rows: ParsedRows<PlanDraftRow>; nipOf: ReadonlyMap<number, string> } => {
  const read = rows.map((cells, i) => readNumbers(cells, i + 1));
  const numbers = read.flatMap(({ problems }) => problems);
  const unreadable = new Set(numbers.map(({ row }) => row));
  const parsed = readRows(
    planDraftRow,
    read.map(({ cells }) => cells),
  );
  const good: GoodRow<PlanDraftRow>[] = parsed.good.filter(({ row }) => !unreadable.has(row));
  const others = parsed.broken.filter(
    ({ row, column }) => !numbers.some((number) => number.row === row && number.column === column),
  );
  return { rows: { good, broken: [...numbers, ...others].sort(byRow) }, nipOf: numbersNamed(rows) };
};
