import type { ParsedRows } from '../../../functions/usecases/directory/import-rows.ts';
import type { AssignmentRow } from '../../../functions/usecases/directory/resolve-assignments.ts';

/** Good rows numbered from 1, as the edge hands them over. */
export const rowsOf = <T>(values: T[]): ParsedRows<T> => ({
  good: values.map((value, i) => ({ row: i + 1, value })),
  broken: [],
});

export const assignmentRow = (over: Partial<AssignmentRow> & { nip: string }): AssignmentRow => ({
  unitCode: 'DINKES.1',
  postTitle: 'Penelaah Teknis Kebijakan',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserNip: null,
  headsUnit: false,
  capacity: 'definitive',
  decree: null,
  from: '2026-02-01',
  to: null,
  ...over,
});
