import { first, type Lie, withChain, withLedger } from './demo-lies.ts';

/** What could have gone wrong with plans that change on the way. */
export const planLies: Lie[] = [
  [
    'a returned amendment was measured after all',
    'an approved amendment is what was measured',
    (e) => {
      const flip = { approve: 'return', return: 'approve' } as const;
      const all = [...e.world.ledger.amendments].map(([id, a]) => [id, { ...a, decision: flip[a.decision] }] as const);
      return withLedger(e, { amendments: new Map(all) });
    },
  ],
  [
    'the text before an amendment was lost',
    'both texts of an amended plan',
    (e) => {
      const [id] = first(e.world.ledger.amendments);
      return withChain(e, id, (c) => ({
        ...c,
        records: c.records.filter(({ envelope }) => envelope.act !== 'plan-submitted'),
      }));
    },
  ],
  [
    'a judgement was not weighed',
    'a plan in words has no number',
    (e) => {
      const all = [...e.world.ledger.judgements].map(
        ([id, list]) => [id, list.map((j) => ({ ...j, rating: 'below' as const }))] as const,
      );
      return withLedger(e, { judgements: new Map(all) });
    },
  ],
  [
    'a tie to the superior was lost',
    'whoever planned ahead',
    (e) => {
      const [id] = first(e.world.ledger.links);
      return withChain(e, id, (c) => ({ ...c, records: c.records.filter((r) => r.envelope.act !== 'plan-linked') }));
    },
  ],
  [
    'a person was not told of what was missing',
    'what a person was told to owe',
    (e) => {
      const [id] = [...e.world.ledger.owed].find(([, owed]) => owed.length > 0) ?? [''];
      return withLedger(e, { owed: new Map([...e.world.ledger.owed, [id, []]]) });
    },
  ],
  [
    'somebody had to type the plan of the next period',
    'the plan of the next period',
    (e) => withLedger(e, { nextPeriod: { proposed: 3, unlike: ['somebody'] } }),
  ],
];
