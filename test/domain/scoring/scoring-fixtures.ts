import fc from 'fast-check';
import {
  type Behaviour,
  behaviours,
  type Feedback,
  feedbackSources,
} from '../../../functions/domain/execution/feedback.ts';
import type { Realisation } from '../../../functions/domain/execution/realisation.ts';
import type { Indicator, Plan, Polarisation } from '../../../functions/domain/planning/plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { type Rating, ratings } from '../../../functions/domain/scoring/predicate.ts';

/** The thresholds that the tables of these tests were worked out with, whatever the shipped rule set says. */
export const rules: RuleSet = {
  ...defaultRuleSet,
  achievement: { cap: '120', floor: '0' },
  workResult: { aboveOver: '100', meetsFrom: '90', judgedOver: '50', whenUnjudged: 'meets' },
  behaviour: {
    weights: { appraiser: '60', peer: '20', subordinate: '20' },
    meetsFrom: '1.5',
    aboveFrom: '2.5',
    whenSilent: 'meets',
  },
  missingComponent: 'renormalise',
  incomplete: { minimumCoverage: '0', ratingAtMost: 'above' },
  regime: 'matrix',
  numeric: {
    weights: { plain: { workResult: '70', behaviour: '30' }, heard: { workResult: '60', behaviour: '40' } },
    hear: 'where-answered',
    workNumbers: { below: '75', meets: '100', above: '110' },
    behaviourNumbers: { below: '60', meets: '100', above: '120' },
    from: { 'sangat-baik': '110', baik: '90', 'butuh-perbaikan': '70', kurang: '50' },
    needsNewIdea: true,
  },
  rounding: { decimals: 2, mode: 'half-up' },
};

export const indicator = (id: string, change: Partial<Indicator> = {}): Indicator => ({
  id,
  text: 'Jumlah layanan',
  aspect: 'quantity',
  target: '100',
  measure: 'layanan',
  polarisation: { kind: 'higher' },
  weight: '100',
  ...change,
});

/** A plan of work results given by weight and indicators. */
export const planOf = (...parts: [weight: string, ...indicators: Indicator[]][]): Plan => ({
  form: 'quantitative',
  workResults: parts.map(([weight, ...indicators], i) => ({
    id: `w${i + 1}`,
    kind: 'main',
    text: 'Layanan terlaksana',
    serves: null,
    weight,
    indicators,
  })),
  expectations: [],
  attachments: null,
});

export const realised = (values: Record<string, string>, evidence: string[] = []): Realisation => ({
  schemaVersion: 1,
  items: Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value, evidence })),
  at: '2026-03-30T02:00:00.000Z',
});

export const feedbackOf = (source: Feedback['source'], given: Feedback['ratings']): Feedback => ({
  schemaVersion: 1,
  source,
  authorId: source === 'appraiser' ? 'boss' : null,
  month: '2026-02',
  ratings: given,
  note: 'Catatan',
  on: '2026-02-10',
  requestDigest: 'digest',
});

/** All seven values rated alike. */
export const allRated = (rating: Rating): Feedback['ratings'] =>
  Object.fromEntries(behaviours.map((behaviour): [Behaviour, Rating] => [behaviour, rating]));

export const rating = fc.constantFrom(...ratings);
export const anyFeedback = fc
  .tuple(
    fc.constantFrom(...feedbackSources),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...behaviours), rating), { minLength: 1, selector: ([b]) => b }),
  )
  .map(([source, given]) => feedbackOf(source, Object.fromEntries(given)));

export const decimal = (min: number, max: number) =>
  fc.integer({ min: min * 100, max: max * 100 }).map((n) => (n / 100).toFixed(2));
const formula = fc.constantFrom('complement', 'ratio', 'overrun');
export const polarisation: fc.Arbitrary<Polarisation> = fc.oneof(
  fc.constant<Polarisation>({ kind: 'higher' }),
  formula.map((f): Polarisation => ({ kind: 'lower', formula: f })),
  fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), formula)
    .map(([low, width, f]): Polarisation => ({ kind: 'range', low: `${low}`, high: `${low + width}`, formula: f })),
);

/** Weights in whole percent that sum to 100. */
export const weights = (count: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: count - 1, maxLength: count - 1 }).map((cuts) => {
    const edges = [0, ...cuts.toSorted((x, y) => x - y), 100];
    return edges.slice(1).map((edge, i) => String(edge - (edges[i] ?? 0)));
  });

/** A plan that passes the checks, with a value for some of its indicators. */
export const planWithRealisation = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc.tuple(weights(count), fc.array(fc.integer({ min: 1, max: 3 }), { minLength: count, maxLength: count })),
  )
  .chain(([outer, sizes]) =>
    fc.tuple(
      fc.constant(outer),
      fc.tuple(...sizes.map((size) => weights(size))),
      fc.array(fc.tuple(decimal(1, 200), polarisation, fc.option(decimal(0, 300))), { minLength: 12, maxLength: 12 }),
    ),
  )
  .map(([outer, inner, contents]) => {
    const values: Record<string, string> = {};
    let next = 0;
    const parts = outer.map((weight, w): [string, ...Indicator[]] => [
      weight,
      ...(inner[w] ?? []).map((share, i) => {
        const [target, direction, value] = contents[next++] ?? ['1', { kind: 'higher' as const }, null];
        const id = `w${w + 1}-i${i + 1}`;
        if (value !== null) values[id] = value;
        return indicator(id, { target, polarisation: direction, weight: share });
      }),
    ]);
    return { plan: planOf(...parts), realisation: realised(values) };
  });

/** All nodes of a tree with this code, from the root down. */
export const nodesOf = (tree: Explanation, code: Explanation['code']): Explanation[] => [
  ...(tree.code === code ? [tree] : []),
  ...(tree.inputs ?? []).flatMap((input) => nodesOf(input, code)),
];
