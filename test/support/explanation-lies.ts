import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { SeenExplanation } from '../../infra/local/demo/explained-answers.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withExplanation = (
  all: Evidence,
  which: (one: SeenExplanation) => boolean,
  change: (one: SeenExplanation) => SeenExplanation,
): Evidence => {
  const found = [...all.world.ledger.explanations].find(([, one]) => which(one));
  if (found === undefined) throw new Error('nobody opened a result like that');
  const [id, one] = found;
  return withLedger(all, { explanations: new Map(all.world.ledger.explanations).set(id, change(one)) });
};

type Boundary = NonNullable<SeenExplanation['change']>['boundaries'][number];
const moved = (boundary: Boundary): Boundary => ({
  ...boundary,
  indicators: boundary.indicators.map((one) => ({
    ...one,
    values: {
      ...one.values,
      atLeast: one.values.atLeast == null ? null : String(Number(one.values.atLeast) * 0.8),
      atMost: one.values.atMost == null ? null : String(Number(one.values.atMost) * 1.2),
    },
  })),
});

/** Explanations that would lead somebody astray, and the invariant that has to notice. */
export const explanationLies: Lie[] = [
  [
    'a step has no words in one of the languages',
    'every step of a result',
    (e) =>
      withExplanation(
        e,
        () => true,
        (one) => ({ ...one, steps: { ...one.steps, told: one.steps.told - 1 } }),
      ),
  ],
  [
    'the explanation ends in another predicate',
    'every step of a result',
    (e) =>
      withExplanation(
        e,
        () => true,
        (one) => ({ ...one, predicate: 'istimewa' }),
      ),
  ],
  [
    'evidence is missing in an explanation',
    'every step of a result',
    (e) =>
      withExplanation(
        e,
        ({ links }) => links.length > 0,
        (one) => ({ ...one, links: one.links.slice(1) }),
      ),
  ],
  [
    'somebody is told that less would be enough',
    'what would change a rating',
    (e) =>
      withExplanation(
        e,
        ({ change }) => change?.boundaries.some(({ side }) => side === 'up') ?? false,
        (one) => ({ ...one, change: one.change && { ...one.change, boundaries: one.change.boundaries.map(moved) } }),
      ),
  ],
  [
    'the figure is another than that of the evidence',
    'what would change a rating',
    (e) =>
      withExplanation(
        e,
        ({ change }) => change !== null,
        (one) => ({ ...one, change: one.change && { ...one.change, figure: '12.34' } }),
      ),
  ],
];
