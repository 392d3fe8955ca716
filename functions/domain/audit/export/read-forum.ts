import { type Ballot, ballots, type ReasonCode, reasonCodes, type Vote, votes } from '../../forum/forum.ts';
import type { MinutesContent } from '../../forum/minutes.ts';
import { type TieKind, tieKinds } from '../../forum/panel.ts';
import type { MotionRecord } from '../../forum/seal-motion.ts';
import { type Predicate, predicates, type Rating, ratings } from '../../scoring/predicate.ts';
import { count, flag, type Guard, instant, listOf, literal, name, nullOr, shaped, text } from './guards.ts';

/* What an export says of a forum. Every member is guarded: the checks read into it. */

const rating: Guard<Rating> = literal(...ratings);
const predicate: Guard<Predicate> = literal(...predicates);
const rated = shaped<MotionRecord['to']>({ workResult: rating, behaviour: rating, predicate });
const vote: Guard<Vote> = literal(...votes);
const ballot: Guard<Ballot> = literal(...ballots);
const reasonCode: Guard<ReasonCode> = literal(...reasonCodes);
const tieKind: Guard<TieKind> = literal(...tieKinds);
const result = literal('carried', 'rejected', 'void', 'lapsed');
const percent: Guard<string> = (value): value is string => text(value) && /^\d{1,3}(\.\d{1,6})?$/.test(value);
/** Counts and amounts by name. */
const counts: Guard<MinutesContent['counts']> = shaped(
  Object.fromEntries(predicates.map((one) => [one, count] as const)),
);

const outcome = shaped<NonNullable<MotionRecord['outcome']>>({
  result: literal('carried', 'rejected', 'void'),
  for: count,
  against: count,
  abstain: count,
  entitled: count,
  quorum: percent,
  electorate: listOf(name),
  recused: listOf(shaped({ memberId: name, reason: text })),
  castingVote: nullOr(literal('for', 'against')),
  by: name,
  at: instant,
});

export const motionRecord = shaped<MotionRecord>({
  id: name,
  serviceCode: name,
  employeeId: name,
  from: nullOr(rated),
  to: rated,
  reasonCode,
  text,
  proposedBy: name,
  proposedAt: instant,
  ballot,
  votes: listOf(shaped({ memberId: name, vote: nullOr(vote), at: instant })),
  outcome: nullOr(outcome),
});

const tie = shaped({ memberId: name, employeeId: name, kind: tieKind, by: name, at: instant });
const declared = shaped({ memberId: name, by: name, at: instant });
const locked = shaped({
  kind: literal('locked'),
  by: name,
  at: instant,
  justification: nullOr(text),
  lawful: nullOr(flag),
});
const closed = shaped({ kind: literal('closed-by-deadline'), at: instant });
const ended: Guard<MinutesContent['end']> = (value): value is MinutesContent['end'] => locked(value) || closed(value);

export const minutesContent = shaped<MinutesContent>({
  cycleId: name,
  serviceCode: name,
  chairId: name,
  memberIds: listOf(name),
  quorum: percent,
  present: listOf(name),
  interests: shaped({ declared: listOf(declared), ties: listOf(tie) }),
  agenda: listOf(shaped({ employeeId: nullOr(name), text })),
  motions: listOf(shaped({ motionId: name, employeeId: name, result, digest: name })),
  counts,
  unassessed: count,
  end: ended,
});
