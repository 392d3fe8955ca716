import { shrink } from '../../../functions/domain/rater-statistics/empirical-bayes.ts';
import type { NoEstimateReason, RaterEstimate } from '../../../functions/domain/rater-statistics/estimate.ts';
import { type Rated, ratedIn, suggestedIn } from '../../../functions/domain/rater-statistics/rated.ts';
import type { RaterMeasure } from '../../../functions/domain/rater-statistics/rater-statistics.ts';
import type { Periods } from '../../../functions/domain/rater-statistics/sample.ts';
import { wilson } from '../../../functions/domain/rater-statistics/wilson.ts';
import { defaultRaters as rules } from '../../../functions/domain/rules/rater-rules.ts';

/*
 * The measures once more, from lists of single ratings and the formulas as they are written down: what the histograms of cells and
 * their sums must come to. Only `shrink` and `wilson` are the product's own; they have tests against published figures.
 */

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const mean = (list: readonly number[]): number => (list.length === 0 ? 0 : sum(list) / list.length);
const squares = (list: readonly number[]): number => sum(list.map((x) => (x - mean(list)) ** 2));
const variance = (list: readonly number[]): number => (list.length < 2 ? 0 : squares(list) / (list.length - 1));
/** Sum of products about the means. */
const products = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((x, i) => (x - mean(a)) * ((b[i] ?? 0) - mean(b))));

type Own = { raterId: string; list: Rated[]; effective: number };
type Value = (rated: Rated) => number;

/** Kish: several ratings of one person are worth less than as many of different people. */
const worth = (perPeriod: readonly number[]): number =>
  sum(perPeriod) === 0
    ? 0
    : sum(perPeriod) / (1 + (sum(perPeriod) / Math.max(...perPeriod) - 1) * Number(rules.sameJudgement));

const ownOf = (periods: Periods, uses: (rated: Rated) => boolean): Own[] =>
  [...(periods[0]?.keys() ?? [])].sort().map((raterId) => {
    const lists = periods.map((period) =>
      Object.entries(period.get(raterId)?.cells ?? {})
        .flatMap(([cell, count]) => Array.from({ length: count }, () => ratedIn(cell)))
        .filter(uses),
    );
    return { raterId, list: lists.flat(), effective: worth(lists.map(({ length }) => length)) };
  });

/** What everybody gives for like evidence, and how much one appraiser's ratings of it vary. */
const norm = (all: readonly Own[], classOf: (rated: Rated) => string, value: Value) => {
  const byClass = Map.groupBy(
    all.flatMap(({ list }) => list),
    classOf,
  );
  const within = (holds: (rated: Rated) => boolean) => {
    const cells = all.flatMap(({ list }) => [...Map.groupBy(list.filter(holds), classOf).values()]);
    const freedom = sum(cells.map(({ length }) => length - 1));
    return { freedom, variance: freedom === 0 ? 0 : sum(cells.map((cell) => squares(cell.map(value)))) / freedom };
  };
  const pooled = within(() => true).variance;
  const means = new Map([...byClass].map(([name, list]) => [name, mean(list.map(value))]));
  const variances = new Map(
    [...byClass.keys()].map((name) => {
      const own = within((one) => classOf(one) === name);
      return [name, own.freedom < 10 ? pooled : own.variance];
    }),
  );
  return {
    expected: (rated: Rated) => means.get(classOf(rated)) ?? 0,
    variance: (rated: Rated) => variances.get(classOf(rated)) ?? 0,
  };
};

type Found = { own: Own; value: number; variance: number } | { own: Own; value: null };
type Verdict = (interval: { low: number; high: number }, own: Own) => 'usual' | 'high' | 'low';

const shown = (x: number): number => Math.round(x * 1000) / 1000;
const compared = (all: readonly Found[], verdict: Verdict): Map<string, RaterEstimate> => {
  const groups = all.flatMap((one) =>
    one.value === null || one.own.effective < 3
      ? []
      : [{ id: one.own.raterId, value: one.value, variance: one.variance }],
  );
  const found = groups.length < rules.minimumRaters ? null : shrink(groups, Number(rules.width));
  return new Map(
    all.map(({ own, value }): [string, RaterEstimate] => {
      const interval = found?.get(own.raterId);
      const ratings = own.list.length;
      const cannot = (reason: NoEstimateReason): [string, RaterEstimate] => [
        own.raterId,
        { verdict: 'cannot-tell', reason, ratings },
      ];
      if (own.effective < rules.minimumRatings) return cannot('too-few-ratings');
      if (value === null) return cannot('no-variation');
      if (interval === undefined) return cannot('too-few-raters');
      const figures = { value: shown(interval.value), low: shown(interval.low), high: shown(interval.high) };
      return [own.raterId, { verdict: verdict(interval, own), ratings, ...figures }];
    }),
  );
};

const hasScore = ({ band }: Rated): boolean => band !== 0;
const given = { work: ({ work }: Rated) => work, behaviour: ({ behaviour }: Rated) => behaviour };
const bandClass = ({ band }: Rated): string => String(band);

const leniency = (periods: Periods, of: 'work' | 'behaviour') => {
  const suggested = ({ band, voices }: Rated) => (of === 'work' ? suggestedIn(band) : voices || null);
  const all = ownOf(periods, (rated) => suggested(rated) !== null);
  const { expected, variance: usual } = norm(all, of === 'work' ? bandClass : ({ voices }) => `v${voices}`, given[of]);
  const limit = Number(rules.pointedOut.leniency);
  return compared(
    all.map((own): Found => {
      const residuals = own.list.map((rated) => given[of](rated) - expected(rated));
      const one = Math.max(mean(own.list.map(usual)), variance(residuals), 0.01);
      return { own, value: mean(residuals), variance: one / Math.max(own.effective, 1) };
    }),
    ({ low, high }, { list }) => {
      const departure = mean(list.map((rated) => given[of](rated) - (suggested(rated) ?? 0)));
      if (low > limit && departure > limit) return 'high';
      return high < -limit && departure < -limit ? 'low' : 'usual';
    },
  );
};

const spread = (periods: Periods) => {
  const all = ownOf(periods, hasScore);
  const usual = norm(all, bandClass, given.work);
  return compared(
    all.map((own): Found => {
      const expected = variance(own.list.map(usual.expected)) + mean(own.list.map(usual.variance));
      if (own.list.length < 2 || expected < 0.05) return { own, value: null };
      return {
        own,
        value: variance(own.list.map(given.work)) / expected,
        variance: 2 / Math.max(own.effective - 1, 1),
      };
    }),
    ({ low, high }) =>
      high < Number(rules.pointedOut.narrow) ? 'low' : low > Number(rules.pointedOut.wide) ? 'high' : 'usual',
  );
};

const halo = (periods: Periods) => {
  const all = ownOf(periods, hasScore);
  const { expected } = norm(all, ({ band, voices }) => `${suggestedIn(band)}/${voices}`, given.behaviour);
  const rest = (rated: Rated) => rated.behaviour - expected(rated);
  const freedom = sum(all.map(({ list }) => Math.max(0, list.length - 1)));
  const within = (of: (own: Own) => number) => (freedom === 0 ? 0 : sum(all.map(of)) / freedom);
  const ofWork = within(({ list }) => squares(list.map(given.work)));
  const ofBehaviour = within(({ list }) => squares(list.map(rest)));
  const both = ({ list }: Own) => products(list.map(given.work), list.map(rest));
  const scale = Math.sqrt(ofWork * ofBehaviour);
  const cut = (x: number) => Math.min(1, Math.max(-1, x));
  const varies = ofWork >= 0.02 && ofBehaviour >= 0.02;
  const common = varies ? cut(within(both) / scale) : 0;
  return compared(
    all.map((own): Found => {
      if (!varies || own.list.length < 2) return { own, value: null };
      const value = cut(both(own) / (own.list.length - 1) / scale);
      return { own, value, variance: (1 + common ** 2) / Math.max(own.effective - 1, 1) };
    }),
    ({ low }) => (low > Number(rules.pointedOut.halo) ? 'high' : 'usual'),
  );
};

const recency = (periods: Periods) => {
  const all = ownOf(periods, (rated) => hasScore(rated) && rated.late !== 0);
  const work = norm(all, bandClass, given.work);
  const behaviour = norm(all, ({ band, voices }) => `${band}/${voices}`, given.behaviour);
  const residual = (rated: Rated) =>
    (rated.work - work.expected(rated) + rated.behaviour - behaviour.expected(rated)) / 2;
  return compared(
    all.map((own): Found => {
      const late = own.list.map((rated) => rated.late - 2);
      if (squares(late) < 2) return { own, value: null };
      const usual = mean(own.list.map((rated) => (work.variance(rated) + behaviour.variance(rated)) / 2));
      const slope = products(late, own.list.map(residual)) / squares(late);
      const repeated = own.list.length / own.effective;
      return { own, value: slope, variance: (Math.max(usual, 0.01) / squares(late)) * repeated };
    }),
    ({ low }) => (low > Number(rules.pointedOut.recency) ? 'high' : 'usual'),
  );
};

const copied = (periods: Periods): Map<string, RaterEstimate> =>
  new Map(
    [...(periods[0]?.keys() ?? [])].map((raterId): [string, RaterEstimate] => {
      const own = periods.flatMap((period) => period.get(raterId) ?? []);
      const ratings = sum(own.map((tally) => tally.compared));
      const effective = worth(own.map((tally) => tally.compared));
      if (effective < rules.minimumRatings)
        return [raterId, { verdict: 'cannot-tell', reason: 'too-few-ratings', ratings }];
      const value = sum(own.map((tally) => tally.copied)) / ratings;
      const { low, high } = wilson(value, effective, Number(rules.width));
      const verdict = low > Number(rules.pointedOut.copied) ? 'high' : 'usual';
      return [raterId, { verdict, ratings, value: shown(value), low: shown(low), high: shown(high) }];
    }),
  );

export const measuresByHand = (periods: Periods): Record<RaterMeasure, Map<string, RaterEstimate>> => ({
  leniency: leniency(periods, 'work'),
  behaviourLeniency: leniency(periods, 'behaviour'),
  spread: spread(periods),
  halo: halo(periods),
  recency: recency(periods),
  copied: copied(periods),
});
