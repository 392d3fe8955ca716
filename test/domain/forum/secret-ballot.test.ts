import { describe, expect, it } from 'vitest';
import type { Vote } from '../../../functions/domain/forum/forum.ts';
import { type Cast, tally } from '../../../functions/domain/forum/tally.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

const at = '2026-04-16T03:00:00.000Z';
const members = ['chair', 'm1', 'm2', 'm3', 'm4'];
const everybody = { chairId: 'chair', memberIds: members.slice(1), entitledIds: members };
const rules = { ...defaultRuleSet.forum, quorum: '60', tie: 'chair', secretLeast: 3 } as const;
const ballot = (box: Record<Vote, number> | null, voters: string[]): Cast => ({
  ...{ ballot: 'secret', box },
  votes: voters.map((memberId) => ({ memberId, vote: null, at })),
});
const box = (yes: number, no: number, abstain = 0): Record<Vote, number> => ({ for: yes, against: no, abstain });
const voters = (n: number): string[] => members.slice(0, n);
const nothing = { for: 0, against: 0, abstain: 0, entitled: 5, castingVote: null };

describe('a secret ballot', () => {
  it.each([
    ['more for', box(3, 1), 4, 'carried'],
    ['more against', box(1, 3), 4, 'rejected'],
    ['three of five, the least', box(2, 1), 3, 'carried'],
    ['abstentions', box(1, 0, 3), 4, 'carried'],
  ] as const)('with %s', (_, sums, cast, decision) => {
    expect(tally(ballot(sums, voters(cast)), everybody, rules)).toEqual({
      decision,
      ...sums,
      entitled: 5,
      castingVote: null,
    });
  });

  it.each([
    ['fewer than the rule set asks for', box(2, 0), 2, rules],
    ['as many as would tell who voted what', box(3, 0), 3, { ...rules, secretLeast: 4 }],
    ['no quorum', box(3, 0), 3, { ...rules, quorum: '80' }],
  ] as const)('of %s tells nothing', (_, sums, cast, by) => {
    expect(tally(ballot(sums, voters(cast)), everybody, by)).toEqual({ decision: 'no-quorum', ...nothing });
  });

  it('is void where one of those who voted may not', () => {
    const recused = { ...everybody, entitledIds: members.slice(0, 4) };
    expect(tally(ballot(box(4, 1), members), recused, rules)).toEqual({ decision: 'void', ...nothing, entitled: 4 });
    expect(tally(ballot(box(3, 1), voters(4)), recused, rules).decision).toBe('carried');
  });

  it('holds as many votes as were cast', () => {
    const wrong = 'a ballot box holds another number of votes than were cast';
    expect(() => tally(ballot(box(3, 2), voters(4)), everybody, rules)).toThrow(wrong);
    expect(() => tally(ballot(null, voters(4)), everybody, rules)).toThrow(wrong);
  });

  it.each([
    [null, 'chair', members, 'rejected', null],
    ['for', 'chair', members, 'carried', 'for'],
    ['against', 'chair', members, 'rejected', 'against'],
    ['for', 'rejected', members, 'rejected', null],
    ['for', 'chair', members.slice(1), 'rejected', null],
  ] as const)('that is tied, chair %s, rule %s', (casting, tie, entitledIds, decision, castingVote) => {
    const of = { ...everybody, entitledIds };
    const cast = ballot(box(2, 2), members.slice(1));
    const counted = { ...box(2, 2), entitled: entitledIds.length };
    expect(tally(cast, of, { ...rules, tie }, casting)).toEqual({ decision, ...counted, castingVote });
  });

  it('that is not tied needs no casting vote', () => {
    expect(tally(ballot(box(3, 1), voters(4)), everybody, rules, 'against')).toMatchObject({
      decision: 'carried',
      castingVote: null,
    });
  });
});

describe('an open vote', () => {
  it('counts nobody who said nothing, and nothing of nobody', () => {
    const cast: Cast = {
      ballot: 'open',
      box: null,
      votes: voters(4).map((memberId, n) => ({ memberId, vote: n === 0 ? null : 'for', at })),
    };
    expect(tally(cast, everybody, rules)).toMatchObject({ decision: 'carried', for: 3 });
    expect(tally({ ...cast, votes: cast.votes.slice(0, 3) }, everybody, rules)).toMatchObject({
      decision: 'no-quorum',
      for: 2,
    });
    expect(tally(cast, { ...everybody, entitledIds: [] }, rules)).toMatchObject({ decision: 'no-quorum', entitled: 0 });
  });
});
