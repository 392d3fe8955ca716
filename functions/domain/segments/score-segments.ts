import type { ResultBasis } from '../case/case.ts';
import { behaviours } from '../execution/feedback.ts';
import { type Fraction, fromInteger, mul, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { conclude, type Grounds } from '../scoring/conclude.ts';
import type { Explanation } from '../scoring/explanation.ts';
import type { Rating } from '../scoring/predicate.ts';
import { noPredicateExplanation, type RatingGiven, ratingNode } from '../scoring/predicate-explanation.ts';
import type { CaseScore } from '../scoring/score-case.ts';
import { weightedMean } from '../scoring/weighted-mean.ts';
import { type Combined, combineRatings } from './combine.ts';
import { shareText } from './shares.ts';

/** A part of the period with its share in the whole (exact; all sum to 1) and the score of its own evidence and review. */
export type ScoredPart = {
  from: string;
  to: string;
  share: Fraction;
  scored: CaseScore;
  /** Exact points of the feedback that belongs to it, null where nobody spoke. */
  behaviour: Fraction | null;
  /** The provisional behaviour of a part whose review is missing; null where it is there. */
  unreviewed: RatingGiven | null;
};

const nameOf = ({ from, to }: ScoredPart): string => `${from}..${to}`;
const percent = (share: Fraction): Fraction => mul(share, fromInteger(100));

const isJournal = ({ code }: Explanation): boolean => code === 'activities';

/** A part without a number shows what its behaviour counts for in the place of what feedback alone suggests. */
const withGiven = (node: Explanation, { scored, unreviewed }: ScoredPart): Explanation =>
  scored.decision === 'unassessed' && unreviewed !== null && node.code === 'behaviour-suggestion'
    ? ratingNode('behaviour-rating', unreviewed, 'provisional')
    : node;

/** The part with its own reckoning; the journal is that of the whole period and stands beside the parts once. */
const detailOf = (part: ScoredPart): Explanation => {
  const { inputs = [], ...root } = part.scored.explanation;
  return {
    code: 'segment',
    subject: nameOf(part),
    value: root.value,
    unit: root.unit,
    symbols: { share: shareText(part.share) },
    inputs: [{ ...root, inputs: inputs.filter((node) => !isJournal(node)).map((node) => withGiven(node, part)) }],
  };
};

const ratingGiven = (combined: Extract<Combined, { points: string }>, rules: RuleSet): RatingGiven => ({
  rating: combined.rating,
  ...(combined.renormalised ? { reason: 'renormalised' as const } : {}),
  inputs: [
    {
      code: 'segment-rating',
      value: combined.points,
      unit: 'points',
      formula: `Σ s·p / Σ s; above >= ${rules.segments.combine.aboveFrom}; meets >= ${rules.segments.combine.meetsFrom}; below`,
      source: 'rules: segments',
      inputs: combined.parts,
    },
  ],
});

type Total = { exact: Fraction | null; score: string | null; node: Explanation };

/** The achievement over all segments that have one; rounded once more, because each part is published on its own. */
const scoreOf = (parts: readonly ScoredPart[], rules: RuleSet): Total => {
  const mean = weightedMean(
    parts.map((part) => {
      const value = part.scored.decision === 'scored' ? part.scored.score : null;
      return {
        weight: percent(part.share),
        step: {
          exact: value === null ? null : parseDecimal(value),
          explanation: { code: 'segment-score' as const, subject: nameOf(part), value, unit: 'percent' as const },
        },
      };
    }),
    rules.missingComponent,
  );
  const { exact, ...rest } = mean;
  const { decimals, mode } = rules.rounding;
  const node: Explanation = {
    code: 'segment-score',
    value: null,
    unit: 'percent',
    formula: 'Σ s·a / Σ s',
    source: 'rules: segments',
    ...rest,
  };
  if (exact === null) return { exact, score: null, node };
  const score = roundHalfUp(exact, decimals);
  return { exact, score, node: { ...node, value: score, rounding: `${mode}, ${decimals}` } };
};

/** Only the numeric regime counts it; the parts in which nobody spoke leave their weight to the others. */
const behaviourOf = (parts: readonly ScoredPart[]): Fraction | null =>
  weightedMean(
    parts.map((part) => ({
      weight: part.share,
      step: { exact: part.behaviour, explanation: { code: 'segment', value: null, unit: 'points' } },
    })),
    'renormalise',
  ).exact;

const basisOf = (parts: readonly ScoredPart[]): Extract<ResultBasis, 'reviewed' | 'provisional'> =>
  parts.some(({ scored }) => scored.decision === 'unassessed' || scored.basis === 'provisional')
    ? 'provisional'
    : 'reviewed';

/**
 * What a part counts for. Where its appraiser was late and nothing was measured, its work leaves its share to the other parts;
 * its behaviour does not, or a few days under somebody else would be the rating of the whole period.
 */
const ratingIn = ({ scored, unreviewed }: ScoredPart, kind: 'workResult' | 'behaviour'): Rating | null => {
  if (scored.decision === 'scored') return scored[kind];
  return kind === 'behaviour' ? (unreviewed?.rating ?? null) : null;
};

const rate = (parts: readonly ScoredPart[], kind: 'workResult' | 'behaviour', rules: RuleSet): Combined =>
  combineRatings(
    parts.map((part) => ({ from: part.from, to: part.to, share: part.share, rating: ratingIn(part, kind) })),
    rules,
  );

/**
 * One result over a period in several segments: each was rated by the appraiser of its time (or provisionally, from its
 * evidence), and counts by its exact share. The predicate follows from the two combined ratings, not from the predicates of
 * the parts.
 */
export const scoreSegments = (
  parts: readonly ScoredPart[],
  beside: Pick<Grounds, 'heard' | 'newIdea'>,
  rules: RuleSet,
): CaseScore => {
  const [workResult, behaviour] = [rate(parts, 'workResult', rules), rate(parts, 'behaviour', rules)];
  const journal = (parts[0]?.scored.explanation.inputs ?? []).filter(isJournal);
  const details = parts.map(detailOf);
  if (workResult.rating === null || behaviour.rating === null) {
    const last = parts.at(-1)?.scored;
    const reason = workResult.rating === null ? workResult.reason : 'nothing-calculable';
    const own = parts.length === 1 && last?.decision === 'unassessed' ? last.reason : reason;
    return { decision: 'unassessed', reason: own, explanation: noPredicateExplanation(own, [...details, ...journal]) };
  }
  const basis = basisOf(parts);
  const { exact, score, node } = scoreOf(parts, rules);
  const weak = new Set(parts.flatMap(({ scored }) => (scored.decision === 'scored' ? scored.weakBehaviours : [])));
  return {
    decision: 'scored',
    workResult: workResult.rating,
    behaviour: behaviour.rating,
    basis,
    score,
    weakBehaviours: behaviours.filter((one) => weak.has(one)),
    ...conclude(
      {
        ...beside,
        workResult: ratingGiven(workResult, rules),
        behaviour: ratingGiven(behaviour, rules),
        measured: { workResult: exact, behaviour: behaviourOf(parts) },
        basis,
        facts: [node, ...details, ...journal],
      },
      rules,
    ),
  };
};
