import { isAct } from '../../functions/domain/case/result-bodies.ts';
import type { Evidence } from '../../infra/local/demo/checks/check.ts';
import { first, type Lie, withChain, withLedger } from './demo-lies.ts';

const withForum = (all: Evidence, change: Partial<Evidence['world']['ledger']['forum']>): Evidence =>
  withLedger(all, { forum: { ...all.world.ledger.forum, ...change } });
const withMinutes = (
  all: Evidence,
  which: (one: Evidence['minutes'][number]) => boolean,
  change: (one: Evidence['minutes'][number]) => Evidence['minutes'][number],
): Evidence => ({ ...all, minutes: all.minutes.map((one) => (which(one) ? change(one) : one)) });
const ofSecret = (all: Evidence) => all.world.ledger.forum.secret?.employeeId ?? '';

/** What the invariants on forum, decision and receipts must notice. */
export const forumLies: Lie[] = [
  [
    'a motion vanished whose rating stands',
    'no rating changed without a motion',
    (e) => ({ ...e, minutes: e.minutes.map((one) => ({ ...one, motions: [] })) }),
  ],
  [
    'minutes were changed',
    'left sealed minutes',
    (e) =>
      withMinutes(
        e,
        (one) => one.content.serviceCode === e.services[0]?.code,
        (one) => ({ ...one, verification: { ...one.verification, digest: false } }),
      ),
  ],
  [
    'the forgotten forum was locked by somebody',
    'closed by the deadline with its ratings unchanged',
    (e) =>
      withMinutes(
        e,
        (one) => one.content.serviceCode === e.world.ledger.forum.forgotten,
        (one) => ({
          ...one,
          content: {
            ...one.content,
            end: { kind: 'locked', by: 'x', at: one.content.end.at, justification: null, lawful: null },
          },
        }),
      ),
  ],
  [
    'a secret vote can be read',
    'a secret vote shows who voted',
    (e) =>
      withMinutes(
        e,
        () => true,
        (one) => ({
          ...one,
          motions: one.motions.map((motion) =>
            motion.employeeId === ofSecret(e)
              ? { ...motion, votes: motion.votes.map((vote) => ({ ...vote, vote: 'for' as const })) }
              : motion,
          ),
        }),
      ),
  ],
  [
    'a relative was among those entitled',
    'who is bound to a person had no vote',
    (e) =>
      withMinutes(
        e,
        () => true,
        (one) => ({
          ...one,
          motions: one.motions.map((motion) =>
            motion.outcome === null ? motion : { ...motion, outcome: { ...motion.outcome, recused: [] } },
          ),
        }),
      ),
  ],
  [
    'who was left out went with the bulk after all',
    'left out of the bulk signature',
    (e) =>
      withChain(e, e.world.ledger.forum.exception?.employeeId ?? '', (one) => ({
        ...one,
        records: one.records.map((record) =>
          isAct(record, 'decided') ? { ...record, body: { ...record.body, separately: undefined } } : record,
        ),
      })),
  ],
  [
    'a receipt names its owner',
    'a receipt says valid, or superseded',
    (e) => {
      const [id, seen] = first(e.world.ledger.forum.receiptsSeen);
      return withForum(e, { receiptsSeen: new Map([[id, { ...seen, employeeId: id }]]) });
    },
  ],
  [
    'a receipt is of another rating',
    'a receipt in hand proves its rating',
    (e) => {
      const [id, own] = first(e.world.ledger.forum.receipts);
      return withForum(e, { receipts: new Map([[id, { ...own, salt: 'other' }]]) });
    },
  ],
  [
    'somebody was not told why',
    'read the reason',
    (e) => {
      const [id] = first(e.world.ledger.forum.reasonsSeen);
      return withForum(e, { reasonsSeen: new Map([[id, []]]) });
    },
  ],
];
