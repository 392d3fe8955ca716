import type { Indicator, Plan } from '../../../functions/domain/planning/plan.ts';
import type { Predicate, Rating } from '../../../functions/domain/scoring/predicate.ts';
import type { RealisationItems } from '../example/make-realisation.ts';
import type { GivenFeedback } from './ledger.ts';

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
    const own = work.indicators.reduce(
      (s, i) => s + (Number(i.weight) / 100) * achievement(i, values.get(i.id) ?? '0'),
      0,
    );
    return sum + (Number(work.weight) / 100) * own;
  }, 0);
};

export const workResultRating = (score: number): Rating => {
  const rounded = Math.round(score * 100 + 1e-7) / 100;
  return rounded > 100 ? 'above' : rounded >= 90 ? 'meets' : 'below';
};

const points: Record<Rating, number> = { below: 1, meets: 2, above: 3 };
const sourceWeights = { appraiser: 60, peer: 20, subordinate: 20 };
const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;

/** Behaviour rating of the feedback given, null where nobody said anything. */
export const behaviourRating = (given: GivenFeedback[]): Rating | null => {
  const sources = Map.groupBy(given, ({ source }) => source);
  if (sources.size === 0) return null;
  let [sum, weights] = [0, 0];
  for (const [source, list] of sources) {
    const values = Map.groupBy(
      list.flatMap(({ ratings }) => Object.entries(ratings)),
      ([behaviour]) => behaviour,
    );
    const own = mean([...values.values()].map((entries) => mean(entries.map(([, rating]) => points[rating]))));
    sum += sourceWeights[source] * own;
    weights += sourceWeights[source];
  }
  const score = Math.round((sum / weights) * 100 + 1e-7) / 100;
  return score >= 2.5 ? 'above' : score < 1.5 ? 'below' : 'meets';
};

/** PermenPANRB 6/2022, annex, written down once more: work result, then behaviour. */
export const lawfulPredicate = (workResult: Rating, behaviour: Rating): Predicate => {
  if (workResult === 'below') return behaviour === 'below' ? 'sangat-kurang' : 'butuh-perbaikan';
  if (behaviour === 'below') return 'kurang';
  return workResult === 'above' && behaviour === 'above' ? 'sangat-baik' : 'baik';
};
