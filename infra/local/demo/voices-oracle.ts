import { type Behaviour, behaviours } from '../../../functions/domain/execution/feedback.ts';
import type { Rating } from '../../../functions/domain/scoring/predicate.ts';
import type { GivenFeedback, SurveyVisit } from './ledger.ts';

/*
 * What may be known of voices without a name, worked out once more by plain arithmetic from what the demo sent.
 */
const points: Record<Rating, number> = { below: 1, meets: 2, above: 3 };
const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
const cents = (value: number): number => Math.round(value * 100 + 1e-7) / 100;

/** At least three people, and none with more than three of five answers. */
const speaks = (given: GivenFeedback[]): boolean => {
  const people = Map.groupBy(given, ({ authorId }) => authorId);
  const most = Math.max(0, ...[...people.values()].map((own) => own.length));
  return people.size >= 3 && most * 5 <= given.length * 3;
};

export type HeardVoice = { people: number; values: Map<Behaviour, number> };

/** What a source of colleagues says together; null where too few answered for it. */
export const heardVoice = (all: GivenFeedback[], source: 'peer' | 'subordinate'): HeardVoice | null => {
  const given = all.filter((one) => one.source === source);
  if (!speaks(given)) return null;
  const values = new Map<Behaviour, number>();
  for (const behaviour of behaviours) {
    const spoken = given.filter(({ ratings }) => ratings[behaviour] !== undefined);
    if (!speaks(spoken)) continue;
    values.set(behaviour, cents(mean(spoken.map(({ ratings }) => points[ratings[behaviour] ?? 'meets']))));
  }
  return { people: new Set(given.map(({ authorId }) => authorId)).size, values };
};

/** Points of a source, or null where it is not heard. */
export const sourcePoints = (all: GivenFeedback[], source: GivenFeedback['source']): number | null => {
  if (source !== 'appraiser') {
    const values = [...(heardVoice(all, source)?.values.values() ?? [])];
    return values.length === 0 ? null : mean(values);
  }
  const entries = all.filter((one) => one.source === source).flatMap(({ ratings }) => Object.entries(ratings));
  const byValue = Map.groupBy(entries, ([behaviour]) => behaviour);
  return byValue.size === 0
    ? null
    : mean([...byValue.values()].map((own) => mean(own.map(([, rating]) => points[rating]))));
};

/** How many answers count for a person's result: the appraiser's each, colleagues by the head where they are heard. */
export const countedFeedback = (all: GivenFeedback[], visits: SurveyVisit[]): number => {
  const named = all.filter(({ source }) => source === 'appraiser').length;
  const heard = (['peer', 'subordinate'] as const).map((source) => heardVoice(all, source)?.people ?? 0);
  return [named, ...heard, visits.length >= 10 ? visits.length : 0].reduce((a, b) => a + b, 0);
};

/** IKM of PermenPANRB 14/2017: mean of all scores of all elements, times 25. */
export const satisfactionIndex = (visits: SurveyVisit[]): string => {
  const scores = visits.flatMap(({ digits }) => [...digits].map(Number));
  return cents(mean(scores) * 25).toFixed(2);
};
