import { describe, expect, it } from 'vitest';
import { bodyDigest, caseDigest } from '../../../../functions/domain/audit/chain.ts';
import type { DocumentClaim } from '../../../../functions/domain/audit/export/export-lines.ts';
import { type CaseToJudge, judgeCase } from '../../../../functions/domain/audit/export/judge-case.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { altered } from '../../../tamper/forgery.ts';
import { caseLine, caseOf, employeeId, hour, type Made, sixActs, spoiled } from './chain-fixtures.ts';

const judge = (subject: CaseToJudge) => judgeCase(subject, nodeDigest);
const found = (subject: CaseToJudge) => judge(subject).findings;
const at = (seq: number, kind: string, place: string) => ({ kind, place, line: caseLine + seq, employeeId, seq });

describe('what is counted of a case', () => {
  it.each<[string, CaseToJudge, number, number]>([
    ['no seal', caseOf(sixActs), 0, 6],
    ['one seal', caseOf(sixActs, [2]), 2, 4],
    ['the last of three seals', caseOf(sixActs, [1, 2, 5]), 5, 1],
    ['a seal over all', caseOf(sixActs, [6]), 6, 0],
  ])('under %s', (_, subject, sealed, unsealed) => {
    expect(judge(subject)).toEqual({ findings: [], sealed, unsealed, erased: 0 });
  });

  it('is no more than there is, where acts were cut off', () => {
    const { acts, ...rest } = caseOf(sixActs, [2, 5]);
    expect(judge({ ...rest, acts: acts.slice(0, 3) })).toMatchObject({ sealed: 3, unsealed: 0 });
  });
});

const left = { text: '[dihapus]' };
const leftDigest = bodyDigest(left, nodeDigest);
/** Acts 1 and 3 lost their texts by the last act. */
const erasing = { acts: [1, 3], left: [leftDigest, bodyDigest({ text: '-' }, nodeDigest)] };
const erasedCase = (
  { by = 5, body = erasing, act = 'content-erased' }: { by?: number; body?: unknown; act?: Made['act'] } = {},
  claim: Partial<Extract<DocumentClaim, { kind: 'erased' }>> = {},
): CaseToJudge => {
  const made = [...sixActs.slice(0, 4), { body, ...(act === undefined ? {} : { act }) }, {}];
  const { acts, ...rest } = caseOf(made);
  const [first, ...others] = acts;
  if (first === undefined) throw new Error('no act');
  return { ...rest, acts: [{ ...first, document: { kind: 'erased', by, left: leftDigest, ...claim } }, ...others] };
};
const isGone = [at(1, 'removed', 'document')];

describe('a document that was erased', () => {
  it('is named by a later act, with what is left of it', () => {
    for (const subject of [erasedCase(), erasedCase({}, { body: left })])
      expect(judge(subject)).toEqual({ findings: [], sealed: 0, unsealed: 6, erased: 1 });
  });

  it.each<[string, CaseToJudge]>([
    ['no act of the case', erasedCase({ by: 9 })],
    ['an act of another kind', erasedCase({ act: 'plan-linked' })],
    ['an act whose document says nothing', erasedCase({ body: null })],
    ['an act whose document is a text', erasedCase({ body: 'acts' })],
    ['an act that names no acts', erasedCase({ body: { left: [leftDigest] } })],
    ['an act that names acts by a text', erasedCase({ body: { acts: '1', left: [leftDigest] } })],
    ['an act that names others', erasedCase({ body: { acts: [2, 3], left: [leftDigest, leftDigest] } })],
    ['an act that does not tell what is left', erasedCase({ body: { acts: [1] } })],
    ['an act that tells it of another', erasedCase({ body: { acts: [3, 1], left: erasing.left } })],
    ['an act that left something else', erasedCase({}, { left: altered(leftDigest) })],
    ['an act that left another text', erasedCase({}, { body: { text: 'another' } })],
    ['an act that left what cannot be digested', erasedCase({}, { body: JSON.parse('{"n":1e400}') })],
  ])('was stolen, if by %s', (_, subject) => {
    expect(found(subject)).toEqual(isGone);
  });

  it('was stolen, if the act that names it is known by a digest alone', () => {
    const { acts, ...rest } = erasedCase();
    const digested = acts.map((act) => {
      const digest = act.envelope.bodyDigest;
      return act.envelope.seq === 5 ? { ...act, document: { kind: 'digest', digest } as const } : act;
    });
    expect(found({ ...rest, acts: digested })).toEqual(isGone);
  });

  it('was stolen, if the act that names it came before it', () => {
    const body = { acts: [3], left: [leftDigest] };
    const { acts, ...rest } = caseOf([{ act: 'content-erased', body }, {}, {}]);
    const stolen = acts.map((act) =>
      act.envelope.seq === 3 ? { ...act, document: { kind: 'erased', by: 1, left: leftDigest } as const } : act,
    );
    expect(found({ ...rest, acts: stolen })).toEqual([at(3, 'removed', 'document')]);
  });
});

describe('a document', () => {
  const withDocument = (document: DocumentClaim): CaseToJudge => {
    const { acts, ...rest } = caseOf(sixActs);
    return { ...rest, acts: acts.map((act) => (act.envelope.seq === 2 ? { ...act, document } : act)) };
  };
  const digest = bodyDigest({ text: 'text 1' }, nodeDigest);
  it.each<[string, DocumentClaim, object[]]>([
    ['is what the link says', { kind: 'whole', body: { text: 'text 1' } }, []],
    ['is what the link says, by its digest', { kind: 'digest', digest }, []],
    ['is another', { kind: 'whole', body: { text: 'text 2' } }, [at(2, 'changed', 'document')]],
    ['is another by its digest', { kind: 'digest', digest: altered(digest) }, [at(2, 'changed', 'document')]],
    ['is none that could have a digest', { kind: 'whole', body: JSON.parse('1e400') }, [at(2, 'changed', 'document')]],
  ])('%s', (_, document, findings) => {
    expect(found(withDocument(document))).toEqual(findings);
  });

  it('is not accused where the link itself was changed', () => {
    const { acts, ...rest } = caseOf(sixActs, [6]);
    const changed = acts.map((act) =>
      act.envelope.seq === 2 ? spoiled(act, { bodyDigest: altered(act.envelope.bodyDigest) }) : act,
    );
    expect(found({ ...rest, acts: changed })).toEqual([{ ...at(2, 'changed', 'act'), from: 2, to: 2 }]);
  });
});

describe('a case beside its chain', () => {
  const genuine = caseOf(sixActs);
  const { whole } = genuine;
  if (whole === undefined) throw new Error('no case');
  const accused = [{ kind: 'changed', place: 'case', line: caseLine, employeeId }];
  const { chain: _, ...chainless } = whole;
  it.each<[string, CaseToJudge['whole'], object[]]>([
    ['may be left out', undefined, []],
    ['is what its digest says', whole, []],
    ['says something else', { ...whole, unitCode: 'DISDIK.9' }, accused],
    ['has another number of acts', { ...whole, chain: { ...whole.chain, seq: 5 } }, accused],
    ['has another head', { ...whole, chain: { ...whole.chain, head: altered(whole.chain.head) } }, accused],
    ['has no head', JSON.parse(JSON.stringify(chainless)), accused],
  ])('%s', (_name, given, findings) => {
    expect(found({ ...genuine, whole: given })).toEqual(findings);
  });

  it('is somebody’s whose chain it is', () => {
    const subject = caseOf([{}, { next: { employeeId: 'somebody-else' } }]);
    expect(found(subject)).toEqual(accused);
  });

  it('is digested as it stands', () => {
    expect(genuine.digest).toBe(caseDigest(whole, nodeDigest));
  });
});

/** Three acts dated as given, hours after midnight and so many seconds. */
const dated = (sealed: readonly number[], ...times: readonly string[]): CaseToJudge =>
  caseOf(
    times.map((time) => ({ at: time })),
    sealed,
  );
const usual = [hour(1), hour(2), hour(3)] as const;
const backdated = (seq: number) => [at(seq, 'backdated', 'act')];

describe('the time of an act', () => {
  it.each<[string, CaseToJudge, object[]]>([
    ['follows the one before', dated([], ...usual), []],
    ['lies a minute before the act before', dated([], hour(1), hour(1, -60), hour(3)), []],
    ['lies more than a minute before the act before', dated([], hour(1), hour(1, -61), hour(3)), backdated(2)],
    [
      'lies more than a minute before the latest of those before',
      dated([], hour(1), hour(1, -50), hour(1, -100)),
      backdated(3),
    ],
    ['is judged once', dated([], hour(3), hour(2), hour(1)), backdated(2)],
    ['lies a minute before the list it is missing from', dated([1], hour(1), hour(1, 1740), hour(3)), []],
    ['lies before the last list it is missing from', dated([1], hour(1), hour(1, 1739), hour(3)), backdated(2)],
    ['lies before a list between', dated([1, 2], hour(1), hour(1, 1739), hour(3)), backdated(2)],
    ['lies before a list that has it', dated([2], hour(1), hour(2, 1799), hour(3)), []],
    ['lies a minute after the seal that has it', dated([2], hour(1), hour(2, 1861), hour(3)), []],
    ['lies more than a minute after the seal that has it', dated([2], hour(1), hour(2, 1862), hour(3)), backdated(2)],
    ['lies before a list in which the case is missing', { ...dated([], ...usual), lastTakenAt: hour(2) }, backdated(1)],
  ])('%s', (_, subject, findings) => {
    expect(found(subject)).toEqual(findings);
  });

  it('is not judged where the chain is broken', () => {
    const { acts, ...rest } = dated([3], hour(1), hour(2), hour(9));
    const changed = acts.map((act, i) => (i === 1 ? spoiled(act, { actor: 'somebody-else' }) : act));
    expect(found({ ...rest, acts: changed })).toMatchObject([{ kind: 'changed', place: 'act', seq: 2 }]);
  });
});
