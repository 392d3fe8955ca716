import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import type { Moves } from '../../infra/local/demo/ledger.ts';
import { type Lie, withLedger } from './demo-lies.ts';

const withMoves = (e: Evidence, change: (moves: Moves) => Partial<Moves>): Evidence => {
  const { moves } = e.world.ledger;
  return withLedger(e, { moves: moves && { ...moves, ...change(moves) } });
};
type Seen = Moves['seen'] extends Map<string, infer S> ? S : never;
const withSeen = (e: Evidence, whose: (moves: Moves) => string, change: (seen: Seen) => Partial<Seen>): Evidence =>
  withMoves(e, (moves) => {
    const one = moves.seen.get(whose(moves));
    if (one === undefined) throw new Error('nobody moved');
    return { seen: new Map([...moves.seen, [whose(moves), { ...one, ...change(one) }]]) };
  });

/** What could go wrong where people move, targets are shared out and leave is read. */
export const moveLies: Lie[] = [
  [
    'a day belongs to no part of the period',
    'fill the period to the day',
    (e) =>
      withSeen(
        e,
        ({ joiner }) => joiner,
        ({ absences }) => ({ absences: absences.map((a) => ({ ...a, to: '2026-07-06' })) }),
      ),
  ],
  [
    'shares come to a little less than 1',
    'shares of the parts sum to exactly 1',
    (e) =>
      withSeen(
        e,
        ({ mover }) => mover,
        ({ segments }) => ({
          segments: segments.map((one, i) => (i === 0 ? { ...one, share: '333/1000' } : one)),
        }),
      ),
  ],
  [
    'a case moved with the list of posts',
    'moved no case before it was confirmed',
    (e) => withMoves(e, () => ({ pieces: { before: 2, pending: false } })),
  ],
  [
    'a new appraiser rates the earlier part',
    'keeps the appraiser and the plan of the earlier part',
    (e) => withMoves(e, ({ head }) => ({ to: head })),
  ],
  ['a Plt appraises without a decree', 'the Plt appraises from', (e) => withMoves(e, () => ({ decree: 'none' }))],
  ['a Plh took over from the holder', 'a Plh beside a holder', (e) => withMoves(e, ({ team }) => ({ plhTeam: team }))],
  ['a joiner was held to days before', 'who joins and who leaves', (e) => withMoves(e, () => ({ lateAct: '' }))],
  [
    'nobody is named to mend a gap',
    'what is wrong in the list of posts',
    (e) => withMoves(e, ({ problems }) => ({ problems: problems.map((one) => ({ ...one, fixBy: null })) })),
  ],
  [
    'a target that is not reached by its shares goes unseen',
    'shares that do not make up the target',
    (e) => withLedger(e, { shares: e.world.ledger.shares && { ...e.world.ledger.shares, short: [] } }),
  ],
  [
    'an appraiser reads why somebody was away',
    'leave is read whole by the person',
    (e) =>
      withLedger(e, {
        leave: e.world.ledger.leave && { ...e.world.ledger.leave, appraiser: e.world.ledger.leave.own },
      }),
  ],
  [
    'the numeric regime calls somebody excellent without a new idea',
    'in the numeric regime',
    (e) => {
      const { regimes } = e.world.ledger;
      const changes = (regimes?.changes ?? []).map((one) => ({
        ...one,
        after: one.after && { ...one.after, predicate: 'sangat-baik' as const },
      }));
      return withLedger(e, { regimes: regimes && { ...regimes, changes } });
    },
  ],
];
