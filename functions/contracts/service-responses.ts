import * as z from 'zod';
import { recusals } from '../domain/forum/eligibility.ts';
import { ballots, reasonCodes, votes } from '../domain/forum/forum.ts';
import { organisationPredicates, predicates, ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { seal } from './seal.ts';

const predicate = z.enum(predicates);
const count = z.number().int();

const separateDecision = z.object({ by: z.string(), at: instant, statement: z.string(), digest: z.string(), seal });
const signature = z.object({
  by: z.string(),
  at: instant,
  statement: z.string(),
  /** SHA-256 over the sorted list of (employee, version of the result, predicate). */
  digest: z.string(),
  people: count,
  /** Digest of the minutes of the forum. */
  minutes: z.string(),
  exceptions: z.array(z.object({ employeeId: z.string(), reason: z.string(), decision: separateDecision.nullable() })),
  seal,
});

const distribution = z.object({
  verdict: z.enum(['lawful', 'unlawful', 'infeasible-here', 'not-checked']),
  findings: z.array(
    z.object({
      rule: z.enum(['most', 'at-most', 'at-least', 'some-of']),
      of: z.array(predicate),
      limit: count,
      actual: count,
    }),
  ),
});

export const serviceView = z
  .object({
    cycleId: z.string(),
    code: z.string(),
    name: z.string(),
    headId: z.string().nullable(),
    setterId: z.string().nullable(),
    people: count,
    counts: z.record(predicate, count),
    unassessed: count,
    organisation: z
      .object({ predicate: z.enum(organisationPredicates), reason: z.string(), by: z.string(), at: instant })
      .nullable(),
    distribution: distribution.extend({ enforcement: z.enum(['off', 'warn', 'justify', 'block']) }),
    forum: z.discriminatedUnion('status', [
      z.object({ status: z.literal('open') }),
      z.object({
        status: z.literal('locked'),
        by: z.string(),
        at: instant,
        justification: z.string().nullable(),
        lawful: z.boolean().nullable(),
        minutes: z.string(),
      }),
      z.object({ status: z.literal('closed-by-deadline'), at: instant, minutes: z.string() }),
    ]),
    decision: signature.nullable(),
  })
  .meta({ id: 'Service' });
export const serviceList = z.object({ items: z.array(serviceView) });

const onService = { cycleId: z.string(), serviceCode: z.string() };
export const lockReceipt = z.object({
  ...onService,
  by: z.string(),
  at: instant,
  justification: z.string().nullable(),
  lawful: z.boolean().nullable(),
  minutes: z.string(),
  distribution: distribution.extend({ distance: count.nullable() }),
  version: count,
});
export const signatureReceipt = signature.extend({ ...onService, version: count });
export const separateReceipt = separateDecision.extend({ ...onService, employeeId: z.string(), version: count });

export const given = z.object({ workResult: z.enum(ratings), behaviour: z.enum(ratings), predicate });
const tally = { for: count, against: count, abstain: count, entitled: count };
export const outcome = {
  /** `void`: somebody voted in secret who turned out not to be entitled. Nothing changes; it may be proposed anew. */
  result: z.enum(['carried', 'rejected', 'void']),
  ...tally,
  quorum: z.string(),
  electorate: z.array(z.string()),
  recused: z.array(z.object({ memberId: z.string(), reason: z.enum(recusals) })),
  castingVote: z.enum(['for', 'against']).nullable(),
  by: z.string(),
  at: instant,
};

export const motionView = z
  .object({
    motionId: z.string(),
    serviceCode: z.string(),
    /** `lapsed`: the forum ended before the chair closed the vote; nothing changed. */
    status: z.enum(['open', 'carried', 'rejected', 'void', 'lapsed']),
    employeeId: z.string(),
    from: given.nullable(),
    to: given,
    reasonCode: z.enum(reasonCodes),
    text: z.string(),
    proposedBy: z.string(),
    proposedAt: instant,
    ballot: z.enum(ballots),
    /** In a secret ballot `vote` is null: who voted is known, what they voted is not. */
    votes: z.array(z.object({ memberId: z.string(), vote: z.enum(votes).nullable(), at: instant })),
    outcome: z.object(outcome).nullable(),
  })
  .meta({ id: 'Motion' });
export const motionPage = z.object({ items: z.array(motionView), next: z.string().nullable() });

const onMotion = { ...onService, motionId: z.string() };
export const motionReceipt = z.object({ ...onMotion, employeeId: z.string(), proposedBy: z.string(), at: instant });
export const voteReceipt = z.object({ ...onMotion, memberId: z.string(), vote: z.enum(votes).nullable(), at: instant });
export const resolutionReceipt = z.object({
  ...onMotion,
  employeeId: z.string(),
  /** The predicate that the person has after the resolution; null where still unassessed. */
  predicate: predicate.nullable(),
  ...outcome,
});
