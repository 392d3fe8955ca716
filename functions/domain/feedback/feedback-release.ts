import { type Behaviour, behaviours } from '../execution/feedback.ts';
import { div, type Fraction, fromInteger, roundHalfUp, sum } from '../number/fraction.ts';
import { pointsOf } from '../scoring/points.ts';
import { type AnonymousSource, anonymousSources, type Statement } from './anonymous-feedback.ts';
import { countPeople, hidesEach, showableParts } from './disclosure.ts';
import type { FeedbackRules } from './feedback-rules.ts';

/** A value of BerAKHLAK as a group saw it, in points from 1 (below) to 3 (above). */
export type ReleasedValue = { behaviour: Behaviour; points: string; months: { month: string; points: string }[] };
export type ReleasedSource = { source: AnonymousSource; people: number; values: ReleasedValue[] };

/**
 * All that is left of what colleagues said about a person in a cycle, made once when feedback closes. A source that too
 * few people answered for is not in it, as if nobody had: that a lone subordinate spoke at all would be told by a trace.
 */
export type FeedbackRelease = {
  schemaVersion: 1;
  /** The rule it was made by. */
  threshold: number;
  sources: ReleasedSource[];
};

/** What colleagues of a source wrote, in the order of the alphabet: neither month nor rating stands beside it. */
export type FeedbackNotes = { schemaVersion: 1; notes: string[] };

type Spoken = Statement & { points: Fraction };

const meanOf = (spoken: readonly Spoken[], { decimals }: FeedbackRules): string =>
  roundHalfUp(div(sum(spoken.map(({ points }) => points)), fromInteger(spoken.length)), decimals);

const spokenOf = (statements: readonly Statement[], behaviour: Behaviour): Spoken[] =>
  statements.flatMap((statement) => {
    const rating = statement.ratings[behaviour];
    return rating === undefined ? [] : [{ ...statement, points: pointsOf[rating] }];
  });

const releasedValue = (
  statements: readonly Statement[],
  behaviour: Behaviour,
  rules: FeedbackRules,
): ReleasedValue | null => {
  const spoken = spokenOf(statements, behaviour);
  if (!hidesEach(spoken, rules)) return null;
  const byMonth = Map.groupBy(
    spoken.toSorted((a, b) => (a.month < b.month ? -1 : 1)),
    ({ month }) => month,
  );
  const shown = showableParts(byMonth, rules);
  const months = shown.map((month) => ({ month, points: meanOf(byMonth.get(month) ?? [], rules) }));
  return { behaviour, points: meanOf(spoken, rules), months };
};

const isPresent = <T>(value: T | null): value is T => value !== null;

const releaseSource = (
  source: AnonymousSource,
  statements: readonly Statement[],
  rules: FeedbackRules,
): ReleasedSource | null =>
  hidesEach(statements, rules)
    ? {
        source,
        people: countPeople(statements),
        values: behaviours.map((behaviour) => releasedValue(statements, behaviour, rules)).filter(isPresent),
      }
    : null;

/**
 * Whether no source has as many people behind it as the threshold asks for. Then nothing may be released, and nothing of any part of it
 * either: with fewer statements there are never more people.
 */
export const tooFewForAnySource = (statements: readonly Statement[], { threshold }: FeedbackRules): boolean =>
  anonymousSources.every((source) => countPeople(statements.filter((one) => one.source === source)) < threshold);

export type Released = { release: FeedbackRelease; notes: Map<AnonymousSource, string[]> };

/**
 * Folds what colleagues said of one person into what may be known of it. Only means leave: no distribution (a count of one
 * is a person), no number of answers per value (the difference of two numbers is a person), and of the months only those
 * whose remainder hides its authors too.
 */
export const releaseFeedback = (statements: readonly Statement[], rules: FeedbackRules): Released => {
  const bySource = Map.groupBy(statements, ({ source }) => source);
  const sources = anonymousSources
    .map((source) => releaseSource(source, bySource.get(source) ?? [], rules))
    .filter(isPresent);
  const notes = new Map(
    sources.map(({ source }) => [source, (bySource.get(source) ?? []).map(({ note }) => note).sort()]),
  );
  return { release: { schemaVersion: 1, threshold: rules.threshold, sources }, notes };
};
