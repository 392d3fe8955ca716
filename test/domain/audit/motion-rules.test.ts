import { describe, expect, it } from 'vitest';
import type { MotionRecord } from '../../../functions/domain/forum/seal-motion.ts';
import {
  act,
  applied,
  at,
  type Content,
  contentOf,
  found,
  motion,
  type Outcome,
  outcome,
  scored,
  type Tie,
  votes,
} from './motion-fixtures.ts';

/** Minutes and acts are made for the motion as it is: only what is wrong with the motion itself can be found. */
const ofMotion = (one: MotionRecord, change: (content: Content) => Content = (content) => content): string[] => {
  const records = [act(1, 'scored', scored), ...(one.outcome?.result === 'carried' ? [applied(2, one)] : [])];
  return found([{ employeeId: 'ani', records }], [{ content: change(contentOf([one])), motions: [one] }]).map(
    (line) => line.split(' ')[0] ?? '',
  );
};
const counted = (over: Partial<Outcome>, cast = motion.votes, ballot: MotionRecord['ballot'] = 'open') =>
  ofMotion({ ...motion, ballot, votes: cast, outcome: { ...outcome, ...over } });

describe('the count of a motion', () => {
  const [none, wrong] = [[], ['count-wrong']];
  it.each<[string, Partial<Outcome>, MotionRecord['votes'] | undefined, MotionRecord['ballot'], string[]]>([
    ['as it was', {}, undefined, 'open', none],
    ['more entitled than there are', { entitled: 4 }, undefined, 'open', wrong],
    ['more votes than were cast', { for: 3 }, undefined, 'open', wrong],
    ['an abstention', { for: 1, against: 0, abstain: 2 }, votes('for', 'abstain', 'abstain'), 'open', none],
    ['an abstention called a vote against', { for: 2, against: 1 }, votes('for', 'for', 'abstain'), 'open', wrong],
    [
      'a vote for called an abstention',
      { for: 1, against: 0, abstain: 2 },
      votes('for', 'for', 'abstain'),
      'open',
      wrong,
    ],
    ['a vote against called one for', { for: 3, against: 0 }, votes('for', 'for', 'against'), 'open', wrong],
    ['a vote of somebody not entitled, left out', {}, votes('for', 'for', 'against', 'for'), 'open', none],
    ['the same in secret', {}, votes(null, null, null, null), 'secret', wrong],
    ['in secret', {}, votes(null, null, null), 'secret', none],
    ['in secret, more than cast', { abstain: 1 }, votes(null, null, null), 'secret', wrong],
    ['somebody twice', {}, [...votes('for', 'for'), { memberId: 'a', vote: 'against', at: at(4) }], 'open', wrong],
    ['just the quorum', { for: 1, against: 0, quorum: '33.333333' }, votes('for'), 'open', none],
    ['half of what it takes', { for: 1, against: 0, quorum: '67' }, votes('for'), 'open', wrong],
    [
      'the very quorum',
      { for: 1, against: 0, entitled: 2, electorate: ['a', 'b'], quorum: '50' },
      votes('for'),
      'open',
      none,
    ],
    ['a majority against', { for: 1, against: 2 }, votes('for', 'against', 'against'), 'open', wrong],
    ['nobody for', { for: 0, against: 0, abstain: 3 }, votes('abstain', 'abstain', 'abstain'), 'open', wrong],
    ['a tie', { for: 1, against: 1, abstain: 1 }, votes('for', 'against', 'abstain'), 'open', none],
    ['a tie in secret', { for: 1, against: 1, abstain: 1 }, votes(null, null, null), 'secret', wrong],
    [
      'a tie in secret that the chair decided',
      { for: 1, against: 1, abstain: 1, castingVote: 'for' },
      votes(null, null, null),
      'secret',
      none,
    ],
    [
      'a tie in secret that the chair decided against',
      { for: 1, against: 1, abstain: 1, castingVote: 'against' },
      votes(null, null, null),
      'secret',
      wrong,
    ],
    [
      'fewer for than against, whatever the chair says',
      { for: 1, against: 2, castingVote: 'for' },
      votes(null, null, null),
      'secret',
      wrong,
    ],
    ['a void one that says anything', { result: 'void', for: 9 }, undefined, 'open', none],
    [
      'a rejected one without a majority',
      { result: 'rejected', for: 1, against: 2 },
      votes('for', 'against', 'against'),
      'open',
      none,
    ],
    ['a rejected one with wrong counts', { result: 'rejected', for: 2, against: 2 }, undefined, 'open', wrong],
  ])('%s', (_, over, cast, ballot, problems) => {
    expect(counted(over, cast ?? motion.votes, ballot)).toEqual(problems);
  });
});

describe('who may vote', () => {
  const tie = (memberId: string, employeeId: string, when = at(4)): Tie => ({
    ...{ memberId, employeeId, kind: 'spouse', by: 'a', at: when },
  });
  const bound = (...ties: Tie[]) =>
    ofMotion(motion, (content) => ({ ...content, interests: { ...content.interests, ties } }));

  it.each<[string, Tie[], string[]]>([
    ['a member bound to the person', [tie('b', 'ani')], ['vote-not-entitled']],
    ['the person bound to a member', [tie('ani', 'b')], ['vote-not-entitled']],
    ['one of several', [tie('x', 'y'), tie('b', 'ani')], ['vote-not-entitled']],
    ['bound to somebody else', [tie('b', 'citra')], []],
    ['somebody else bound to the person', [tie('x', 'ani')], []],
    ['somebody else bound to a member', [tie('citra', 'b')], []],
    ['the person bound to somebody else', [tie('ani', 'x')], []],
    ['bound when the vote was closed', [tie('b', 'ani', at(5))], []],
  ])('not %s', (_, ties, problems) => {
    expect(bound(...ties)).toEqual(problems);
  });

  it('not the person, nor who was recused', () => {
    const electorate = ['a', 'b', 'ani'];
    const cast = [...votes('for', 'for'), { memberId: 'ani', vote: 'against', at: at(4) } as const];
    expect(counted({ electorate }, cast)).toEqual(['vote-not-entitled']);
    expect(
      counted({
        recused: [
          { memberId: 'x', reason: 'relative' },
          { memberId: 'b', reason: 'relative' },
        ],
      }),
    ).toEqual(['vote-not-entitled']);
    expect(counted({ recused: [{ memberId: 'x', reason: 'relative' }] })).toEqual([]);
  });
});

describe('motions and the minutes', () => {
  const lapsed: MotionRecord = { ...motion, outcome: null };
  it.each<[string, MotionRecord, (content: Content) => Content, string[]]>([
    ['one that lapsed', lapsed, (content) => content, []],
    [
      'one voted on after the end',
      lapsed,
      (content) => ({ ...content, end: { kind: 'closed-by-deadline', at: at(3) } }),
      ['after-the-end'],
    ],
    [
      'one closed at the end',
      motion,
      (content) => ({ ...content, end: { kind: 'closed-by-deadline', at: at(5) } }),
      [],
    ],
    [
      'one moved after the end',
      { ...lapsed, votes: [] },
      (content) => ({ ...content, end: { kind: 'closed-by-deadline', at: at(2) } }),
      ['after-the-end'],
    ],
    ['one that is not minuted', motion, (content) => ({ ...content, motions: [] }), ['not-in-minutes']],
    [
      'one minuted with another outcome',
      motion,
      (content) => ({ ...content, motions: content.motions.map((one) => ({ ...one, result: 'lapsed' as const })) }),
      ['not-in-minutes'],
    ],
    [
      'one minuted with another text',
      motion,
      (content) => ({ ...content, motions: content.motions.map((one) => ({ ...one, digest: 'x' })) }),
      ['motion-changed'],
    ],
    [
      'a minuted one that is gone',
      motion,
      (content) => ({
        ...content,
        motions: [...content.motions, { motionId: 'm2', employeeId: 'budi', result: 'lapsed' as const, digest: 'x' }],
      }),
      ['motion-missing'],
    ],
  ])('%s', (_, one, change, problems) => {
    expect(ofMotion(one, change)).toEqual(problems);
  });

  it('name the motion and whose it is', () => {
    const content = {
      ...contentOf([motion]),
      motions: [{ motionId: 'm2', employeeId: 'budi', result: 'void' as const, digest: 'x' }],
    };
    const records = [act(1, 'scored', scored), applied(2, motion)];
    expect(found([{ employeeId: 'ani', records }], [{ content, motions: [motion] }])).toEqual([
      'not-in-minutes ani - m1',
      'motion-missing budi - m2',
    ]);
  });
});
