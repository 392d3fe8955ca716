import * as z from 'zod';
import { reasonCodes, votes } from '../domain/forum/forum.ts';
import { organisationPredicates, predicates, ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';

const predicate = z.enum(predicates);
const count = z.number().int();

const signature = z.object({
  by: z.string(),
  at: instant,
  statement: z.string(),
  /** SHA-256 over the sorted list of (employee, version of the result, predicate). */
  digest: z.string(),
  people: count,
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
      }),
      z.object({ status: z.literal('closed-by-deadline'), at: instant }),
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
  distribution: distribution.extend({ distance: count.nullable() }),
  version: count,
});
export const signatureReceipt = signature.extend({ ...onService, version: count });

const given = z.object({ workResult: z.enum(ratings), behaviour: z.enum(ratings), predicate });
const tally = { for: count, against: count, abstain: count, entitled: count };
const outcome = { result: z.enum(['carried', 'rejected']), ...tally, by: z.string(), at: instant };

export const motionView = z
  .object({
    motionId: z.string(),
    serviceCode: z.string(),
    /** `lapsed`: the forum ended before the chair closed the vote; nothing changed. */
    status: z.enum(['open', 'carried', 'rejected', 'lapsed']),
    employeeId: z.string(),
    from: given.nullable(),
    to: given,
    reasonCode: z.enum(reasonCodes),
    text: z.string(),
    proposedBy: z.string(),
    proposedAt: instant,
    votes: z.array(z.object({ memberId: z.string(), vote: z.enum(votes), at: instant })),
    outcome: z.object(outcome).nullable(),
  })
  .meta({ id: 'Motion' });
export const motionPage = z.object({ items: z.array(motionView), next: z.string().nullable() });

const onMotion = { ...onService, motionId: z.string() };
export const motionReceipt = z.object({ ...onMotion, employeeId: z.string(), proposedBy: z.string(), at: instant });
export const voteReceipt = z.object({ ...onMotion, memberId: z.string(), vote: z.enum(votes), at: instant });
export const resolutionReceipt = z.object({
  ...onMotion,
  employeeId: z.string(),
  /** The predicate that the person has after the resolution; null where still unassessed. */
  predicate: predicate.nullable(),
  ...outcome,
});
