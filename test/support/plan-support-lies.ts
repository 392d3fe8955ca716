import { first, type Lie, withChain, withLedger } from './demo-lies.ts';

/** What could have gone wrong with standards, drafts in bulk, work across units and the cascade. */
export const planSupportLies: Lie[] = [
  [
    'a second send made drafts again',
    'drafts are made in bulk once',
    (e) => {
      const { support } = e.world.ledger;
      return withLedger(e, { support: support && { ...support, again: { created: 1, unchanged: 0 } } });
    },
  ],
  [
    'a draft became a plan by itself',
    'a draft that was prepared',
    (e) => {
      const id = e.world.ledger.support?.prepared[0] ?? '';
      const [other] = first(e.world.ledger.plans);
      const record = e.exported.get(other)?.records.find(({ envelope }) => envelope.act === 'plan-submitted');
      return withChain(e, id, (c) => ({ ...c, records: [...c.records, ...(record === undefined ? [] : [record])] }));
    },
  ],
  [
    'a text of a standard was lost',
    'the standard of a post',
    (e) => {
      const { support } = e.world.ledger;
      return withLedger(e, { support: support && { ...support, texts: 1 } });
    },
  ],
  [
    'the leader who assigned work was not heard',
    'whoever assigned work',
    (e) => {
      const all = [...e.world.ledger.assigned].map(([id, a]) => [id, { ...a, rating: 'below' as const }] as const);
      return withLedger(e, { assigned: new Map(all) });
    },
  ],
  [
    'a finding of the cascade was left out',
    'the cascade names exactly',
    (e) => {
      const { cascade } = e.world.ledger;
      return withLedger(e, { cascade: cascade && { ...cascade, findings: cascade.findings.slice(1) } });
    },
  ],
];
