import type { DraftColumn, DraftRow } from './draft-row.ts';
import type { Indicator, PlanIndicator, Polarisation } from './plan.ts';

type Missing = { missing: DraftColumn[] };

const absent = (row: DraftRow, columns: readonly DraftColumn[]): DraftColumn[] =>
  columns.filter((column) => row[column] === null);

/** The first of the columns that are empty, or all values. */
const polarisationOf = (row: DraftRow): Polarisation | Missing => {
  const { polarisation, formula, low, high } = row;
  switch (polarisation ?? 'higher') {
    case 'higher':
      return { kind: 'higher' };
    case 'lower':
      return formula === null ? { missing: ['formula'] } : { kind: 'lower', formula };
    case 'range':
      if (formula === null || low === null || high === null)
        return { missing: absent(row, ['formula', 'low', 'high']) };
      return { kind: 'range', low, high, formula };
  }
};

const optional = ({ aggregation, scale, shareOf }: DraftRow): Pick<Indicator, 'aggregation' | 'scale' | 'shareOf'> => ({
  ...(aggregation === null ? {} : { aggregation }),
  ...(scale === null ? {} : { scale }),
  ...(shareOf === null ? {} : { shareOf }),
});

/** The indicator of a line: described where the line says what success is, else measured. */
export const readIndicatorRow = (row: DraftRow): { indicator: PlanIndicator } | Missing => {
  const { indicator: id, indicatorText: text, indicatorWeight: weight, aspect, target, measure, success } = row;
  if (id === null || text === null || weight === null)
    return { missing: absent(row, ['indicator', 'indicatorText', 'indicatorWeight']) };
  if (success !== null) return { indicator: { id, text, success, weight } };
  if (aspect === null || target === null || measure === null)
    return { missing: absent(row, ['aspect', 'target', 'measure']) };
  const polarisation = polarisationOf(row);
  if ('missing' in polarisation) return polarisation;
  return { indicator: { id, text, aspect, target, measure, polarisation, weight, ...optional(row) } };
};
