import { explanationOf } from '../../../../functions/domain/case/packed-version.ts';
import { isAct } from '../../../../functions/domain/case/result-bodies.ts';
import type { PackedVersion, ResultVersion, ScoringInputs } from '../../../../functions/domain/case/result-version.ts';
import type { Realisation } from '../../../../functions/domain/execution/realisation.ts';
import type { ExportedCase } from '../read-export.ts';

type Version = ResultVersion & { seq: number };

const versionOf = (
  body: PackedVersion & { inputs?: ScoringInputs },
  seq: number,
  realisation: Realisation | null,
): Version => {
  const { tree: _, inputs: __, ...version } = body;
  return { ...version, explanation: explanationOf(body, realisation), seq };
};

/**
 * Every version of a result in the order in which it was made, as the exported acts tell it.
 *
 * @param realisation what was reported, where the links of the evidence are wanted as well
 */
export const versionsOf = ({ records }: ExportedCase, realisation: Realisation | null = null): Version[] =>
  records.flatMap((record): Version[] => {
    const { seq } = record.envelope;
    if (isAct(record, 'scored') || isAct(record, 'scored-again') || isAct(record, 'motion-applied'))
      return [versionOf(record.body, seq, realisation)];
    if (isAct(record, 'objection-decided') && record.body.decision !== 'dismiss')
      return [versionOf(record.body, seq, realisation)];
    return [];
  });

/** What the calculation counted, of the scored and of the unassessed. */
export const countedInputs = ({ records }: ExportedCase): ScoringInputs | null => {
  for (const record of records.toReversed()) {
    if (isAct(record, 'scored') || isAct(record, 'scored-again')) return record.body.inputs;
    if (isAct(record, 'left-unassessed')) return record.body.inputs;
  }
  return null;
};
