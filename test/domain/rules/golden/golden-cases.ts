import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';
import type { Predicate } from '../../../../functions/domain/scoring/predicate.ts';
import { type CaseScore, type ScoreInput, scoreCase } from '../../../../functions/domain/scoring/score-case.ts';
import { feedbackOf, indicator, planOf, realised } from '../../scoring/scoring-fixtures.ts';

/*
 * Cases whose results were worked out by hand from the law. Every version of the rules that ships has to go on giving them, byte
 * for byte as it first did: `golden.json` keeps the bytes.
 */

export type GoldenCase = {
  name: string;
  input: Omit<ScoreInput, 'rules'>;
  /** By hand, under the rules of 2026; null where there can be no result. */
  by2026: { predicate: Predicate; score: string | null } | null;
};

const plan = planOf(
  ['60', indicator('visits', { target: '120', weight: '50' }), waiting()],
  ['40', indicator('reports', { target: '3' })],
);
function waiting() {
  return indicator('waiting', { target: '30', weight: '50', polarisation: { kind: 'lower', formula: 'complement' } });
}

const common: Omit<ScoreInput, 'rules'> = {
  plan,
  planBasis: 'set',
  realisation: realised({ visits: '114', waiting: '30', reports: '3' }),
  feedback: [],
  activities: { count: 40, days: 31, digest: 'journal' },
  review: null,
  ownDutiesMet: true,
};
const reviewed = (workResult: 'below' | 'meets' | 'above', behaviour: 'below' | 'meets' | 'above') => ({
  review: { workResult, behaviour, seq: 4 },
});

export const goldenCases: GoldenCase[] = [
  // 0.6 × (0.5 × 95 + 0.5 × 100) + 0.4 × 100
  { name: 'meets by the numbers, no review', input: common, by2026: { predicate: 'baik', score: '98.50' } },
  {
    name: 'above on both sides',
    input: { ...common, ...reviewed('above', 'above') },
    by2026: { predicate: 'sangat-baik', score: '98.50' },
  },
  {
    name: 'above in work, misconduct',
    input: { ...common, ...reviewed('above', 'below') },
    by2026: { predicate: 'kurang', score: '98.50' },
  },
  {
    name: 'below in work, behaviour as expected',
    input: { ...common, ...reviewed('below', 'meets') },
    by2026: { predicate: 'butuh-perbaikan', score: '98.50' },
  },
  {
    name: 'below on both sides',
    input: { ...common, ...reviewed('below', 'below') },
    by2026: { predicate: 'sangat-kurang', score: '98.50' },
  },
  // 240 of 120 is 200 %, capped at 120; 15 of 30 is 150 %, capped; 0.6 × 120 + 0.4 × 100
  {
    name: 'capped far above the targets',
    input: { ...common, realisation: realised({ visits: '240', waiting: '15', reports: '3' }) },
    by2026: { predicate: 'baik', score: '112.00' },
  },
  {
    name: 'a carried plan and feedback of the appraiser alone',
    input: { ...common, planBasis: 'carried', feedback: [feedbackOf('appraiser', { harmonis: 'above' })] },
    by2026: { predicate: 'baik', score: '98.50' },
  },
  {
    name: 'too little reported for a number',
    input: { ...common, realisation: realised({ visits: '114' }) },
    by2026: null,
  },
  { name: 'no plan and no review', input: { ...common, plan: null, planBasis: null }, by2026: null },
];

export const scoreGolden = ({ input }: GoldenCase, rules: RuleSet): CaseScore => scoreCase({ ...input, rules });
