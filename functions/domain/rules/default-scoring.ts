import type { IncompleteRules, NumericRules } from './scoring-rules.ts';

/** PP 30/2019 art. 41; the numbers behind ratings are not in it and are an agency's setting. */
export const defaultNumeric: NumericRules = {
  weights: {
    plain: { workResult: '70', behaviour: '30' },
    heard: { workResult: '60', behaviour: '40' },
  },
  hear: 'where-answered',
  workNumbers: { below: '75', meets: '100', above: '110' },
  behaviourNumbers: { below: '60', meets: '100', above: '120' },
  from: { 'sangat-baik': '110', baik: '90', 'butuh-perbaikan': '70', kurang: '50' },
  needsNewIdea: true,
};

/** Three quarters of the plan must be reported for a number; and who leaves something out does not exceed expectation by it. */
export const defaultIncomplete: IncompleteRules = { minimumCoverage: '75', ratingAtMost: 'meets' };
