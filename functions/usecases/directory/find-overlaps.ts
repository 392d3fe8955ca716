import { trackOf } from '../../domain/directory/place-assignment.ts';
import type { RowProblem } from './import-rows.ts';
import type { ResolvedRow } from './resolve-assignments.ts';

const overlap = (row: number, column: 'from' | 'to', reason: string): RowProblem => ({
  row,
  column,
  code: 'overlapping-assignment',
  reason,
});

const isOneTrack = (a: ResolvedRow, b: ResolvedRow): boolean =>
  a.person.data.id === b.person.data.id && trackOf(a.value) === trackOf(b.value);

/** A row whose end, as the file itself says it, lies after the beginning of the person's next post of the same kind. */
const problemOf = (row: ResolvedRow, rows: readonly ResolvedRow[]): RowProblem | null => {
  const { from, to } = row.value;
  const earlier = rows.find(
    (other) =>
      other !== row &&
      isOneTrack(other, row) &&
      other.value.from < from &&
      other.value.to !== null &&
      from <= other.value.to,
  );
  if (earlier !== undefined)
    return overlap(row.row, 'from', `it begins before the assignment of row ${earlier.row} ends`);
  const later = row.person.data.assignments.find(
    (known) => trackOf(known) === trackOf(row.value) && from < known.from && to !== null && known.from <= to,
  );
  const restated = rows.some((other) => isOneTrack(other, row) && other.value.from === later?.from);
  if (later === undefined || restated) return null;
  return overlap(row.row, 'to', `it ends after the next assignment of this person begins (${later.from})`);
};

/**
 * Rows that contradict another one or the history by an end that they state. An assignment without a stated end simply ends
 * on the eve of the next; an end that somebody wrote down is not shortened in silence.
 */
export const findOverlaps = (rows: readonly ResolvedRow[]): RowProblem[] => {
  const byPerson = Map.groupBy(rows, ({ person }) => person.data.id);
  return [...byPerson.values()].flatMap((own) => own.flatMap((row) => problemOf(row, own) ?? []));
};
