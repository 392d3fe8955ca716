import { behaviours, type Feedback, feedbackSources } from '../../../../functions/domain/execution/feedback.ts';
import type { Indicator, Plan, Polarisation } from '../../../../functions/domain/planning/plan.ts';
import { planInPeriod } from '../../../../functions/domain/planning/plan-share.ts';
import type { RuleSet } from '../../../../functions/domain/rules/rule-set.ts';
import type { PeriodReports } from '../../../../functions/domain/scoring/period-reports.ts';
import { ratings } from '../../../../functions/domain/scoring/predicate.ts';
import type { ScoreInput } from '../../../../functions/domain/scoring/score-case.ts';
import { feedbackOf, rules as fixed, indicator, planOf, realised } from '../scoring-fixtures.ts';

/** A seeded source of cases (mulberry32): the same seed gives the same cases, so that one that fails can be looked at again. */
export const createDice = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    chance: (share: number): boolean => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const found = list[between(0, list.length - 1)];
      if (found === undefined) throw new Error('an empty list');
      return found;
    },
    decimal: (least: number, most: number, decimals: number): string =>
      (between(least * 10 ** decimals, most * 10 ** decimals) / 10 ** decimals).toFixed(decimals),
  };
};
export type Dice = ReturnType<typeof createDice>;

const formulas = ['complement', 'ratio', 'overrun'] as const;

const polarisation = (dice: Dice): Polarisation => {
  const kind = dice.between(0, 4);
  if (kind < 2) return { kind: 'higher' };
  if (kind < 4) return { kind: 'lower', formula: dice.pick(formulas) };
  const low = dice.between(0, 40);
  return {
    kind: 'range',
    low: String(low),
    high: String(low + dice.between(low === 0 ? 1 : 0, 40)),
    formula: dice.pick(formulas),
  };
};

/** Whole percents that sum to 100. */
const weights = (dice: Dice, count: number): string[] => {
  const cuts = Array.from({ length: count - 1 }, () => dice.between(1, 99)).sort((a, b) => a - b);
  return [...cuts, 100].map((cut, i) => String(cut - (cuts[i - 1] ?? 0)));
};

const anyIndicator = (dice: Dice, id: string, weight: string): Indicator => {
  // Every so often a target that allows no percentage: such plans exist, because the rules changed after they were set.
  const target = dice.chance(0.03) ? '0' : dice.decimal(1, 200, dice.between(0, 2));
  const one = indicator(id, { weight, target, polarisation: polarisation(dice) });
  return dice.chance(0.2) ? { ...one, aggregation: dice.pick(['sum', 'mean', 'last']) } : one;
};

const anyPlan = (dice: Dice): Plan => {
  const outer = weights(dice, dice.between(1, 3));
  return planOf(
    ...outer.map((weight, w): [string, ...Indicator[]] => [
      weight,
      ...weights(dice, dice.between(1, 2)).map((share, i) => anyIndicator(dice, `w${w + 1}-i${i + 1}`, share)),
    ]),
  );
};

const valueFor = (dice: Dice, { target }: Indicator): string =>
  dice.chance(0.7)
    ? (Number(target) * (dice.between(80, 125) / 100)).toFixed(dice.between(0, 4))
    : dice.decimal(-5, 300, dice.between(0, 2));

const anyRealisation = (dice: Dice, plan: Plan) => {
  const share = dice.chance(0.5) ? 1 : 0.7;
  const values: Record<string, string> = {};
  for (const { indicators } of plan.workResults)
    for (const one of indicators) if ('target' in one && dice.chance(share)) values[one.id] = valueFor(dice, one);
  return realised(values, dice.chance(0.3) ? ['https://arsip.example.go.id/bukti'] : []);
};

const anyReports = (dice: Dice, plan: Plan): PeriodReports | null => {
  if (!dice.chance(0.25)) return null;
  const reports = Array.from({ length: dice.between(1, 4) }, (_, i) => ({
    cycleId: `tw${i + 1}`,
    realisation: dice.chance(0.9) ? anyRealisation(dice, plan) : null,
  }));
  return { covered: dice.chance(0.8), reports };
};

const anyFeedback = (dice: Dice): Feedback[] =>
  Array.from({ length: dice.between(0, 3) }, () => {
    const spoken = behaviours.filter(() => dice.chance(0.4));
    const list = spoken.length === 0 ? [behaviours[0]] : spoken;
    return feedbackOf(dice.pick(feedbackSources), Object.fromEntries(list.map((one) => [one, dice.pick(ratings)])));
  });

const anyRules = (dice: Dice): RuleSet => ({
  ...fixed,
  achievement: { cap: dice.pick(['100', '110', '120', '150']), floor: dice.pick(['0', '0', '25', '-10']) },
  workResult: {
    ...fixed.workResult,
    ...dice.pick([
      { aboveOver: '100', meetsFrom: '90' },
      { aboveOver: '110.555', meetsFrom: '75.5' },
    ]),
  },
  missingComponent: dice.pick(['renormalise', 'renormalise', 'renormalise', 'block', 'not-yet-assessable']),
  incomplete: { minimumCoverage: dice.pick(['0', '50', '75', '100']), ratingAtMost: dice.pick(ratings) },
  rounding: { decimals: dice.pick([0, 1, 2, 2, 2, 3]), mode: 'half-up' },
  regime: dice.pick(['matrix', 'numeric']),
  numeric: { ...fixed.numeric, needsNewIdea: dice.chance(0.7), hear: dice.pick(['where-answered', 'always', 'never']) },
});

/** An annual plan in a quarter, in a month or in some days of it. */
const inSomePeriod = (dice: Dice, plan: Plan): Plan => {
  if (!dice.chance(0.25)) return plan;
  const days = { part: dice.between(1, 92), whole: dice.between(180, 366), unit: 'day' } as const;
  const months = { part: dice.between(1, 6), whole: dice.between(7, 12), unit: 'month' } as const;
  return planInPeriod(plan, dice.pick([days, months]));
};

/** Anything that can come before the calculation, complete or full of holes. */
export const anyCase = (dice: Dice): ScoreInput => {
  const plan = anyPlan(dice);
  return {
    plan: dice.chance(0.03) ? null : inSomePeriod(dice, plan),
    planBasis: dice.pick(['set', 'set', 'carried']),
    realisation: dice.chance(0.05) ? null : anyRealisation(dice, plan),
    reports: anyReports(dice, plan),
    feedback: anyFeedback(dice),
    activities: { count: dice.between(0, 60), days: dice.between(0, 60), digest: 'digest' },
    review: dice.chance(0.6) ? { workResult: dice.pick(ratings), behaviour: dice.pick(ratings), seq: 3 } : null,
    ownDutiesMet: dice.chance(0.7),
    newIdea: dice.chance(0.3) ? { stated: 'confirmed', evidence: ['act/3'] } : null,
    rules: anyRules(dice),
  };
};
