import type { Realisation } from '../execution/realisation.ts';
import type { Explanation } from '../scoring/explanation.ts';
import {
  type Beside,
  type PackedExplanation,
  packExplanation,
  unpackExplanation,
} from '../scoring/pack-explanation.ts';
import { journal } from '../scoring/score-case.ts';
import type { PackedVersion, ResultVersion, ScoringInputs } from './result-version.ts';

/** What stands beside the tree of a scored result: the journal among its inputs, the evidence with the realisation. */
export const besideOf = (inputs: Pick<ScoringInputs, 'activities'>, realisation: Realisation | null): Beside => ({
  journal: journal(inputs.activities),
  evidenceOf: (indicatorId) => realisation?.items.find((item) => item.indicatorId === indicatorId)?.evidence ?? [],
});

export const packVersion = ({ explanation, ...version }: ResultVersion, beside: Beside = {}): PackedVersion => ({
  ...version,
  tree: packExplanation(explanation, beside),
});

type Stored = { tree: PackedExplanation; inputs?: ScoringInputs };

/** The tree of a stored body. Without the realisation it is whole but for the links of the evidence. */
export const explanationOf = ({ tree, inputs }: Stored, realisation: Realisation | null): Explanation =>
  unpackExplanation(tree, inputs === undefined ? {} : besideOf(inputs, realisation));
