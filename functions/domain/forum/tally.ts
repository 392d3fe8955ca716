import { compare, fromInteger, mul, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Motion, Vote } from './forum.ts';

export type Tally = {
  decision: 'carried' | 'rejected' | 'no-quorum';
  for: number;
  against: number;
  abstain: number;
  entitled: number;
};

export type Electorate = { memberIds: readonly string[]; chairId: string; entitledIds: readonly string[] };

/** The last vote of every entitled person; a vote of anybody else does not count, however it came in. */
const validVotes = (votes: Motion['votes'], entitled: ReadonlySet<string>): Map<string, Vote> =>
  new Map(votes.filter(({ memberId }) => entitled.has(memberId)).map(({ memberId, vote }) => [memberId, vote]));

/** An abstention is a vote cast: it helps the quorum and decides nothing. Nobody entitled means no quorum. */
const hasQuorum = (cast: number, entitled: number, quorum: string): boolean =>
  entitled > 0 &&
  cast > 0 &&
  compare(mul(fromInteger(cast), fromInteger(100)), mul(fromInteger(entitled), parseDecimal(quorum))) >= 0;

/** A tie goes by the chair's own vote where the rule set says so; a chair who abstained or is recused breaks none. */
const breaksTie = (chairVote: Vote | undefined, rules: RuleSet['forum']): boolean => {
  switch (rules.tie) {
    case 'chair':
      return chairVote === 'for';
    case 'rejected':
      return false;
  }
};

/** Counts a motion. Carried by more votes for than against; what is not carried leaves the rating as it stands. */
export const tally = (motion: Pick<Motion, 'votes'>, electorate: Electorate, rules: RuleSet['forum']): Tally => {
  const members = new Set([electorate.chairId, ...electorate.memberIds]);
  const entitled = new Set(electorate.entitledIds.filter((id) => members.has(id)));
  const votes = validVotes(motion.votes, entitled);
  const count = (vote: Vote): number => [...votes.values()].filter((one) => one === vote).length;
  const result = { for: count('for'), against: count('against'), abstain: count('abstain'), entitled: entitled.size };
  if (!hasQuorum(votes.size, entitled.size, rules.quorum)) return { decision: 'no-quorum', ...result };
  const tied = result.for === result.against;
  const carried = tied ? breaksTie(votes.get(electorate.chairId), rules) : result.for > result.against;
  return { decision: carried ? 'carried' : 'rejected', ...result };
};
