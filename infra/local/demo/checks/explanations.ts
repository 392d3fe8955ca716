import type { RealisationItems } from '../../example/make-realisation.ts';
import type { SeenChange } from '../explained-answers.ts';
import { scoreOf, workResultRating } from '../oracle.ts';
import { type Evidence, forAll, type Invariant, same } from './check.ts';

type Named = SeenChange['boundaries'][number]['indicators'][number];

const replaced = (items: RealisationItems, id: string, value: number): RealisationItems =>
  items.map((item) => (item.indicatorId === id ? { ...item, value: String(value) } : item));

/** The named value, a thousandth of it further in than needed, and as much short of it. */
const around = ({ values: { atLeast, atMost } }: Named): { enough: number; short: number } | null => {
  const text = atLeast ?? atMost;
  if (text === null || text === undefined) return null;
  const value = Number(text);
  const step = Math.max(0.001, Math.abs(value) * 0.001) * (atLeast === null || atLeast === undefined ? -1 : 1);
  return { enough: value + step, short: value - step };
};

const order = ['below', 'meets', 'above'];

/** Results explain themselves, and what they say of another outcome is so by another calculation. */
export const explanationInvariants = ({ world: { ledger }, cases }: Evidence): Invariant[] => [
  forAll(
    'every step of a result has its words in both languages, down to the evidence, and ends in the predicate',
    ledger.explanations,
    ([id, { predicate, steps, links }]) => {
      const reported = (ledger.realisations.get(id) ?? []).flatMap(({ evidence }) => evidence).sort();
      // A result that the forum or an objection changed rests on the version before, which keeps the evidence.
      const own = cases.get(id)?.result?.version === 1 ? [...links].sort() : reported;
      return same(id, [predicate, steps.told, own], [cases.get(id)?.result?.predicate, steps.all, reported]);
    },
  ),
  forAll(
    'what would change a rating does change it by another calculation, and a little less does not',
    [...ledger.explanations].filter(([, { change }]) => change !== null),
    ([id, { change }]) => {
      const [plan, items] = [ledger.plans.get(id), ledger.realisations.get(id)];
      if (plan === undefined || items === undefined || change === null) return `${id} has nothing to calculate from`;
      const rank = (list: RealisationItems): number => order.indexOf(workResultRating(scoreOf(plan, list)));
      const present = rank(items);
      if (
        scoreOf(plan, items).toFixed(2) !== change.figure &&
        Math.abs(scoreOf(plan, items) - Number(change.figure)) > 0.006
      )
        return `${id} stands at ${change.figure}, expected ${scoreOf(plan, items)}`;
      for (const { side, indicators } of change.boundaries)
        for (const named of indicators) {
          const values = around(named);
          if (values === null) continue;
          const wanted = side === 'up' ? present + 1 : present;
          const [enough, short] = [values.enough, values.short].map((v) => rank(replaced(items, named.indicatorId, v)));
          const bothEnds = named.values.atLeast !== null && named.values.atMost !== null;
          if ((!bothEnds && (enough ?? 0) < wanted) || (short ?? 0) >= wanted)
            return `${id}: ${named.indicatorId} at ${values.enough} and ${values.short} gives ${enough} and ${short}, wanted ${wanted}`;
        }
      return null;
    },
  ),
];
