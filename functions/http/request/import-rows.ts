import type { z } from 'zod';
import { type EmployeeKind, employeeKinds } from '../../domain/directory/employee.ts';
import { checkNip } from '../../domain/directory/nip.ts';
import type { ParsedRows, RowProblem } from '../../usecases/directory/import-rows.ts';

type Cells = Record<string, unknown>;
type Problem = Omit<RowProblem, 'row'>;

const nipColumns = ['nip', 'appraiserNip', 'replacesNip'];

const isKind = (value: unknown): value is EmployeeKind => employeeKinds.some((kind) => kind === value);

/**
 * The kind decides how the person's own number is read. Numbers that are only looked up are read by the laxer rule: a list of posts names
 * no kind, and the number that is replaced may be of another kind (a PPPK who becomes PNS).
 */
const kindOf = (column: string, cells: Cells, number: string): EmployeeKind => {
  if (column === 'nip' && isKind(cells.kind)) return cells.kind;
  return number.includes('PEJABAT-') ? 'official' : 'PPPK';
};

/** Numbers as spreadsheets deliver them: the leading apostrophe goes, a rounded number is refused with the reason. */
const readNumbers = (cells: Cells): { cells: Cells; problems: Problem[] } => {
  const read: Cells = { ...cells };
  const problems: Problem[] = [];
  for (const column of nipColumns) {
    const value = cells[column];
    if (typeof value === 'number')
      problems.push({
        column,
        code: 'nip-number',
        reason: 'send the number as text: as a JSON number it is rounded after 15 digits',
      });
    if (typeof value !== 'string') continue;
    const checked = checkNip(value, kindOf(column, cells, value));
    if (checked.ok) read[column] = checked.nip;
    else problems.push({ column, code: checked.code, reason: checked.reason });
  }
  return { cells: read, problems };
};

const problemsOf = (error: z.ZodError): Problem[] =>
  error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((column) => ({ column, code: issue.code, reason: 'there is no such column' }));
    const [column] = issue.path;
    return [{ column: column === undefined ? null : String(column), code: issue.code, reason: issue.message }];
  });

/** The first fault of a cell is what has to be mended; the ones after it follow from it. */
const oncePerColumn = (problems: Problem[]): Problem[] =>
  problems.filter(({ column }, i) => problems.findIndex((other) => other.column === column) === i);

/** Reads each row by itself, so that one broken row does not keep the others out. Rows count from 1. */
export const readRows = <S extends z.ZodType>(schema: S, rows: Cells[]): ParsedRows<z.output<S>> => {
  const read: ParsedRows<z.output<S>> = { good: [], broken: [] };
  rows.forEach((original, index) => {
    const row = index + 1;
    const { cells, problems } = readNumbers(original);
    const parsed = schema.safeParse(cells);
    const all = oncePerColumn([...problems, ...(parsed.success ? [] : problemsOf(parsed.error))]);
    if (parsed.success && all.length === 0) read.good.push({ row, value: parsed.data });
    else read.broken.push(...all.map((problem) => ({ row, ...problem })));
  });
  return read;
};
