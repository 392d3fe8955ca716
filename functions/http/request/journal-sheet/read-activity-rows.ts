import { evidence as evidenceSchema } from '../../../contracts/facts.ts';
import { text } from '../../../contracts/primitives.ts';
import { spanOf } from '../../../domain/execution/check-activity.ts';
import type { ActivityRow } from '../../../usecases/activities/import-activities.ts';
import type { ParsedRows, RowProblem } from '../../../usecases/directory/import-rows.ts';
import { type SheetColumn, sheetColumns } from './columns.ts';
import { type Cell, readDate } from './date-cell.ts';
import { decimalOfNumber, progressOfNumber, readDecimal, readProgress, readTick, readTime } from './value-cells.ts';

type Problem = Omit<RowProblem, 'row'>;
type Cells = Record<string, unknown>;

const activityText = text(400);
const maximumLinks = 2;

const isEmpty = (cell: unknown): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
const isColumn = (name: string): name is SheetColumn => sheetColumns.some((column) => column === name);

/** Reads the cells of one row, keeping what is wrong with each. */
const createReader = (cells: Cells) => {
  const problems: Problem[] = [];
  const keep = <T>(column: SheetColumn, cell: Cell<T>): T | null => {
    if ('value' in cell) return cell.value;
    problems.push({ column, ...cell });
    return null;
  };
  const wrongType = (column: SheetColumn): null =>
    keep(column, { code: 'invalid_type', reason: 'this kind of value does not belong here' });
  return {
    problems,
    optional: <T>(
      column: SheetColumn,
      read: { text(cell: string): Cell<T>; number?(cell: number): Cell<T>; flag?(cell: boolean): Cell<T> },
    ): T | null => {
      const cell = cells[column];
      if (isEmpty(cell)) return null;
      if (typeof cell === 'string') return keep(column, read.text(cell));
      if (typeof cell === 'number' && read.number) return keep(column, read.number(cell));
      if (typeof cell === 'boolean' && read.flag) return keep(column, read.flag(cell));
      return wrongType(column);
    },
    require: (column: SheetColumn): void => {
      if (isEmpty(cells[column])) problems.push({ column, code: 'required', reason: 'this is required' });
    },
  };
};

const readText = (cell: string): Cell<string> => {
  const parsed = activityText.safeParse(cell.trim());
  return parsed.success
    ? { value: parsed.data }
    : { code: parsed.error.issues[0]?.code ?? 'custom', reason: parsed.error.issues[0]?.message ?? 'not a text' };
};

/** Links apart by blanks or `|`. */
const readLinks = (cell: string): Cell<string[]> => {
  const links = cell.split(/[\s|]+/).filter((link) => link !== '');
  if (links.length > maximumLinks) return { code: 'too_big', reason: `at most ${maximumLinks} links` };
  for (const link of links) {
    const [issue] = evidenceSchema.safeParse(link).error?.issues ?? [];
    if (issue !== undefined) return { code: issue.code, reason: issue.message };
  }
  return { value: links };
};

const readRow = (cells: Cells): { value: ActivityRow } | { problems: Problem[] } => {
  const reader = createReader(cells);
  for (const column of ['startDate', 'startTime', 'endTime', 'workResult', 'activity'] as const) reader.require(column);
  const date = reader.optional('startDate', { text: (cell) => readDate(cell, null) });
  const lastDay = reader.optional('endDate', { text: (cell) => readDate(cell, null) });
  const startTime = reader.optional('startTime', { text: readTime });
  const endTime = reader.optional('endTime', { text: readTime });
  const workResult = reader.optional('workResult', { text: readText, number: decimalOfNumber });
  const activity = reader.optional('activity', { text: readText });
  const quantity = reader.optional('achievement', { text: readDecimal, number: decimalOfNumber });
  const progress = reader.optional('progress', { text: readProgress, number: progressOfNumber });
  const evidence = reader.optional('evidenceLink', { text: readLinks });
  const done = reader.optional('tick', {
    text: readTick,
    number: (cell) => readTick(String(cell)),
    flag: (value) => ({ value }),
  });
  const unknown = Object.keys(cells).filter((name) => !isColumn(name));
  const problems = [
    ...reader.problems,
    ...unknown.map((column) => ({ column, code: 'unrecognized_keys', reason: 'there is no such column' })),
  ];
  if (problems.length > 0 || date === null || workResult === null || activity === null) return { problems };
  const days = { date, endDate: lastDay === date ? null : lastDay, startTime, endTime };
  // A negative span is refused with its column by the check of the days and times.
  const minutes = Math.max(0, spanOf(days) ?? 0);
  return {
    value: { ...days, workResult, text: activity, quantity, minutes, progress, done, evidence: evidence ?? [] },
  };
};

/** Reads each row by itself, so that one broken row does not keep the others out. Rows count from 1. */
export const readActivityRows = (rows: Cells[]): ParsedRows<ActivityRow> => {
  const read: ParsedRows<ActivityRow> = { good: [], broken: [] };
  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    const result = readRow(cells);
    if ('value' in result) read.good.push({ row, value: result.value });
    else read.broken.push(...result.problems.map((problem) => ({ row, ...problem })));
  }
  return read;
};
