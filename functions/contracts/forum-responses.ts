import * as z from 'zod';
import { ballots, reasonCodes, votes } from '../domain/forum/forum.ts';
import { tieKinds } from '../domain/forum/panel.ts';
import { predicates } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { seal } from './seal.ts';
import { given, outcome } from './service-responses.ts';

const count = z.number().int();
const onService = { cycleId: z.string(), serviceCode: z.string() };
const onCase = { cycleId: z.string(), employeeId: z.string() };

const interests = z.object({
  declared: z.array(z.object({ memberId: z.string(), by: z.string(), at: instant })),
  ties: z.array(
    z.object({
      memberId: z.string(),
      employeeId: z.string(),
      kind: z.enum(tieKinds),
      by: z.string(),
      at: instant,
    }),
  ),
});
const agenda = z.array(z.object({ employeeId: z.string().nullable(), text: z.string() }));

export const forumView = z
  .object({
    ...onService,
    chairId: z.string(),
    memberIds: z.array(z.string()),
    seats: z.enum(['cycle', 'own']),
    quorum: z.string(),
    ballot: z.enum(['open', 'secret', 'either']),
    tie: z.enum(['chair', 'rejected']),
    interests,
    undeclared: z.array(z.string()),
    agenda,
    status: z.enum(['open', 'locked', 'closed-by-deadline']),
  })
  .meta({ id: 'Forum' });

export const declarationReceipt = z.object({
  ...onService,
  memberId: z.string(),
  by: z.string(),
  at: instant,
  recusedFrom: z.array(z.string()),
});

const end = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('locked'),
    by: z.string(),
    at: instant,
    justification: z.string().nullable(),
    lawful: z.boolean().nullable(),
  }),
  z.object({ kind: z.literal('closed-by-deadline'), at: instant }),
]);

export const minutesView = z
  .object({
    content: z.object({
      ...onService,
      chairId: z.string(),
      memberIds: z.array(z.string()),
      quorum: z.string(),
      present: z.array(z.string()),
      interests,
      agenda,
      motions: z.array(
        z.object({
          motionId: z.string(),
          employeeId: z.string(),
          result: z.enum(['carried', 'rejected', 'void', 'lapsed']),
          digest: z.string(),
        }),
      ),
      counts: z.record(z.enum(predicates), count),
      unassessed: count,
      end,
    }),
    motions: z.array(
      z.object({
        id: z.string(),
        serviceCode: z.string(),
        employeeId: z.string(),
        from: given.nullable(),
        to: given,
        reasonCode: z.enum(reasonCodes),
        text: z.string(),
        proposedBy: z.string(),
        proposedAt: instant,
        ballot: z.enum(ballots),
        votes: z.array(z.object({ memberId: z.string(), vote: z.enum(votes).nullable(), at: instant })),
        outcome: z.object(outcome).nullable(),
      }),
    ),
    digest: z.string(),
    seal,
    verification: z.object({ digest: z.boolean(), motions: z.boolean(), seal: z.boolean() }),
    /** The minutes as a document to be read, in both languages (Markdown). */
    document: z.object({ id: z.string(), en: z.string() }),
  })
  .meta({ id: 'Minutes' });

export const ratingChanges = z.object({
  ...onCase,
  items: z.array(
    z.object({
      version: count,
      seq: count,
      at: instant,
      by: z.enum(['forum', 'objection', 'reopening']),
      from: given.nullable(),
      to: given,
      reasonCode: z.enum(reasonCodes).nullable(),
      /** The reason code in words; null where a decision on an objection gave its own reason alone. */
      reasonName: z.object({ id: z.string(), en: z.string() }).nullable(),
      reason: z.string(),
      vote: z
        .object({
          motionId: z.string(),
          digest: z.string(),
          intact: z.boolean(),
          ballot: z.enum(ballots),
          for: count,
          against: count,
          abstain: count,
          entitled: count,
        })
        .nullable(),
    }),
  ),
});
