/** On what an objection rests; the text says the rest. */
export const groundCodes = [
  'data-error',
  'evidence-not-counted',
  'rating-unsupported',
  'calculation-error',
  'wrong-appraiser',
  'conflict-of-interest',
  'procedure-not-followed',
  'other',
] as const;
export type GroundCode = (typeof groundCodes)[number];
