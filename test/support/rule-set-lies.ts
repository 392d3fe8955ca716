import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import { first, type Lie, withLedger } from './demo-lies.ts';

type Rules = NonNullable<Evidence['world']['ledger']['rules']>;
const withRules = (e: Evidence, change: (rules: Rules) => Partial<Rules>): Evidence => {
  const { rules } = e.world.ledger;
  return withLedger(e, { rules: rules && { ...rules, ...change(rules) } });
};
const changeOf = (employeeId: string): Rules['tried']['changes'][number] => {
  const before = {
    workResult: 'meets',
    behaviour: 'meets',
    predicate: 'baik',
    basis: 'reviewed',
    score: null,
  } as const;
  return { employeeId, unitCode: 'X', kind: 'rating', before, after: { ...before, workResult: 'below' } };
};

/** What could have gone wrong with rules as versions. */
export const ruleSetLies: Lie[] = [
  [
    'a result came out otherwise when computed again',
    'a result computed again',
    (e) =>
      withRules(e, ({ recomputed }) => ({ recomputed: new Map([...recomputed, [first(recomputed)[0], 'different']]) })),
  ],
  [
    'the rules of the day would judge somebody otherwise',
    'tried on the past',
    (e) => withRules(e, ({ same }) => ({ same: { ...same, changes: [changeOf('x')] } })),
  ],
  [
    'a threshold touched whom an appraiser rated',
    'stricter rules change just',
    (e) => {
      const { ledger } = e.world;
      const rated = [...ledger.realisations.keys()].find(
        (id) => !ledger.parts.has(id) && ledger.plans.get(id)?.form === 'quantitative',
      );
      return withRules(e, ({ tried }) => ({ tried: { ...tried, changes: [changeOf(rated ?? '')] } }));
    },
  ],
  ['new cycles take other rules', 'the version put in force', (e) => withRules(e, () => ({ present: '2026.1' }))],
];
