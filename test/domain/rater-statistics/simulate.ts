import {
  bandOf,
  type Late,
  type Level,
  levelOf,
  type Rated,
} from '../../../functions/domain/rater-statistics/rated.ts';
import { raterStatisticsOf } from '../../../functions/domain/rater-statistics/rater-statistics.ts';
import {
  type GivenRating,
  type RaterTally,
  tallyRatings,
} from '../../../functions/domain/rater-statistics/rater-tally.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { workResultRating } from '../../../functions/domain/scoring/suggest.ts';
import { createRandom, type Random } from '../../../infra/local/example/random.ts';

/*
 * Cities whose appraisers' ways are known, so that what the statistics say can be held against the truth. People have a true
 * achievement around their unit's; the score shows it with an error; the appraiser sees it with an error of his own that stays
 * with a person over the periods, follows the score unless the own view is clearly another, and adds the own way.
 */

/**
 * An appraiser's way: percentage points added to everybody, what links behaviour to work, what late work gains, who copies, who gives
 * what the evidence suggests and nothing else.
 */
export type Way = { lenient: number; halo: boolean; recency: number; copies: boolean; flat: boolean; keeps: boolean };
export const fair: Way = { lenient: 0, halo: false, recency: 0, copies: false, flat: false, keeps: false };

export type Scenario = {
  raters: number;
  team(random: Random): number;
  periods: number;
  /** True achievement of a unit in percent. */
  unit(random: Random): number;
  way(random: Random, rater: number): Way;
};

const rules = defaultRuleSet;
const limit = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const scoreOf = (percent: number): string => limit(percent, 0, 120).toFixed(2);
const levelOfPercent = (percent: number): Level => levelOf(workResultRating(scoreOf(percent), rules.workResult));
const levelOfPoints = (points: number): Level => (points < 1.5 ? 1 : points < 2.5 ? 2 : 3);
const lateDraw = (random: Random): Late => (random.chance(0.3) ? 1 : random.chance(0.43) ? 3 : 2);

type Person = { truth: number; manner: number; seen: number; felt: number };
const personOf = (random: Random, unit: number): Person => ({
  truth: unit + 8 * random.bell(),
  manner: 2 + 0.5 * random.bell(),
  seen: 3 * random.bell(),
  felt: 0.25 * random.bell(),
});

const ratingOf = (random: Random, person: Person, way: Way): GivenRating & { counts: true } => {
  const late = lateDraw(random);
  const score = scoreOf(person.truth + 3 * random.bell());
  const suggested = workResultRating(score, rules.workResult);
  const gained = way.lenient + way.recency * (late - 2);
  const seen = person.truth + person.seen + 3 * random.bell() + gained;
  // Leaving the suggestion asks for a reason: within three points nobody bothers.
  const clear = !way.keeps && Math.abs(seen - Number(score)) > 3 ? levelOfPercent(seen) : levelOf(suggested);
  const work: Level = way.flat ? 2 : clear;
  const felt = person.manner + person.felt + 0.25 * random.bell() + gained / 16;
  const behaviour = way.halo && random.chance(0.8) ? work : levelOfPoints(felt);
  const voices = random.chance(0.7) ? levelOfPoints(person.manner + 0.2 * random.bell()) : 0;
  const rated: Rated = { band: bandOf({ score, rating: suggested }, rules), voices, late, work, behaviour };
  return { raterId: '', counts: true, rated, repeats: way.copies && random.chance(0.85) ? 'copied' : 'new' };
};

export type Simulated = { way: Way; unit: number; total: number };

export const simulate = (scenario: Scenario, seed: string) => {
  const random = createRandom(`raters/${seed}`);
  const truth = new Map<string, Simulated>();
  const periods: GivenRating[][] = Array.from({ length: scenario.periods }, () => []);
  for (let i = 0; i < scenario.raters; i += 1) {
    const own = random.fork(String(i));
    const raterId = `rater-${String(i).padStart(5, '0')}`;
    const [unit, way] = [scenario.unit(own), scenario.way(own, i)];
    const team = Array.from({ length: scenario.team(own) }, () => personOf(own, unit));
    truth.set(raterId, { way, unit, total: team.length * scenario.periods });
    periods.forEach((given, age) => {
      for (const person of team) {
        const rating = ratingOf(own, person, way);
        const oldest = age === scenario.periods - 1;
        given.push({ ...rating, raterId, repeats: oldest ? 'not-compared' : rating.repeats });
      }
    });
  }
  const tallies = periods.map((given) => new Map<string, RaterTally>(Object.entries(tallyRatings(given).raters)));
  return { truth, tallies, ...raterStatisticsOf(tallies, rules, '2026-04-13T00:00:00.000Z') };
};
