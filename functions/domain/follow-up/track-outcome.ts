import type { ResultRef } from '../case/case.ts';
import type { Traits } from '../development/traits.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { Improves } from './follow-up-rule.ts';

/** What one cycle shows of a person. */
export type Shown = { cycleId: string; result: Pick<ResultRef, 'workResult' | 'behaviour'> | null; traits: Traits };

export const outcomeVerdicts = ['improved', 'unchanged', 'worse', 'cannot-tell-yet'] as const;
export type Tracked = {
  verdict: (typeof outcomeVerdicts)[number];
  /** What it was in the cycle from which the measure followed; null where that showed nothing. */
  was: string | null;
  /** What later cycles show, in their order. */
  later: { cycleId: string; value: string }[];
};

const rank: Record<Rating, string> = { below: '1', meets: '2', above: '3' };
const isRating = (value: string): value is Rating => value in rank;

const shownOf = (improves: Improves, { result, traits }: Shown): string | null => {
  if ('rating' in improves) return result?.[improves.rating] ?? null;
  if ('behaviour' in improves) return traits.behaviours[improves.behaviour] ?? null;
  return traits.aspects[improves.aspect] ?? null;
};

const order = (value: string) => parseDecimal(isRating(value) ? rank[value] : value);

/**
 * Whether what a measure was to better did get better: the last later cycle that shows it, beside the one from which the
 * measure followed. Without a later one, nobody can tell yet.
 */
export const trackOutcome = (improves: Improves, origin: Shown, later: readonly Shown[]): Tracked => {
  const was = shownOf(improves, origin);
  const seen = later.flatMap((one) => {
    const value = shownOf(improves, one);
    return value === null ? [] : [{ cycleId: one.cycleId, value }];
  });
  const last = seen.at(-1);
  if (was === null || last === undefined) return { verdict: 'cannot-tell-yet', was, later: seen };
  const change = compare(order(last.value), order(was));
  return { verdict: change > 0 ? 'improved' : change < 0 ? 'worse' : 'unchanged', was, later: seen };
};
