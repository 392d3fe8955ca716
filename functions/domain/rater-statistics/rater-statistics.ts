import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import { copiedOf } from './copied.ts';
import { type RaterEstimate, shownFigure } from './estimate.ts';
import { haloOf } from './halo.ts';
import { behaviourAspect, departureOf, leniencyOf, workAspect } from './leniency.ts';
import { type Rated, ratedIn } from './rated.ts';
import type { RaterTally } from './rater-tally.ts';
import { recencyOf } from './recency.ts';
import { type Periods, type Sample, samplesOf } from './sample.ts';
import { spreadOf } from './spread.ts';

export const raterMeasures = ['leniency', 'behaviourLeniency', 'spread', 'halo', 'recency', 'copied'] as const;
export type RaterMeasure = (typeof raterMeasures)[number];

/** Version of the method, stored with what it found. */
export const raterMethod = 'siklus-rater-1';

/** Work-result ratings above, as and below what the evidence suggests. */
export type Departures = { above: number; as: number; below: number };

/**
 * What can be said of one appraiser's ratings before the forum. Advice to read ratings with care, never an adjustment: nothing that
 * scores, proposes or decides may read it. Nobody rated is in it.
 */
export type RaterStatistics = {
  schemaVersion: 1;
  method: string;
  ruleSetVersion: string;
  at: Instant;
  raterId: string;
  /** Ratings of this period, and how many periods were looked at with it. */
  ratings: number;
  periods: number;
  /** Of all periods looked at. */
  departures: Departures;
  /** Ratings of this period made together with other appraisers, left out. */
  leftOut: number;
  measures: Record<RaterMeasure, RaterEstimate>;
};

/** All appraisers together, beside whom each is seen. */
export type RaterNorm = {
  schemaVersion: 1;
  method: string;
  ruleSetVersion: string;
  at: Instant;
  raters: number;
  ratings: number;
  periods: number;
  departures: Departures;
  /** Mean of rating less suggestion in levels, of work result and behaviour; null where no evidence suggests anything. */
  workDeparture: number | null;
  behaviourDeparture: number | null;
  /** Appraisers for whom a measure was pointed out, and for whom it cannot be told. */
  pointedOut: Record<RaterMeasure, number>;
  cannotTell: Record<RaterMeasure, number>;
};

const ratingsIn = (tally: RaterTally | undefined): number =>
  Object.values(tally?.cells ?? {}).reduce((sum, count) => sum + count, 0);

const noDepartures = (): Departures => ({ above: 0, as: 0, below: 0 });
const addDeparture = (so: Departures, rated: Rated, count: number): void => {
  const suggested = workAspect.suggested(rated);
  if (suggested === null) return;
  so[rated.work > suggested ? 'above' : rated.work < suggested ? 'below' : 'as'] += count;
};
const departuresOf = (periods: Periods, raterId: string): Departures => {
  const found = noDepartures();
  for (const period of periods)
    for (const [cell, count] of Object.entries(period.get(raterId)?.cells ?? {}))
      addDeparture(found, ratedIn(cell), count);
  return found;
};

const together = (samples: readonly Sample[]): Sample => ({
  raterId: '',
  ratings: samples.flatMap(({ ratings }) => ratings),
  total: samples.reduce((sum, { total }) => sum + total, 0),
  effective: 0,
});

const countWhere = (
  statistics: readonly RaterStatistics[],
  holds: (estimate: RaterEstimate) => boolean,
): Record<RaterMeasure, number> => {
  const of = (measure: RaterMeasure): number => statistics.filter(({ measures }) => holds(measures[measure])).length;
  return {
    leniency: of('leniency'),
    behaviourLeniency: of('behaviourLeniency'),
    spread: of('spread'),
    halo: of('halo'),
    recency: of('recency'),
    copied: of('copied'),
  };
};

export const isPointedOut = ({ verdict }: RaterEstimate): boolean => verdict === 'high' || verdict === 'low';

/** Every appraiser of the present period, in order of their ids, and all of them together. */
export const raterStatisticsOf = (
  periods: Periods,
  rules: Pick<RuleSet, 'raters' | 'version'>,
  at: Instant,
): { raters: RaterStatistics[]; norm: RaterNorm } => {
  const { raters: settings, version: ruleSetVersion } = rules;
  const byMeasure: Record<RaterMeasure, Map<string, RaterEstimate>> = {
    leniency: leniencyOf(periods, workAspect, settings),
    behaviourLeniency: leniencyOf(periods, behaviourAspect, settings),
    spread: spreadOf(periods, settings),
    halo: haloOf(periods, settings),
    recency: recencyOf(periods, settings),
    copied: copiedOf(periods, settings),
  };
  const estimate = (measure: RaterMeasure, raterId: string): RaterEstimate =>
    byMeasure[measure].get(raterId) ?? { verdict: 'cannot-tell', reason: 'too-few-ratings', ratings: 0 };
  const [present = new Map<string, RaterTally>()] = periods;
  const about = { schemaVersion: 1, method: raterMethod, ruleSetVersion, at } as const;
  const raters = [...present.keys()]
    .sort((a, b) => (a < b ? -1 : 1))
    .map(
      (raterId): RaterStatistics => ({
        ...about,
        raterId,
        ratings: ratingsIn(present.get(raterId)),
        periods: periods.length,
        departures: departuresOf(periods, raterId),
        leftOut: present.get(raterId)?.leftOut ?? 0,
        measures: {
          leniency: estimate('leniency', raterId),
          behaviourLeniency: estimate('behaviourLeniency', raterId),
          spread: estimate('spread', raterId),
          halo: estimate('halo', raterId),
          recency: estimate('recency', raterId),
          copied: estimate('copied', raterId),
        },
      }),
    );
  const departures = raters.reduce(
    (sum, one) => ({
      above: sum.above + one.departures.above,
      as: sum.as + one.departures.as,
      below: sum.below + one.departures.below,
    }),
    noDepartures(),
  );
  const meanDeparture = (aspect: typeof workAspect): number | null => {
    const all = together(samplesOf(periods, (rated) => aspect.suggested(rated) !== null, settings));
    return all.total === 0 ? null : shownFigure(departureOf(all, aspect));
  };
  const norm: RaterNorm = {
    ...about,
    raters: raters.length,
    ratings: raters.reduce((sum, { ratings }) => sum + ratings, 0),
    periods: periods.length,
    departures,
    workDeparture: meanDeparture(workAspect),
    behaviourDeparture: meanDeparture(behaviourAspect),
    pointedOut: countWhere(raters, isPointedOut),
    cannotTell: countWhere(raters, ({ verdict }) => verdict === 'cannot-tell'),
  };
  return { raters, norm };
};
