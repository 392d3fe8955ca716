import {
  isPointedOut,
  type RaterMeasure,
  raterMeasures,
} from '../../../functions/domain/rater-statistics/rater-statistics.ts';
import type { Random } from '../../../infra/local/example/random.ts';
import { fair, type Scenario, simulate, type Way } from './simulate.ts';

/* Cities of known appraisers, and how often what is said of them is true: for the tests, and for the bench that prints it. */

export const city: Scenario = {
  raters: 200,
  team: (random) => random.between(4, 14),
  periods: 4,
  unit: () => 97,
  way: () => fair,
};
/** Some appraisers add or take so many percentage points: eight are about two rating levels in five. */
export const some = (share: number, points: number) => (random: Random) =>
  random.chance(share) ? { ...fair, lenient: random.chance(0.5) ? points : -points } : fair;
/** All but one in seventy give what the evidence suggests. */
const alone = (_: Random, rater: number): Way =>
  rater % 70 === 6 ? { ...fair, lenient: 12 } : { ...fair, keeps: true };
export const good = (random: Random): number => random.pick([82, 95, 108]);
const others = (way: Partial<Way>) => (random: Random) => (random.chance(0.2) ? { ...fair, ...way } : fair);

/** What is true of an appraiser, as the verdict that would say it. */
const truthOf = (measure: RaterMeasure, { way }: { way: Way }): 'high' | 'low' | 'usual' => {
  const kept = (holds: boolean, verdict: 'high' | 'low') => (holds ? verdict : 'usual');
  switch (measure) {
    case 'leniency':
    case 'behaviourLeniency':
      // Four points are the two rating levels in ten from which on the shipped rules speak.
      return Math.abs(way.lenient) < 4 ? 'usual' : way.lenient > 0 ? 'high' : 'low';
    case 'spread':
      return kept(way.flat, 'low');
    case 'halo':
      return kept(way.halo, 'high');
    case 'recency':
      return kept(way.recency > 0, 'high');
    case 'copied':
      return kept(way.copies, 'high');
  }
};

type Count = { right: number; wrong: number; missed: number; told: number };

const seeds = 2;
export const run = (name: string, scenario: Scenario) => {
  const counts: Record<RaterMeasure, Count> = {
    leniency: { right: 0, wrong: 0, missed: 0, told: 0 },
    behaviourLeniency: { right: 0, wrong: 0, missed: 0, told: 0 },
    spread: { right: 0, wrong: 0, missed: 0, told: 0 },
    halo: { right: 0, wrong: 0, missed: 0, told: 0 },
    recency: { right: 0, wrong: 0, missed: 0, told: 0 },
    copied: { right: 0, wrong: 0, missed: 0, told: 0 },
  };
  const all = Array.from({ length: seeds }, (_, seed) => simulate(scenario, `${name}/${seed}`));
  for (const { truth, raters } of all)
    for (const { raterId, measures } of raters)
      for (const measure of raterMeasures) {
        const known = truth.get(raterId);
        if (known === undefined) throw new Error('an appraiser whom nobody simulated');
        const [estimate, true_, count] = [measures[measure], truthOf(measure, known), counts[measure]];
        if (estimate.verdict === 'cannot-tell') continue;
        count.told += 1;
        if (isPointedOut(estimate)) count[estimate.verdict === true_ ? 'right' : 'wrong'] += 1;
        else if (true_ !== 'usual') count.missed += 1;
      }
  return { all, counts };
};
export const precision = ({ right, wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Count): number => right / (right + missed);

/** The least recall among those of whom anything is said; in the record of the decision stand the figures measured. */
export const mixtures: [name: string, measure: RaterMeasure, recall: number, scenario: Scenario][] = [
  ['one in five by eight points', 'leniency', 0.3, { ...city, way: some(0.2, 8) }],
  ['one in five by twelve points', 'leniency', 0.9, { ...city, way: some(0.2, 12) }],
  ['one in twenty by twelve points', 'leniency', 0.3, { ...city, way: some(0.05, 12) }],
  ['one in seventy, the others keep to the evidence', 'leniency', 0.3, { ...city, raters: 280, way: alone }],
  ['in units of very different quality', 'leniency', 0.3, { ...city, way: some(0.2, 12), unit: good }],
  ['in one period alone', 'leniency', 0.2, { ...city, way: some(0.2, 12), periods: 1 }],
  ['in small teams', 'leniency', 0.3, { ...city, way: some(0.2, 12), team: (random) => random.between(2, 5) }],
  ['in a town of a dozen appraisers', 'leniency', 0.5, { ...city, way: some(0.25, 12), raters: 12 }],
  [
    'where two in five are lenient',
    'leniency',
    0.2,
    { ...city, way: (random) => (random.chance(0.4) ? { ...fair, lenient: 12 } : fair) },
  ],
  [
    'where everybody differs a little',
    'leniency',
    0.05,
    { ...city, way: (random) => ({ ...fair, lenient: 4 * random.bell() }) },
  ],
  ['behaviour, by twelve points', 'behaviourLeniency', 0.3, { ...city, way: some(0.2, 12) }],
  ['halo', 'halo', 0.3, { ...city, way: others({ halo: true }) }],
  ['recency', 'recency', 0.6, { ...city, way: others({ recency: 12 }) }],
  ['everybody alike', 'spread', 0.1, { ...city, unit: () => 95, way: others({ flat: true }) }],
  ['copies', 'copied', 0.8, { ...city, way: others({ copies: true }) }],
];

/** Cities in which there is nobody to be pointed out. */
export const fairCities: [name: string, scenario: Scenario][] = [
  ['in units alike', city],
  ['in units of very different quality', { ...city, unit: good }],
  ['in one period', { ...city, periods: 1 }],
  ['in small teams', { ...city, team: (random: Random) => random.between(1, 5) }],
  ['where all keep to the evidence', { ...city, way: () => ({ ...fair, keeps: true }) }],
  ['in large teams', { ...city, raters: 60, team: (random: Random) => random.between(30, 60) }],
];
