import * as z from 'zod';
import { ballots, reasonCodes, votes } from '../domain/forum/forum.ts';
import { tieKinds } from '../domain/forum/panel.ts';
import { organisationPredicates, ratings } from '../domain/scoring/predicate.ts';
import { id, percent, text } from './primitives.ts';

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
  /** Null takes what the rule set says; open where it leaves the choice. */
  ballot: z.enum(ballots).nullable().default(null),
});
export const voteBody = z.strictObject({ vote: z.enum(votes) });
export const motionResolutionBody = z.strictObject({
  /** How the chair decides a tie of a secret ballot; said before the sums are known. */
  ifTied: z.enum(['for', 'against']).nullable().default(null),
});
/** `quorum` in percent of those entitled; null takes that of the rule set. */
export const panelBody = z.strictObject({
  chairId: id,
  memberIds: z.array(id).min(3).max(25),
  quorum: percent.nullable().default(null),
});
export const declarationBody = z.strictObject({
  /** Null: the caller's own interests. */
  memberId: id.nullable().default(null),
  /** Empty says that there are none. */
  ties: z.array(z.strictObject({ employeeId: id, kind: z.enum(tieKinds) })).max(20),
});
export const agendaBody = z.strictObject({
  points: z.array(z.strictObject({ employeeId: id.nullable().default(null), text: text(200) })).max(30),
});
export const forumLockBody = z.strictObject({ justification: text(1200).nullable().default(null) });
export const decisionBody = z.strictObject({
  statement: text(600),
  /** People left out of this signature; each waits for a decision of their own. */
  exceptions: z
    .array(z.strictObject({ employeeId: id, reason: text(300) }))
    .max(40)
    .default([]),
});
export const separateDecisionBody = z.strictObject({ statement: text(300) });
