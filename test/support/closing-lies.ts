import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import { type Lie, withLedger } from './demo-lies.ts';

type People = Evidence['world']['ledger']['rehearsed'][number]['people'];
const withLines = (e: Evidence, change: (people: People) => People): Evidence =>
  withLedger(e, {
    rehearsed: e.world.ledger.rehearsed.map((one, at) => (at === 0 ? { ...one, people: change(one.people) } : one)),
  });

/** What could have gone wrong in the deadline night. */
export const closingLies: Lie[] = [
  [
    'the close marked somebody of whom the rehearsal had said nothing',
    'what its rehearsal had said',
    (e) => withLines(e, (people) => people.map((line) => ({ ...line, owes: [] }))),
  ],
  [
    'somebody was told of a duty, and it was another’s',
    'what its rehearsal had said',
    (e) =>
      withLines(e, (people) =>
        people.map((line) => ({ ...line, owes: line.owes.map((one) => ({ ...one, owedBy: 'somebody-else' })) })),
      ),
  ],
  ['a close was not signed', 'came to the sums of its rehearsal', (e) => ({ ...e, closings: e.closings.slice(1) })],
  [
    'a signed close counts other people',
    'came to the sums of its rehearsal',
    (e) => ({
      ...e,
      closings: e.closings.map((one) => ({
        ...one,
        counts: { ...one.counts, endStates: { ...one.counts.endStates, complete: 0 } },
      })),
    }),
  ],
];
