import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { Measures, SeenObjection } from '../../infra/local/demo/ledger.ts';
import { type Lie, withLedger } from './demo-lies.ts';

type Change = (seen: SeenObjection) => SeenObjection;
const withSeen = (e: Evidence, outcome: 'upheld' | 'dismissed', change: Change): Evidence => {
  const { objections, objectionsSeen } = e.world.ledger;
  const id = [...objections].find(([, one]) => one === outcome)?.[0] ?? '';
  const seen = objectionsSeen.get(id);
  if (seen === undefined) throw new Error('nobody objected');
  return withLedger(e, { objectionsSeen: new Map(objectionsSeen).set(id, change(seen)) });
};
const withDecision = (seen: SeenObjection, over: object): SeenObjection => {
  const { decision } = seen.objection;
  return { ...seen, objection: { ...seen.objection, decision: decision && { ...decision, ...over } } };
};
const withMeasures = (e: Evidence, change: (m: Measures) => Partial<Measures>): Evidence => {
  const { measures } = e.world.ledger;
  return withLedger(e, { measures: measures && { ...measures, ...change(measures) } });
};

/** What could have gone wrong with objections and with what follows from results. */
export const objectionLies: Lie[] = [
  [
    'the person decided the own objection',
    'whoever decided an objection',
    (e) => withSeen(e, 'dismissed', (seen) => withDecision(seen, { by: seen.objection.employeeId })),
  ],
  [
    'a side was not heard and nobody says so',
    'both sides spoke',
    (e) => withSeen(e, 'dismissed', (seen) => ({ ...seen, objection: { ...seen.objection, statements: [] } })),
  ],
  [
    'an upheld objection lists no effect',
    'the effects of an upheld objection',
    (e) => withSeen(e, 'upheld', (seen) => withDecision(seen, { effects: [] })),
  ],
  [
    'the result gives what it gave before',
    'the effects of an upheld objection',
    (e) => withSeen(e, 'upheld', (seen) => ({ ...seen, gives: { ...seen.gives, version: 1 } })),
  ],
  [
    'somebody else decided than who was named',
    'waited, and was decided by who was named',
    (e) => withLedger(e, { named: e.world.ledger.named && { ...e.world.ledger.named, deciderId: 'somebody' } }),
  ],
  [
    'a late objection was taken',
    'came too late is on record',
    (e) => withLedger(e, { late: e.world.ledger.late && { ...e.world.ledger.late, act: 'objection-filed' } }),
  ],
  [
    'credit points of another level',
    'credit points and boxes',
    (e) => withMeasures(e, ({ given }) => ({ given: given.map((one) => ({ ...one, level: 'ahli-utama' })) })),
  ],
  [
    'an allowance was cut for nothing',
    'the factor of the allowance',
    (e) =>
      withMeasures(e, ({ allowances }) => ({
        allowances: allowances.map((one) => ({ ...one, seen: { ...one.seen, factor: '12.00' } })),
      })),
  ],
  [
    'a note was lost',
    'a guidance went on after the cycle closed',
    (e) => withMeasures(e, ({ coached }) => ({ coached: { ...coached, sent: [...coached.sent, 'lost'] } })),
  ],
];
