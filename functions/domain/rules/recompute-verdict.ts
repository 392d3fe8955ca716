/**
 * `same`: byte for byte. `stored-text-changed`: what is stored is no longer what its act vouches for. `engine-changed`: a newer
 * calculation. `inputs-changed`: a document that was reckoned with is not what it was. `different`: none of these explains it.
 */
export const recomputeVerdicts = [
  'same',
  'stored-text-changed',
  'engine-changed',
  'inputs-changed',
  'different',
] as const;
export type RecomputeVerdict = (typeof recomputeVerdicts)[number];

/** What a result was made with, as digests. */
export type ResultPrint = { engine: string; inputs: string; bytes: string };

/** @param vouched digest of the stored text as the act's link in the chain has it */
export const judgeRecomputation = (stored: ResultPrint, recomputed: ResultPrint, vouched: string): RecomputeVerdict => {
  if (stored.bytes !== vouched) return 'stored-text-changed';
  if (stored.bytes === recomputed.bytes) return 'same';
  if (stored.engine !== recomputed.engine) return 'engine-changed';
  return stored.inputs === recomputed.inputs ? 'different' : 'inputs-changed';
};
