import { isAct, type ResultVersion, type ScoringInputs } from '../../../../functions/domain/case/result-bodies.ts';
import type { ExportedCase } from '../read-export.ts';

/** Every version of a result in the order in which it was made, as the exported acts tell it. */
export const versionsOf = ({ records }: ExportedCase): (ResultVersion & { seq: number })[] =>
  records.flatMap((record): (ResultVersion & { seq: number })[] => {
    const { seq } = record.envelope;
    if (isAct(record, 'scored') || isAct(record, 'motion-applied')) return [{ ...record.body, seq }];
    if (isAct(record, 'objection-decided') && record.body.decision !== 'dismiss') return [{ ...record.body, seq }];
    return [];
  });

/** What the calculation counted, of the scored and of the unassessed. */
export const countedInputs = ({ records }: ExportedCase): ScoringInputs | null => {
  for (const record of records) {
    if (isAct(record, 'scored')) return record.body.inputs;
    if (isAct(record, 'left-unassessed')) return record.body.inputs;
  }
  return null;
};
