import {
  add,
  compare,
  div,
  type Fraction,
  fromInteger,
  mul,
  parseDecimal,
  roundHalfUp,
  sub,
} from '../number/fraction.ts';
import { type Indicator, isMeasured, type Plan } from '../planning/plan.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Boundary, boundariesOf, nearestOf, placeOf, totalLadder, workLadder } from './levels.ts';
import { sharesOf } from './numeric-total.ts';
import type { Rating } from './predicate.ts';
import { shownAsAtLeast } from './rating-bands.ts';
import { type Values, valuesGiving } from './values-giving.ts';
import { meanOfPlan, type StepOf, type WorkScore } from './work-score.ts';

/** What one indicator alone would have to be for the outcome to change, or may be for it to stay. */
export type IndicatorChange = {
  workResultId: string;
  indicatorId: string;
  /** Reported now, null where nothing was. */
  present: string | null;
  /** Up: the realisations that reach the level above. Down: those with which the present level is kept. */
  values: Values;
};

export type WorkChange = {
  measure: 'work-result-score' | 'numeric-total';
  /** As people see it, after its one rounding. */
  figure: string;
  nearest: Boundary['side'] | null;
  boundaries: (Boundary & { indicators: IndicatorChange[] })[];
};

export type WorkSituation = {
  plan: Plan;
  stepOf: StepOf;
  work: WorkScore;
  /** The value that each indicator has now. */
  presentOf: (indicatorId: string) => string | null;
  /** The behaviour rating that counts beside it, and its number in the numeric regime. */
  behaviour: { rating: Rating | null; number: Fraction; heard: boolean };
};

const zero = fromInteger(0);
const hundred = fromInteger(100);

/** From the mean of the plan to the figure that decides, a straight line: `figure = (slope × mean) + rest`. */
type Line = { slope: Fraction; rest: Fraction };

const lineOf = ({ behaviour }: WorkSituation, rules: RuleSet): Line => {
  if (rules.regime === 'matrix') return { slope: fromInteger(1), rest: zero };
  const shares = sharesOf(behaviour.heard, rules.numeric);
  const [work, other] = [parseDecimal(shares.workResult), parseDecimal(shares.behaviour)];
  const all = add(work, other);
  return { slope: div(work, all), rest: div(mul(other, behaviour.number), all) };
};

/** A plan of a hundred indicators asks for each of them hundreds of times. */
const remembering = (stepOf: StepOf): StepOf => {
  const known = new Map<string, ReturnType<StepOf>>();
  return (indicator) => {
    const step = known.get(indicator.id) ?? stepOf(indicator);
    known.set(indicator.id, step);
    return step;
  };
};

const replacing =
  (stepOf: StepOf, id: string, exact: Fraction): StepOf =>
  (indicator) => {
    const step = stepOf(indicator);
    return indicator.id === id ? { ...step, exact } : step;
  };

/** The achievement that one indicator needs for the mean `needed`, the others as they are. The mean is a straight line of it. */
const achievementFor = (
  needed: Fraction,
  indicator: Indicator,
  { plan, stepOf }: WorkSituation,
  policy: RuleSet['missingComponent'],
): Fraction | 'always' | 'never' => {
  const without = meanOfPlan(plan, replacing(stepOf, indicator.id, zero), policy).exact;
  const full = meanOfPlan(plan, replacing(stepOf, indicator.id, hundred), policy).exact;
  if (without === null || full === null) return 'never';
  const slope = div(sub(full, without), hundred);
  if (compare(slope, zero) <= 0) return compare(without, needed) >= 0 ? 'always' : 'never';
  return div(sub(needed, without), slope);
};

const changeOf = (needed: Fraction, indicator: Indicator, situation: WorkSituation, rules: RuleSet): Values => {
  const achievement = achievementFor(needed, indicator, situation, rules.missingComponent);
  return typeof achievement === 'string' ? { decision: achievement } : valuesGiving(indicator, achievement, rules);
};

/**
 * What would change the outcome of a plan that has a number: the nearest boundaries, how far they are, and for each
 * indicator alone the realisations that reach the one above or keep what there is. Exact: reporting the value that is named
 * gives the outcome that is named.
 */
export const whatWouldChangeWork = (given: WorkSituation, rules: RuleSet): WorkChange | null => {
  const situation = { ...given, stepOf: remembering(given.stepOf) };
  const { plan, work, presentOf, behaviour } = situation;
  if (work.exact === null) return null;
  const { decimals } = rules.rounding;
  const { slope, rest } = lineOf(situation, rules);
  const numeric = rules.regime === 'numeric';
  const ladder = numeric ? totalLadder(rules) : workLadder(behaviour.rating, rules);
  const figure = roundHalfUp(add(mul(slope, work.exact), rest), decimals);
  const seen = parseDecimal(figure);
  const { level, above } = placeOf(seen, ladder);
  const meanFor = (least: Fraction): Fraction => div(sub(shownAsAtLeast(least, decimals), rest), slope);
  const indicatorsFor = (least: Fraction): IndicatorChange[] =>
    plan.workResults.flatMap(({ id, indicators }) =>
      indicators.filter(isMeasured).map((indicator) => ({
        workResultId: id,
        indicatorId: indicator.id,
        present: presentOf(indicator.id),
        values: changeOf(meanFor(least), indicator, situation, rules),
      })),
    );
  const boundaries = boundariesOf(seen, ladder, decimals);
  return {
    measure: numeric ? 'numeric-total' : 'work-result-score',
    figure,
    nearest: nearestOf(boundaries),
    boundaries: boundaries.map((boundary) => {
      const least = boundary.side === 'up' ? above?.least : level.least;
      return { ...boundary, indicators: least ? indicatorsFor(least) : [] };
    }),
  };
};
