import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { SeenSpread } from '../../infra/local/demo/distribution-answers.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withSpread = (
  all: Evidence,
  which: (s: SeenSpread) => boolean,
  change: (s: SeenSpread) => SeenSpread,
): Evidence => {
  const entry = [...all.world.ledger.spreads].find(([, one]) => which(one));
  if (entry === undefined) throw new Error('the journey has no spread like that');
  return withLedger(all, { spreads: new Map(all.world.ledger.spreads).set(entry[0], change(entry[1])) });
};
const unlawful = (s: SeenSpread): boolean => s.distribution.verdict === 'unlawful' && s.distribution.proposal !== null;

/** What the invariants on spreads must notice. */
export const distributionLies: Lie[] = [
  [
    'an unlawful spread was called lawful',
    'as a second reading of the circular',
    (e) => withSpread(e, unlawful, (s) => ({ ...s, distribution: { ...s.distribution, verdict: 'lawful' } })),
  ],
  [
    'a proposal moves one more than needed',
    'moves the fewest persons',
    (e) =>
      withSpread(e, unlawful, (s) => ({
        ...s,
        distribution: { ...s.distribution, distance: (s.distribution.distance ?? 0) + 1 },
      })),
  ],
  [
    'a group of two was shown',
    'below the threshold',
    (e) =>
      withSpread(
        e,
        () => true,
        (s) => ({
          ...s,
          impact: {
            ...s.impact,
            dimensions: [{ dimension: 'sex', state: 'shown', sides: [{ side: 'man', people: 2, others: 9 }] }],
          },
        }),
      ),
  ],
];
