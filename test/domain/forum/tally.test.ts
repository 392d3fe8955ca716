import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Vote, votes } from '../../../functions/domain/forum/forum.ts';
import { type Cast, tally } from '../../../functions/domain/forum/tally.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';

const members = ['chair', 'm1', 'm2', 'm3', 'm4'];
const everybody = { chairId: 'chair', memberIds: members.slice(1), entitledIds: members };
const at = '2026-04-16T03:00:00.000Z';
const chairDecides: RuleSet['forum'] = { ...defaultRuleSet.forum, quorum: '60', tie: 'chair' };

type Ballots = Partial<Record<string, Vote>>;
const cast = (ballots: Ballots): Cast => ({
  ballot: 'open',
  box: null,
  votes: Object.entries(ballots).flatMap(([memberId, vote]) => (vote === undefined ? [] : [{ memberId, vote, at }])),
});

describe('tally of a committee of five, quorum 60 %', () => {
  const table: [string, Ballots, string][] = [
    ['nobody voted', {}, 'no-quorum'],
    ['two of five', { m1: 'for', m2: 'for' }, 'no-quorum'],
    ['three of five', { m1: 'for', m2: 'for', m3: 'against' }, 'carried'],
    ['abstentions help the quorum', { m1: 'for', m2: 'abstain', m3: 'abstain' }, 'carried'],
    ['abstentions are no votes against', { m1: 'for', m2: 'abstain', m3: 'abstain', m4: 'abstain' }, 'carried'],
    ['more against', { m1: 'for', m2: 'against', m3: 'against' }, 'rejected'],
    ['a tie, chair for', { chair: 'for', m1: 'for', m2: 'against', m3: 'against' }, 'carried'],
    ['a tie, chair against', { chair: 'against', m1: 'for', m2: 'for', m3: 'against' }, 'rejected'],
    ['a tie, chair abstained', { chair: 'abstain', m1: 'for', m2: 'against' }, 'rejected'],
    ['a tie, chair silent', { m1: 'for', m2: 'for', m3: 'against', m4: 'against' }, 'rejected'],
    ['everybody abstained', { chair: 'abstain', m1: 'abstain', m2: 'abstain' }, 'rejected'],
  ];

  it.each(table)('%s', (_, ballots, decision) => {
    expect(tally(cast(ballots), everybody, chairDecides).decision).toBe(decision);
  });

  it('a rule set may leave ties rejected, whatever the chair voted', () => {
    const tie = cast({ chair: 'for', m1: 'for', m2: 'against', m3: 'against' });
    expect(tally(tie, everybody, { ...chairDecides, tie: 'rejected' }).decision).toBe('rejected');
  });

  it('reports the count beside the decision', () => {
    const ballots = cast({ chair: 'for', m1: 'for', m2: 'against', m3: 'abstain' });
    expect(tally(ballots, everybody, chairDecides)).toEqual({
      decision: 'carried',
      for: 2,
      against: 1,
      abstain: 1,
      entitled: 5,
      castingVote: null,
    });
  });
});

describe('who is counted', () => {
  it('votes of recused members and of strangers do not count, nor do they make a quorum', () => {
    const ballots = cast({ m1: 'for', m2: 'for', m3: 'for', stranger: 'for' });
    const result = tally(ballots, { ...everybody, entitledIds: ['chair', 'm3', 'm4', 'stranger'] }, chairDecides);
    expect(result).toEqual({
      decision: 'no-quorum',
      for: 1,
      against: 0,
      abstain: 0,
      entitled: 3,
      castingVote: null,
    });
  });

  it('a recused chair breaks no tie', () => {
    const ballots = cast({ chair: 'for', m1: 'for', m2: 'against' });
    const result = tally(ballots, { ...everybody, entitledIds: ['m1', 'm2', 'm3'] }, chairDecides);
    expect(result).toMatchObject({ decision: 'rejected', for: 1, against: 1 });
  });

  it('the last vote of a member counts', () => {
    const changed: Cast = {
      ...cast({}),
      votes: [...cast({ m1: 'against', m2: 'for', m3: 'for' }).votes, ...cast({ m1: 'for' }).votes],
    };
    expect(tally(changed, everybody, chairDecides)).toMatchObject({ for: 3, against: 0 });
  });

  it('nobody entitled is no quorum, even where the rule set asks for none', () => {
    const nobody = { ...everybody, entitledIds: [] };
    expect(tally(cast({ m1: 'for' }), nobody, { ...chairDecides, quorum: '0' }).decision).toBe('no-quorum');
    expect(tally(cast({}), everybody, { ...chairDecides, quorum: '0' }).decision).toBe('no-quorum');
  });

  it.each([
    ['66.666667', 2, 'no-quorum'],
    ['66.666666', 2, 'carried'],
    ['100', 2, 'no-quorum'],
    ['100', 3, 'carried'],
  ])('a quorum of %s %% of three with %i votes is exact', (quorum, voters, decision) => {
    const three = { chairId: 'a', memberIds: ['b', 'c'], entitledIds: ['a', 'b', 'c'] };
    const ballots = cast(Object.fromEntries(['a', 'b', 'c'].slice(0, voters).map((id) => [id, 'for' as const])));
    expect(tally(ballots, three, { ...chairDecides, quorum }).decision).toBe(decision);
  });
});

describe('properties', () => {
  const ballots = fc.dictionary(fc.constantFrom(...members), fc.constantFrom(...votes));
  const entitled = fc.subarray(members);
  const forum = fc.constantFrom(chairDecides, { ...chairDecides, tie: 'rejected' as const }, defaultRuleSet.forum);

  it('is carried only with a vote for it, and never against the majority of the votes cast', () => {
    fc.assert(
      fc.property(ballots, entitled, forum, (given, entitledIds, rules) => {
        const result = tally(cast(given), { ...everybody, entitledIds }, rules);
        if (result.decision === 'carried') {
          expect(result.for).toBeGreaterThan(0);
          expect(result.for).toBeGreaterThanOrEqual(result.against);
        }
        expect(result.for + result.against + result.abstain).toBeLessThanOrEqual(result.entitled);
      }),
    );
  });

  it('does not depend on the order of the votes of different members', () => {
    fc.assert(
      fc.property(ballots, entitled, forum, (given, entitledIds, rules) => {
        const { votes: inOrder } = cast(given);
        const electorate = { ...everybody, entitledIds };
        expect(tally({ ...cast({}), votes: inOrder.toReversed() }, electorate, rules)).toEqual(
          tally({ ...cast({}), votes: inOrder }, electorate, rules),
        );
      }),
    );
  });

  it('one more vote for a carried motion does not reject it', () => {
    fc.assert(
      fc.property(ballots, fc.constantFrom(...members), forum, (given, member, rules) => {
        fc.pre(tally(cast(given), everybody, rules).decision === 'carried');
        expect(tally(cast({ ...given, [member]: 'for' }), everybody, rules).decision).toBe('carried');
      }),
    );
  });
});
