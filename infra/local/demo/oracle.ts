import type { Judgement } from '../../../functions/domain/execution/judgement.ts';
import { type Indicator, isMeasured, type Plan } from '../../../functions/domain/planning/plan.ts';
import type { Predicate, Rating } from '../../../functions/domain/scoring/predicate.ts';
import type { RealisationItems } from '../example/make-realisation.ts';
import type { GivenFeedback, Ledger } from './ledger.ts';
import { sourcePoints } from './voices-oracle.ts';

/*
 * The evidence weighed once more, from what the demo sent and by code of its own (the domain file's table, plain
 * arithmetic): the invariants must not ask the system whether the system is right.
 */
const lower = (target: number, real: number, formula: 'complement' | 'ratio' | 'overrun'): number => {
  if (formula === 'ratio') return real <= 0 ? 1 : target / real;
  if (formula === 'complement') return Math.max(0, 2 - real / target);
  return real <= target ? 1 : Math.max(0, 1 - (real - target) / target);
};

const achievement = ({ target, polarisation: p }: Indicator, value: string): number => {
  const [t, r] = [Number(target), Number(value)];
  const share = ((): number => {
    if (p.kind === 'higher') return r / t;
    if (p.kind === 'lower') return lower(t, r, p.formula);
    if (r >= Number(p.low) && r <= Number(p.high)) return 1;
    return r > Number(p.high) ? lower(Number(p.high), r, p.formula) : r / Number(p.low);
  })();
  return Math.min(1.2, share) * 100;
};

/** Work-result achievement in percent. */
export const scoreOf = (plan: Plan, items: RealisationItems): number => {
  const values = new Map(items.map((item) => [item.indicatorId, item.value]));
  return plan.workResults.reduce((sum, work) => {
    const own = work.indicators
      .filter(isMeasured)
      .reduce((s, i) => s + (Number(i.weight) / 100) * achievement(i, values.get(i.id) ?? '0'), 0);
    return sum + (Number(work.weight) / 100) * own;
  }, 0);
};

/** The same of a unit's key indicators; null where none were set or reported. */
export const unitRatingOf = (
  { unitTargets, unitRealisations }: Pick<Ledger, 'unitTargets' | 'unitRealisations'>,
  unitCode: string,
): { score: number; rating: Rating } | null => {
  const [indicators, items] = [unitTargets.get(unitCode), unitRealisations.get(unitCode)];
  if (indicators === undefined || items === undefined) return null;
  const values = new Map(items.map((item) => [item.indicatorId, item.value]));
  const score = indicators.reduce(
    (sum, indicator) =>
      sum + (Number(indicator.weight) / 100) * achievement(indicator, values.get(indicator.id) ?? '0'),
    0,
  );
  return { score, rating: workResultRating(score) };
};

export const workResultRating = (score: number): Rating => {
  const rounded = Math.round(score * 100 + 1e-7) / 100;
  return rounded > 100 ? 'above' : rounded >= 90 ? 'meets' : 'below';
};

/** The rating that more than half of the weight was judged to be, at either end; else the middle one. */
export const judgedRating = (plan: Plan, judgements: readonly Judgement[]): Rating => {
  const share = (wanted: Rating): number =>
    plan.workResults
      .flatMap(({ weight, indicators }) =>
        indicators.map((one) => ({ id: one.id, of: Number(weight) * Number(one.weight) })),
      )
      .filter(({ id }) => judgements.some((j) => j.indicatorId === id && j.rating === wanted))
      .reduce((sum, { of }) => sum + of, 0);
  if (share('above') > 5000) return 'above';
  return share('below') > 5000 ? 'below' : 'meets';
};

const sourceWeights = { appraiser: 60, peer: 20, subordinate: 20 };

/** Behaviour rating of the feedback given, null where nobody is heard. */
export const behaviourRating = (given: GivenFeedback[]): Rating | null => {
  let [sum, weights] = [0, 0];
  for (const source of ['appraiser', 'peer', 'subordinate'] as const) {
    const own = sourcePoints(given, source);
    if (own === null) continue;
    sum += sourceWeights[source] * own;
    weights += sourceWeights[source];
  }
  if (weights === 0) return null;
  const score = Math.round((sum / weights) * 100 + 1e-7) / 100;
  return score >= 2.5 ? 'above' : score < 1.5 ? 'below' : 'meets';
};

/** PermenPANRB 6/2022, annex, written down once more: work result, then behaviour. */
export const lawfulPredicate = (workResult: Rating, behaviour: Rating): Predicate => {
  if (workResult === 'below') return behaviour === 'below' ? 'sangat-kurang' : 'butuh-perbaikan';
  if (behaviour === 'below') return 'kurang';
  return workResult === 'above' && behaviour === 'above' ? 'sangat-baik' : 'baik';
};
