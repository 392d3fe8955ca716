import * as z from 'zod';
import { reasonCodes, votes } from '../domain/forum/forum.ts';
import { organisationPredicates, ratings } from '../domain/scoring/predicate.ts';
import { id, text } from './primitives.ts';

export const organisationPredicateBody = z.strictObject({
  predicate: z.enum(organisationPredicates),
  reason: text(800),
});

export const motionBody = z.strictObject({
  employeeId: id,
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  reasonCode: z.enum(reasonCodes),
  text: text(800),
});
export const voteBody = z.strictObject({ vote: z.enum(votes) });
/** The chair closes the vote; the body is an empty object. */
export const motionResolutionBody = z.strictObject({});
export const forumLockBody = z.strictObject({ justification: text(1200).nullable().default(null) });
export const decisionBody = z.strictObject({ statement: text(600) });
