import type { z } from 'zod';
import { assignmentRow, employeeRow, unitRow } from './directory.ts';
import { planDraftRow } from './plan-drafts.ts';

const columns: Record<string, z.ZodType> = {
  ...planDraftRow.shape,
  ...unitRow.shape,
  ...employeeRow.shape,
  ...assignmentRow.shape,
};

type CellKind = { list: boolean; flag: boolean; whenEmpty: null | undefined };

const kindOf = (schema: z.ZodType): CellKind => ({
  list: schema.safeParse([]).success,
  flag: schema.safeParse(true).success,
  whenEmpty: schema.safeParse(null).success ? null : undefined,
});
const kinds = new Map(Object.entries(columns).map(([name, schema]) => [name, kindOf(schema)]));

const flags = new Map<string, boolean>([
  ['true', true],
  ['1', true],
  ['ya', true],
  ['false', false],
  ['0', false],
  ['tidak', false],
]);

/**
 * A cell of an import file as the value that the row's schema reads: an empty cell is "not said" (null, or left out so that
 * the default applies), a list is separated by spaces or `|`, yes and no may be written in Indonesian. Whatever fits nothing stays
 * text, so that the row's own check names the column.
 */
export const csvCell = (column: string, cell: string): unknown => {
  const kind = kinds.get(column);
  if (!kind) return cell;
  if (cell === '') return kind.whenEmpty;
  if (kind.list) return cell.split(/[\s|]+/);
  if (kind.flag) return flags.get(cell.toLowerCase()) ?? cell;
  return cell;
};
