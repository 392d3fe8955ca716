import { describe, expect, it } from 'vitest';
import { minutesContent, motionRecord } from '../../../../functions/domain/audit/export/read-forum.ts';
import { at, before, contentOf, motion, moved, outcome, votes } from '../motion-fixtures.ts';

const locked = { kind: 'locked', by: 'a', at: at(9), justification: null, lawful: null } as const;
const content = {
  ...contentOf([motion]),
  interests: {
    declared: [{ memberId: 'a', by: 'a', at: at(2) }],
    ties: [{ memberId: 'b', employeeId: 'ani', kind: 'sibling', by: 'b', at: at(2) }],
  },
  agenda: [{ employeeId: 'ani', text: 'Her result.' }],
};

describe('the minutes in an export', () => {
  it.each<[string, object]>([
    ['closed by the deadline', content],
    ['locked', { ...content, end: locked }],
    ['locked with a reason', { ...content, end: { ...locked, justification: 'A flood.', lawful: false } }],
    ['locked lawfully', { ...content, end: { ...locked, lawful: true } }],
    ['with a point that is about nobody', { ...content, agenda: [{ employeeId: null, text: 'The year.' }] }],
    ['with a quorum between two whole numbers', { ...content, quorum: '66.666667' }],
    ['with a quorum of one figure', { ...content, quorum: '5' }],
    ['without anything', { ...contentOf([]), present: [], memberIds: [] }],
  ])('%s: are read', (_, given) => {
    expect(minutesContent(given)).toBe(true);
  });

  it.each<[string, object]>([
    ['ended in another way', { ...content, end: { kind: 'given-up', at: at(9) } }],
    ['ended by nobody', { ...content, end: { ...locked, by: null } }],
    ['ended at no time', { ...content, end: { kind: 'closed-by-deadline', at: 'today' } }],
    ['lawful by a word', { ...content, end: { ...locked, lawful: 'yes' } }],
    ['with a reason that is none', { ...content, end: { ...locked, justification: 7 } }],
    ['by the deadline and somebody', { ...content, end: { kind: 'closed-by-deadline', at: at(9), by: 'a' } }],
    ['with a point without words', { ...content, agenda: [{ employeeId: null }] }],
    ['with a point about a number', { ...content, agenda: [{ employeeId: 7, text: 'x' }] }],
    [
      'with a tie of no kind',
      { ...content, interests: { declared: [], ties: [{ ...content.interests.ties[0], kind: 'friend' }] } },
    ],
    [
      'with a tie to nobody',
      { ...content, interests: { declared: [], ties: [{ memberId: 'b', kind: 'sibling', by: 'b', at: at(2) }] } },
    ],
    ['with what nobody declared', { ...content, interests: { declared: [{ memberId: 'a', at: at(2) }], ties: [] } }],
    ['with a quorum in words', { ...content, quorum: 'half' }],
    ['with a quorum that is too exact', { ...content, quorum: '66.6666667' }],
    ['with a quorum of letters behind the point', { ...content, quorum: '66.xx' }],
    ['with a quorum of thousands', { ...content, quorum: '1000' }],
    ['with a number for a quorum', { ...content, quorum: 60 }],
    ['with another outcome', { ...content, motions: [{ ...content.motions[0], result: 'adopted' }] }],
    ['without a count', { ...content, counts: { baik: 1 } }],
    ['with a count of its own', { ...content, counts: { ...content.counts, best: 1 } }],
  ])('%s: are not read', (_, given) => {
    expect(minutesContent(given)).toBe(false);
  });
});

const withOutcome = (over: object) => ({ ...motion, outcome: { ...outcome, ...over } });

describe('a motion in an export', () => {
  it.each<[string, object]>([
    ['carried', motion],
    ['not voted on', { ...motion, outcome: null, votes: [] }],
    ['about somebody without ratings', { ...motion, from: null }],
    ['decided by the chair', withOutcome({ castingVote: 'for' })],
    ['decided by the chair, against it', withOutcome({ castingVote: 'against', result: 'rejected' })],
    ['void', withOutcome({ result: 'void' })],
    ['where somebody stepped back', withOutcome({ recused: [{ memberId: 'd', reason: 'sibling' }] })],
    ['by secret ballot', { ...motion, ballot: 'secret', votes: votes(null, null) }],
  ])('%s: is read', (_, given) => {
    expect(motionRecord(given)).toBe(true);
  });

  it.each<[string, object]>([
    ['lapsed, with an outcome', withOutcome({ result: 'lapsed' })],
    ['decided by another vote', withOutcome({ castingVote: 'abstain' })],
    ['where somebody stepped back without a reason', withOutcome({ recused: [{ memberId: 'd' }] })],
    ['where nobody stepped back', withOutcome({ recused: [{ reason: 'sibling' }] })],
    ['where somebody stepped back twice', withOutcome({ recused: [{ memberId: 'd', reason: 'sibling', again: 1 }] })],
    ['with a vote of another kind', { ...motion, votes: [{ memberId: 'a', vote: 'maybe', at: at(4) }] }],
    ['by another ballot', { ...motion, ballot: 'by hand' }],
    ['to another rating', { ...motion, to: { ...moved, predicate: 'best' } }],
    ['from a part of a rating', { ...motion, from: { predicate: before.predicate } }],
    ['for another reason', { ...motion, reasonCode: 'kindness' }],
  ])('%s: is not read', (_, given) => {
    expect(motionRecord(given)).toBe(false);
  });
});
