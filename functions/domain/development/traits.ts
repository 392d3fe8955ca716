import { type Behaviour, behaviours, type Feedback } from '../execution/feedback.ts';
import type { Realisation } from '../execution/realisation.ts';
import type { Voice } from '../feedback/voice.ts';
import { add, div, fromInteger, mul, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import { type Aspect, aspects, isMeasured, type Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { achievementOf } from '../scoring/achievement.ts';
import { behaviourRatings } from '../scoring/behaviour.ts';
import type { Rating } from '../scoring/predicate.ts';
import { type Part, shown, weightedMean } from '../scoring/weighted-mean.ts';

/** What shows in a person's evidence beside the one rating: each value of BerAKHLAK, and the four aspects of the indicators. */
export type Traits = {
  /** Only values that somebody spoke of. */
  behaviours: Partial<Record<Behaviour, Rating>>;
  /** Achievement in percent of the indicators of an aspect; only aspects with a number. */
  aspects: Partial<Record<Aspect, string>>;
};

const isAspect = (aspect: Aspect, plan: Plan) =>
  plan.workResults.flatMap((work) =>
    work.indicators
      .filter(isMeasured)
      .filter((indicator) => indicator.aspect === aspect)
      .map((indicator) => ({ indicator, share: parseDecimal(work.weight) })),
  );

/** Mean over the indicators of the aspect, by their weight in the plan; what has no value is left out, never zero. */
const aspectScore = (aspect: Aspect, plan: Plan, realisation: Realisation, rules: RuleSet): string | null => {
  const parts = isAspect(aspect, plan).map(({ indicator, share }): Part => {
    const reported = realisation.items.find(({ indicatorId }) => indicatorId === indicator.id) ?? null;
    return { weight: mul(share, parseDecimal(indicator.weight)), step: achievementOf(indicator, reported, rules) };
  });
  if (parts.length === 0) return null;
  const { exact } = weightedMean(parts, 'renormalise');
  return exact === null ? null : roundHalfUp(exact, rules.rounding.decimals);
};

export const traitsOf = (
  evidence: {
    plan: Plan | null;
    realisation: Realisation | null;
    feedback: readonly Feedback[];
    /** What colleagues and the public said together; `feedback` then holds the appraiser's alone. */
    voices?: readonly Voice[];
  },
  rules: RuleSet,
): Traits => {
  const { plan, realisation } = evidence;
  const found: Traits = {
    behaviours: behaviourRatings(evidence.feedback, rules, evidence.voices ?? null),
    aspects: {},
  };
  if (plan === null || realisation === null) return found;
  for (const aspect of aspects) {
    const score = aspectScore(aspect, plan, realisation, rules);
    if (score !== null) found.aspects[aspect] = score;
  }
  return found;
};

/** Of a group: how many people anybody spoke of, who is below and above the expectation, and the aspects' numbers summed up. */
export type TraitTally = {
  heard: number;
  weak: Partial<Record<Behaviour, number>>;
  strong: Partial<Record<Behaviour, number>>;
  aspects: Partial<Record<Aspect, { sum: string; n: number }>>;
};

export const emptyTally = (): TraitTally => ({ heard: 0, weak: {}, strong: {}, aspects: {} });

/** Exact: the numbers have as many decimals as the rule set rounds to. */
export const addDecimals = (a: string, b: string): string => shown(add(parseDecimal(a), parseDecimal(b)));

/** Adds `other` to `tally` in place: an agency's people are added one by one. */
export const addTally = (tally: TraitTally, other: TraitTally): void => {
  tally.heard += other.heard;
  for (const behaviour of behaviours)
    for (const side of ['weak', 'strong'] as const) {
      const more = other[side][behaviour] ?? 0;
      if (more > 0) tally[side][behaviour] = (tally[side][behaviour] ?? 0) + more;
    }
  for (const aspect of aspects) {
    const more = other.aspects[aspect];
    if (more === undefined) continue;
    const so = tally.aspects[aspect] ?? { sum: '0', n: 0 };
    tally.aspects[aspect] = { sum: addDecimals(so.sum, more.sum), n: so.n + more.n };
  }
};

/** What one person adds to the tally of a group. */
export const tallyOf = (traits: Traits): TraitTally => {
  const tally = emptyTally();
  for (const behaviour of behaviours) {
    const rating = traits.behaviours[behaviour];
    if (rating === undefined) continue;
    tally.heard = 1;
    if (rating === 'below') tally.weak[behaviour] = 1;
    if (rating === 'above') tally.strong[behaviour] = 1;
  }
  for (const aspect of aspects) {
    const sum = traits.aspects[aspect];
    if (sum !== undefined) tally.aspects[aspect] = { sum, n: 1 };
  }
  return tally;
};

/** Mean over those who have a number; null where nobody has. */
export const meanOfSum = (entry: { sum: string; n: number } | undefined, decimals: number): string | null =>
  entry === undefined || entry.n === 0
    ? null
    : roundHalfUp(div(parseDecimal(entry.sum), fromInteger(entry.n)), decimals);
