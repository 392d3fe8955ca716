import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import type { Motion, MotionOutcome, ServiceRecord } from '../../../functions/domain/forum/forum.ts';
import { type ForumEnd, minutesDigest, writeMinutes } from '../../../functions/domain/forum/minutes.ts';
import { motionDigest, motionRecord } from '../../../functions/domain/forum/seal-motion.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { testDigest } from '../../support/fakes.ts';
import { at, motion, record } from './forum-fixtures.ts';

const cycle = { id: 'tw1', committee: { chairId: 'chair', memberIds: ['m1', 'm2', 'm3', 'm4'] } };
const rules = { ...defaultRuleSet, forum: { ...defaultRuleSet.forum, quorum: '60' } };
const byDeadline: ForumEnd = { kind: 'closed-by-deadline', at };
const write = (of: { record?: ServiceRecord; motions?: Motion[]; end?: ForumEnd }) =>
  writeMinutes({ cycle, record: record(), motions: [], rules, end: byDeadline, ...of }, testDigest);
const outcome: MotionOutcome = {
  ...{ result: 'carried', for: 2, against: 1, abstain: 0, entitled: 5, quorum: '60', electorate: [], recused: [] },
  ...{ castingVote: null, by: 'chair', at },
};
const declared = (memberId: string, by = memberId) => ({ memberId, by, at });

describe('minutes', () => {
  it('of a forum that did nothing say so', () => {
    const { content, digest } = write({});
    expect(content).toEqual({
      cycleId: 'tw1',
      serviceCode: 'DINKES',
      chairId: 'chair',
      memberIds: ['chair', 'm1', 'm2', 'm3', 'm4'],
      quorum: '60',
      present: [],
      interests: { declared: [], ties: [] },
      agenda: [],
      motions: [],
      counts: { 'sangat-baik': 1, baik: 2, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
      unassessed: 1,
      end: byDeadline,
    });
    expect(digest).toBe(testDigest.sha256(canonicalJson(content)));
    expect(minutesDigest({ ...content, unassessed: 2 }, testDigest)).not.toBe(digest);
  });

  it.each<[string, Parameters<typeof write>[0], string[]]>([
    [
      'whoever declared for themselves',
      { record: record({ interests: { declared: [declared('m2')], ties: [] } }) },
      ['m2'],
    ],
    [
      'nobody for whom another declared',
      { record: record({ interests: { declared: [declared('m2', 'admin')], ties: [] } }) },
      [],
    ],
    ['whoever moved', { motions: [motion()] }, ['m1']],
    ['whoever voted', { motions: [motion({ votes: [{ memberId: 'm3', vote: null, at }] })] }, ['m1', 'm3']],
    ['whoever closed a vote', { motions: [motion({ outcome })] }, ['chair', 'm1']],
    ['whoever locked it', { end: { kind: 'locked', by: 'm4', at, justification: null, lawful: true } }, ['m4']],
    ['nobody who is no member', { motions: [motion({ proposedBy: 'guest' })] }, []],
  ])('name as present %s', (_, input, present) => {
    expect(write(input).content.present).toEqual(present);
  });

  it('hold the seats, the stricter quorum and the agenda of this forum', () => {
    const panel = { chairId: 'm2', memberIds: ['m3'], quorum: '80', by: 'admin', at };
    const agenda = [{ employeeId: null, text: 'Pembukaan' }];
    expect(write({ record: record({ panel, agenda }) }).content).toMatchObject({
      ...{ chairId: 'm2', memberIds: ['m2', 'm3'], quorum: '80', agenda },
    });
    const laxer = { ...panel, quorum: '50' };
    expect(write({ record: record({ panel: laxer }) }).content.quorum).toBe('60');
    expect(write({ record: record({ panel: { ...panel, quorum: null } }) }).content.quorum).toBe('60');
    expect(write({ record: record({ panel: { ...panel, quorum: '60.0' } }) }).content.quorum).toBe('60');
  });

  it('list motions in the order in which they were made, by their ids where that is one moment', () => {
    const later = '2026-04-16T04:00:00.000Z';
    const motions = [
      motion({ id: 'c', proposedAt: later }),
      motion({ id: 'b', outcome: { ...outcome, result: 'void' } }),
      motion({ id: 'd', employeeId: 'e-other', outcome: { ...outcome, result: 'rejected' } }),
      motion({ id: 'a', outcome }),
    ];
    const listed = ['a carried', 'b void', 'd rejected', 'c lapsed'];
    for (const order of [motions, motions.toReversed()]) {
      const { content } = write({ motions: order });
      expect(content.motions.map(({ motionId, result }) => `${motionId} ${result}`)).toEqual(listed);
    }
    expect(write({ motions }).content.motions[2]).toEqual({
      ...{ motionId: 'd', employeeId: 'e-other', result: 'rejected' },
      digest: motionDigest(motions[2] ?? motion(), testDigest),
    });
  });
});

describe('what stands of a motion in the record', () => {
  it('is all but what the store keeps for itself', () => {
    const kept = motionRecord(motion({ box: { for: 1, against: 0, abstain: 0 } }));
    expect(Object.keys(kept).toSorted()).toEqual(
      [
        ...['ballot', 'employeeId', 'from', 'id', 'outcome', 'proposedAt', 'proposedBy', 'reasonCode', 'serviceCode'],
        ...['text', 'to', 'votes'],
      ].toSorted(),
    );
    expect(motionDigest(motion(), testDigest)).toBe(testDigest.sha256(canonicalJson(motionRecord(motion()))));
  });
});
