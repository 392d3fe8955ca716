import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../functions/domain/audit/export/finding.ts';
import { type CaseToJudge, judgeCase } from '../../../../functions/domain/audit/export/judge-case.ts';
import type { JudgedAct } from '../../../../functions/domain/audit/export/judge-chain.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { altered } from '../../../tamper/forgery.ts';
import { caseLine, caseOf, employeeId, forged, inOrder, relinked, sixActs, spoiled } from './chain-fixtures.ts';

/** Documents and the case as a whole are judged elsewhere. */
const chainFindings = (subject: CaseToJudge): Finding[] =>
  judgeCase(subject, nodeDigest).findings.filter(({ place }) => place !== 'document');

const genuine = caseOf(sixActs, [2, 4]);
const [a1, a2, a3, a4, a5, a6] = genuine.acts;
if (!a1 || !a2 || !a3 || !a4 || !a5 || !a6) throw new Error('six acts');
const acts = [a1, a2, a3, a4, a5, a6] as const;
const file = (...given: readonly JudgedAct[]): CaseToJudge => inOrder(genuine, ...given);
const headed = (subject: CaseToJudge, seq: number, head: string): CaseToJudge => ({
  ...subject,
  head: { seq, head },
  whole: undefined,
});
const withoutSeals = (subject: CaseToJudge): CaseToJudge => ({ ...subject, anchors: [], lastTakenAt: null });
const under = (subject: CaseToJudge, ...sealed: number[]): CaseToJudge => ({
  ...subject,
  anchors: caseOf(sixActs, sealed).anchors,
});
/** The act in place `n` of the file, from 1. */
const at = (n: number, seq: number, more: Partial<Finding> = {}) => ({
  ...{ place: 'act', line: caseLine + n, employeeId, seq },
  ...more,
});

describe('a chain that nobody touched', () => {
  it.each<[string, CaseToJudge]>([
    ['with acts after the last seal', genuine],
    ['without a seal', caseOf(sixActs)],
    ['sealed to its end', caseOf(sixActs, [2, 6])],
    ['sealed before its first act, and again without a new one', caseOf(sixActs, [0, 4, 4])],
    ['without an act', caseOf([])],
    ['without an act, and sealed so', caseOf([], [0])],
  ])('%s', (_, subject) => {
    expect(judgeCase(subject, nodeDigest).findings).toEqual([]);
  });
});

describe('acts taken out of a chain', () => {
  it.each<[string, CaseToJudge, object[]]>([
    [
      'the end, into what the first seal holds',
      headed(file(a1), 1, a1.envelope.hash),
      [at(1, 2, { kind: 'truncated', seal: 1, from: 1, to: 2 })],
    ],
    [
      'the end, into what the second seal holds',
      headed(file(a1, a2, a3), 3, a3.envelope.hash),
      [at(3, 4, { kind: 'truncated', seal: 2, from: 3, to: 4 })],
    ],
    ['all', headed(file(), 0, ''), [at(0, 1, { kind: 'truncated', seal: 1, from: 1, to: 2 })]],
    ['the last, which no seal holds', file(a1, a2, a3, a4, a5), [at(5, 6, { kind: 'truncated', from: 6, to: 6 })]],
    ['all that no seal holds', file(a1, a2, a3, a4), [at(4, 5, { kind: 'truncated', from: 5, to: 6 })]],
    ['all, where there is no seal', withoutSeals(file()), [at(0, 1, { kind: 'truncated', from: 1, to: 6 })]],
    ['one in the middle', file(a1, a2, a4, a5, a6), [at(3, 3, { kind: 'removed', from: 3, to: 3 })]],
    ['two in the middle', file(a1, a4, a5, a6), [at(2, 2, { kind: 'removed', from: 2, to: 2 })]],
    ['the first', file(a2, a3, a4, a5, a6), [at(1, 1, { kind: 'removed', from: 1, to: 1 })]],
  ])('%s', (_, subject, findings) => {
    expect(chainFindings(subject)).toMatchObject(findings);
    expect(chainFindings(subject)).toHaveLength(findings.length);
  });
});

describe('a chain linked up anew', () => {
  const actor = (n: number) => acts.map((act, i) => (i === n - 1 ? forged(act, { actor: 'somebody-else' }) : act));
  const wrongStart = { ...a1, envelope: { ...a1.envelope, seq: 2 } };
  it.each<[string, CaseToJudge, object[]]>([
    [
      'from an act under the first seal on',
      relinked(genuine, actor(2)),
      [at(2, 2, { kind: 'rebuilt', seal: 1, from: 1, to: 2 })],
    ],
    [
      'from an act under the second seal on',
      relinked(genuine, actor(3)),
      [at(4, 4, { kind: 'rebuilt', seal: 2, from: 3, to: 4 })],
    ],
    [
      'behind a seal that was made before the first act',
      { ...genuine, anchors: [{ ...genuine.anchors[0], ...emptySeal('another') }] },
      [{ kind: 'rebuilt', place: 'case', line: caseLine, employeeId, seal: 7, seq: 0, from: 0, to: 0 }],
    ],
    [
      'with an act that begins where the one before it did not end',
      withoutSeals(relinked(genuine, [a1, a2, forged(a3, { before: altered(a3.envelope.before) }), a4, a5, a6])),
      [at(3, 3, { kind: 'changed' })],
    ],
    [
      'with a number left out',
      withoutSeals(relinked(genuine, [a1, a2, a3, a4, forged(a5, { seq: 6 }), forged(a6, { seq: 7 })])),
      [at(5, 5, { kind: 'removed', from: 1, to: 6 })],
    ],
    [
      'with a number left out, and the case agreeing',
      headed(
        withoutSeals(relinked(genuine, [a1, a2, a3, a4, forged(a5, { seq: 6 }), forged(a6, { seq: 7 })])),
        7,
        relinked(genuine, [a1, a2, a3, a4, forged(a5, { seq: 6 }), forged(a6, { seq: 7 })]).head.head,
      ),
      [at(5, 5, { kind: 'removed', from: 5, to: 5 })],
    ],
    [
      'from a number that is not the first',
      withoutSeals(relinked(genuine, [wrongStart])),
      [at(1, 1, { kind: 'removed', from: 1, to: 1 })],
    ],
  ])('%s', (_, subject, findings) => {
    expect(chainFindings(subject)).toMatchObject(findings);
  });
});

function emptySeal(head: string) {
  return { seal: 7, seq: 0, head, takenAt: a1?.envelope.at ?? '', sealedAt: a1?.envelope.at ?? '', after: null };
}

describe('the head of a case', () => {
  const last = a6.envelope.hash;
  const changed = { kind: 'changed', place: 'case', line: caseLine, employeeId, seq: 6, from: 5, to: 6 };
  it.each<[string, CaseToJudge, object[]]>([
    ['does not know the last acts', headed(genuine, 5, a5.envelope.hash), [at(6, 6, { kind: 'inserted' })]],
    ['is what the last seal holds', headed(genuine, 4, a4.envelope.hash), [at(5, 5, { kind: 'inserted' })]],
    ['lies before what the last seal holds', headed(genuine, 3, a3.envelope.hash), [changed]],
    ['knows no act', headed(withoutSeals(genuine), 0, emptyHead()), [at(1, 1, { kind: 'inserted' })]],
    ['names the last act by the number of another', headed(genuine, 5, last), [changed]],
    ['is another', headed(genuine, 6, altered(last)), [changed]],
    ['is another, and its number as well', headed(genuine, 5, altered(last)), [changed]],
    ['is another where all is sealed', under(headed(genuine, 6, altered(last)), 6), [{ ...changed, from: 6 }]],
    [
      'stands, and the case is not what the last act left',
      { ...genuine, digest: altered(genuine.digest), whole: undefined },
      [changed],
    ],
  ])('%s', (_, subject, findings) => {
    expect(chainFindings(subject)).toEqual(findings);
  });
});

function emptyHead(): string {
  return caseOf([]).head.head;
}

describe('a chain that breaks', () => {
  const rival = forged(a3, { actor: 'somebody-else' });
  const late = forged(a6, { seq: 7, prev: altered(a6.envelope.hash) });
  const nought = forged(a3, { seq: 0 });
  const other = caseOf(sixActs, [], 'somebody-else');
  const before = forged(a1, { seq: 0 });
  const onBefore = relinked(genuine, acts, before.envelope.hash);
  it.each<[string, CaseToJudge, object[]]>([
    [
      'at an act that was changed, whatever was cut off above the seal',
      file(a1, a2, spoiled(a3, { actor: 'x' }), a4),
      [at(3, 3, { kind: 'changed', from: 3, to: 3 })],
    ],
    [
      'at two acts, of which the later hides how far the first reaches',
      under(file(a1, a2, a3, spoiled(a4, { actor: 'x' }), a5, spoiled(a6, { actor: 'x' })), 2, 6),
      [at(4, 4, { kind: 'changed', from: 3, to: 6 })],
    ],
    [
      'at an act under the seal that was hashed again',
      file(a1, a2, rival, a4, a5, a6),
      [at(3, 3, { kind: 'changed', from: 3, to: 3 })],
    ],
    [
      'at an act that was hashed again, as far from the seal as it may lie',
      under(file(a1, a2, rival, a4, a5, a6), 1, 4),
      [at(3, 3, { kind: 'changed', from: 2, to: 3 })],
    ],
    [
      'at the last act under a seal, hashed again',
      file(a1, a2, a3, forged(a4, { actor: 'x' }), a5, a6),
      [at(4, 4, { kind: 'changed', from: 4, to: 4 })],
    ],
    [
      'at an act whose own hash alone is another',
      file(a1, a2, spoiled(a3, { hash: altered(a3.envelope.hash) }), a4, a5, a6),
      [at(3, 3, { kind: 'changed' })],
    ],
    [
      'at its beginning: it is somebody else’s',
      headed(withoutSeals(file(...other.acts)), 6, other.head.head),
      [at(0, 0, { kind: 'changed', from: 0, to: 0 })],
    ],
    [
      'at its beginning, where something with the number nought was put before it',
      headed(withoutSeals(file(before, ...onBefore.acts)), 6, onBefore.head.head),
      [at(0, 0, { kind: 'forked' })],
    ],
    ['at a rival before an act', file(a1, a2, rival, a3, a4, a5, a6), [at(3, 3, { kind: 'forked', from: 3, to: 3 })]],
    ['at a rival after an act', file(a1, a2, a3, rival, a4, a5, a6), [at(4, 3, { kind: 'forked' })]],
    [
      'at a rival after the last act under the seal',
      file(a1, a2, a3, a4, forged(a4, { actor: 'x' }), a5, a6),
      [at(5, 4, { kind: 'forked' })],
    ],
    [
      'at a rival before an act which begins where the one before it did not end',
      file(a1, a2, forged(a3, { before: altered(a3.envelope.before) }), a3, a4, a5, a6),
      [at(3, 3, { kind: 'forked' })],
    ],
    [
      'at something beside an act whose hash is not its own',
      file(a1, a2, a3, spoiled(a3, { actor: 'x', hash: altered(a3.envelope.hash) }), a4, a5, a6),
      [at(4, 3, { kind: 'inserted' })],
    ],
    [
      'at something beside an act that follows another',
      file(a1, a2, a3, forged(a3, { prev: a1.envelope.hash }), a4, a5, a6),
      [at(4, 3, { kind: 'inserted' })],
    ],
    ['at an act that stands there twice', file(a1, a2, a3, a3, a4, a5, a6), [at(4, 3, { kind: 'inserted' })]],
    ['at an act copied before its time', file(a1, a2, a4, a3, a4, a5, a6), [at(5, 4, { kind: 'inserted' })]],
    ['at an act with the number nought', file(a1, a2, nought, a3, a4, a5, a6), [at(3, 0, { kind: 'inserted' })]],
    ['at two acts in another order', file(a1, a2, a4, a3, a5, a6), [at(3, 4, { kind: 'reordered' })]],
    ['after the head of the case', file(...acts, late), [at(7, 7, { kind: 'inserted' })]],
    ['at the last act, which the head does not know', headed(file(...acts, late), 5, a5.envelope.hash), [at(7, 7)]],
    [
      'at the last act, and the head is another',
      headed(file(a1, a2, a3, a4, spoiled(a5, { actor: 'x' })), 4, altered(a4.envelope.hash)),
      [at(5, 5, { kind: 'changed', from: 5, to: 5 })],
    ],
    [
      'at the last act long after the seal, and the head is another',
      under(headed(file(a1, a2, a3, a4, spoiled(a5, { actor: 'x' })), 4, altered(a4.envelope.hash)), 2),
      [at(5, 5, { kind: 'changed', from: 3, to: 5 })],
    ],
    [
      'at an act of before among changed ones',
      file(a1, a2, a3, a3, spoiled(a4, { actor: 'x' }), a5, a6),
      [at(4, 3, { kind: 'inserted', from: 3, to: 4 })],
    ],
  ])('%s', (_, subject, findings) => {
    expect(chainFindings(subject)).toMatchObject(findings);
    expect(chainFindings(subject)).toHaveLength(findings.length);
  });
});
