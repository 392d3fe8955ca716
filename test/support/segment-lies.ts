import type { ExportedCase } from '../../infra/local/demo/read-export.ts';
import { first, type Lie, withChain, withLedger } from './demo-lies.ts';

/** What could go wrong with periods in parts. */
export const segmentLies: Lie[] = [
  [
    'a part of the period was rated by somebody else',
    'each part of a period was rated',
    (e) => {
      const [id, parts] = first(e.world.ledger.parts);
      const other = parts.map((part) => ({ ...part, by: 'somebody-else' }));
      return withLedger(e, { parts: new Map(e.world.ledger.parts).set(id, other) });
    },
  ],
  [
    'a part of the period counted for nothing',
    'the ratings of the parts count by their months',
    (e) => {
      const [id] = first(e.world.ledger.parts);
      return { ...e, exported: new Map([...e.exported].filter(([other]) => other !== id)) };
    },
  ],
  [
    'a case was re-routed without an act',
    'a case was re-routed by an act',
    (e) => {
      const [id] = first(e.world.ledger.parts);
      const kept = (c: ExportedCase) => c.records.filter(({ envelope }) => envelope.act !== 'case-reassigned');
      return withChain(e, id, (c) => ({ ...c, records: kept(c) }));
    },
  ],
];
