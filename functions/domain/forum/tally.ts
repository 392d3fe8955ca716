import { compare, fromInteger, mul, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Motion, votes as possibleVotes, type Vote } from './forum.ts';

export type Tally = {
  /** `void`: a secret ballot in which somebody voted who is not entitled. */
  decision: 'carried' | 'rejected' | 'no-quorum' | 'void';
  for: number;
  against: number;
  abstain: number;
  entitled: number;
  /** The chair's open vote where it decided a tie of a secret ballot. */
  castingVote: 'for' | 'against' | null;
};

export type Electorate = { memberIds: readonly string[]; chairId: string; entitledIds: readonly string[] };

export type Cast = Pick<Motion, 'ballot' | 'votes' | 'box'>;
type TallyRules = Pick<RuleSet['forum'], 'quorum' | 'tie' | 'secretLeast'>;
type Sums = Record<Vote, number>;

const nothing: Sums = { for: 0, against: 0, abstain: 0 };

/** The last vote of every entitled person; a vote of anybody else does not count, however it came in. */
const validVotes = (votes: Motion['votes'], entitled: ReadonlySet<string>): Map<string, Vote> =>
  new Map(
    votes.flatMap(({ memberId, vote }) => (vote !== null && entitled.has(memberId) ? [[memberId, vote] as const] : [])),
  );

const sumsOf = (votes: Iterable<Vote>): Sums => {
  const sums = { ...nothing };
  for (const vote of votes) sums[vote] += 1;
  return sums;
};

/** An abstention is a vote cast: it helps the quorum and decides nothing. Nobody entitled means no quorum. */
const hasQuorum = (cast: number, entitled: number, quorum: string): boolean =>
  entitled > 0 &&
  cast > 0 &&
  compare(mul(fromInteger(cast), fromInteger(100)), mul(fromInteger(entitled), parseDecimal(quorum))) >= 0;

/** A tie goes by the chair's vote where the rule set says so; a chair who abstained or is recused breaks none. */
const breaksTie = (chairVote: Vote | null, rules: TallyRules): boolean => {
  switch (rules.tie) {
    case 'chair':
      return chairVote === 'for';
    case 'rejected':
      return false;
  }
};

const talliedOpen = (motion: Cast, entitled: ReadonlySet<string>, chairId: string, rules: TallyRules): Tally => {
  const votes = validVotes(motion.votes, entitled);
  const counted = { ...sumsOf(votes.values()), entitled: entitled.size, castingVote: null };
  if (!hasQuorum(votes.size, entitled.size, rules.quorum)) return { decision: 'no-quorum', ...counted };
  const tied = counted.for === counted.against;
  const carried = tied ? breaksTie(votes.get(chairId) ?? null, rules) : counted.for > counted.against;
  return { decision: carried ? 'carried' : 'rejected', ...counted };
};

/**
 * A secret vote cannot be found again, so one that must not count makes the ballot void. Without a quorum nothing is told of
 * the sums. Too few votes would tell who voted what, so a secret ballot asks for a least number of them.
 */
const talliedSecret = (
  motion: Cast,
  entitled: ReadonlySet<string>,
  chair: { id: string; castingVote: 'for' | 'against' | null },
  rules: TallyRules,
): Tally => {
  const unknown = { ...nothing, entitled: entitled.size, castingVote: null };
  if (motion.votes.some(({ memberId }) => !entitled.has(memberId))) return { decision: 'void', ...unknown };
  const cast = motion.votes.length;
  if (cast < rules.secretLeast || !hasQuorum(cast, entitled.size, rules.quorum))
    return { decision: 'no-quorum', ...unknown };
  const counted = { ...(motion.box ?? nothing), entitled: entitled.size };
  if (possibleVotes.reduce((sum, vote) => sum + counted[vote], 0) !== cast)
    throw new Error('a ballot box holds another number of votes than were cast');
  const decides = counted.for === counted.against && rules.tie === 'chair' && entitled.has(chair.id);
  const castingVote = decides ? chair.castingVote : null;
  const carried = decides ? castingVote === 'for' : counted.for > counted.against;
  return { decision: carried ? 'carried' : 'rejected', ...counted, castingVote };
};

/**
 * Counts a motion. Carried by more votes for than against; what is not carried leaves the rating as it stands.
 *
 * @param castingVote how the chair decides a tie of a secret ballot, said before anybody knows whether there is one
 */
export const tally = (
  motion: Cast,
  electorate: Electorate,
  rules: TallyRules,
  castingVote: 'for' | 'against' | null = null,
): Tally => {
  const members = new Set([electorate.chairId, ...electorate.memberIds]);
  const entitled = new Set(electorate.entitledIds.filter((id) => members.has(id)));
  switch (motion.ballot) {
    case 'open':
      return talliedOpen(motion, entitled, electorate.chairId, rules);
    case 'secret':
      return talliedSecret(motion, entitled, { id: electorate.chairId, castingVote }, rules);
  }
};
