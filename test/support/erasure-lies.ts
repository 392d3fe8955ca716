import { type Lie, withChain, withLedger } from './demo-lies.ts';

/** What could have gone wrong with texts that were erased. */
export const erasureLies: Lie[] = [
  [
    'the old text is still read',
    'is nowhere in the chain',
    (e) => withLedger(e, { erased: e.world.ledger.erased.map((one) => ({ ...one, now: one.was })) }),
  ],
  [
    'the old text is still in the export',
    'is nowhere in the chain',
    (e) => {
      const one = e.world.ledger.erased.at(-1);
      if (one === undefined) throw new Error('nothing was erased');
      return withChain(e, one.employeeId, (chain) => ({
        ...chain,
        records: chain.records.map((record) =>
          record.erased === undefined ? record : { ...record, body: { grounds: one.was } },
        ),
      }));
    },
  ],
  [
    'the chain does not say who confirmed',
    'names two people',
    (e) => withLedger(e, { erased: e.world.ledger.erased.map((one) => ({ ...one, seq: 1 })) }),
  ],
  [
    'a rating went with the text',
    'changes no rating',
    (e) =>
      withLedger(e, {
        erased: e.world.ledger.erased.map((one) => ({ ...one, predicate: { ...one.predicate, after: 'kurang' } })),
      }),
  ],
  [
    'a document went without an erasure',
    'counts the erased documents',
    (e) => withLedger(e, { erased: e.world.ledger.erased.filter(({ of }) => of === null) }),
  ],
];
