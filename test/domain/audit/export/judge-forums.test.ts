import { describe, expect, it } from 'vitest';
import type { ForumLine, HeaderLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import type { JudgedAct } from '../../../../functions/domain/audit/export/judge-chain.ts';
import { createForumJudge, type SoundCase } from '../../../../functions/domain/audit/export/judge-forums.ts';
import type { ActRecord } from '../../../../functions/domain/case/act.ts';
import { minutesDigest } from '../../../../functions/domain/forum/minutes.ts';
import type { MotionRecord } from '../../../../functions/domain/forum/seal-motion.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { act, applied, at, contentOf, motion, moved, outcome, scored, shown } from '../motion-fixtures.ts';

const header = (over: Partial<HeaderLine> = {}): HeaderLine => ({
  ...{ type: 'header', format: 'siklus-audit-export', version: 1, agencyId: 'kota', cycleId: 'tw1', engine: '1' },
  ...{ exportedAt: at(20), documents: 'whole', forums: 'included', shards: 1, seals: { count: 0, head: '' } },
  ...{ publicKey: 'k', signature: 's' },
  ...over,
});
const judged = (records: readonly ActRecord[]): JudgedAct[] =>
  records.map(({ envelope, body }) => ({ line: 10 + envelope.seq, envelope, document: { kind: 'whole', body } }));
const caseOf = (records: readonly ActRecord[], result: object | null, over: Partial<SoundCase> = {}): SoundCase => ({
  ...{ employeeId: 'ani', line: 10, acts: judged(records) },
  whole: result === null ? undefined : { ...shown(result), serviceCode: 'DINKES' },
  ...over,
});
const content = contentOf([motion]);
const forum = (motions: MotionRecord[] = [motion], given: ForumLine['content'] = contentOf(motions)): ForumLine => ({
  ...{ type: 'forum', serviceCode: 'DINKES', content: given },
  motions,
});
const decided = (version: number, minutes: unknown = minutesDigest(content, nodeDigest)): ActRecord =>
  act(3, 'decided', { version, minutes });
const made = act(1, 'scored', scored);
const raised = caseOf([made, applied(2, motion), decided(2)], { ...moved, version: 2 });

type Given = { cases?: SoundCase[]; forums?: ForumLine[]; over?: Partial<HeaderLine>; spoiled?: string[] };
/** Forums stand in lines 50, 51, ...; the file ends in line 99. */
const found = ({ cases = [raised], forums = [forum()], over = {}, spoiled = [] }: Given) => {
  const judge = createForumJudge(header(over), nodeDigest);
  for (const one of cases) judge.sound(one);
  for (const one of spoiled) judge.spoil(one);
  for (const [i, one] of forums.entries()) judge.forum(one, 50 + i);
  judge.end(99);
  return judge.findings;
};
const onMotion = (note: string, kind = 'changed', line = 50) => ({
  ...{ kind, place: 'motion', line, employeeId: 'ani', motion: 'm1', note },
});
const onAct = (seq: number, note: string, more: object = {}) => ({
  ...{ kind: 'changed', place: 'act', line: 10 + seq, employeeId: 'ani', seq, note },
  ...more,
});
const onCase = { kind: 'changed', place: 'case', line: 10, employeeId: 'ani', note: 'rating-without-act' };

describe('a forum and the cases that it was about', () => {
  const upheld = act(2, 'objection-decided', { ...moved, version: 2, decision: 'uphold', basis: 'objection' });
  const dismissed = act(2, 'objection-decided', { ...scored, decision: 'dismiss', reason: 'x' });
  const again = act(2, 'scored-again', { ...moved, version: 2 });
  const stillOpen = forum([{ ...motion, outcome: null }], null);
  const none = minutesDigest(contentOf([]), nodeDigest);
  const { forums: _, ...withoutForums } = header();
  it.each<[string, Given]>([
    ['a carried motion that was applied', {}],
    ['no motion', { cases: [caseOf([made, decided(1, none)], scored)], forums: [forum([])] }],
    ['an objection that was upheld', { cases: [caseOf([made, upheld], { ...moved, version: 2 })], forums: [] }],
    ['an objection that was dismissed', { cases: [caseOf([made, dismissed], scored)], forums: [] }],
    ['a phase that was closed again', { cases: [caseOf([made, again], { ...moved, version: 2 })], forums: [] }],
    ['a case that is not in the file', { cases: [caseOf([made, applied(2, motion)], null)] }],
    ['a forum that goes on', { cases: [caseOf([made], scored)], forums: [stillOpen] }],
    ['an act that names no minutes', { cases: [caseOf([made, decided(1, null)], scored)], forums: [] }],
    [
      'another act that holds such a word',
      { cases: [caseOf([made, act(2, 'result-kept', { minutes: 'x' })], scored)], forums: [] },
    ],
    [
      'acts with no document to speak of',
      {
        cases: [
          caseOf([made, act(2, 'result-kept', null), act(3, 'result-kept', 'predicate'), act(4, 'decided', 7)], scored),
        ],
        forums: [],
      },
    ],
  ])('agree about %s', (_name, given) => {
    expect(found(given)).toEqual([]);
  });

  it('are judged in no export that lacks forums', () => {
    const judge = createForumJudge(withoutForums, nodeDigest);
    judge.sound(caseOf([made, decided(1, 'other minutes')], { ...moved, version: 2 }));
    judge.end(99);
    expect(judge.findings).toEqual([]);
  });

  it('take motions that were carried while the export was written for what they are', () => {
    const cases = [caseOf([made], scored)];
    expect(found({ cases, over: { exportedAt: at(5) } })).toEqual([]);
    expect(found({ cases, over: { exportedAt: at(4) } })).toEqual([]);
    expect(found({ cases, over: { exportedAt: at(6) } })).toEqual([onMotion('motion-not-applied')]);
  });

  it('are judged for the rest, whenever the motion was carried', () => {
    const wrong = { ...motion, outcome: { ...outcome, for: 3 } };
    const cases = [caseOf([made, applied(2, wrong)], { ...moved, version: 2 })];
    expect(found({ cases, forums: [forum([wrong])], over: { exportedAt: at(4) } })).toEqual([onMotion('count-wrong')]);
  });

  it('prove nothing about a case in which something else is wrong', () => {
    const spoiled = ['ani'];
    expect(found({ cases: [], spoiled })).toEqual([]);
    expect(found({ cases: [], spoiled: ['budi'] })).toEqual([onMotion('motion-not-applied')]);
    expect(found({ cases: [], forums: [forum([], content)], spoiled })).toEqual([]);
  });
});

describe('a rating that no forum changed', () => {
  const digested = (one: SoundCase): SoundCase => ({
    ...one,
    acts: one.acts.map((given) => ({ ...given, document: { kind: 'digest', digest: 'd' } })),
  });
  const erased = (one: SoundCase): SoundCase => ({
    ...one,
    acts: one.acts.map((given) => {
      const body = given.document.kind === 'whole' ? given.document.body : null;
      return { ...given, document: { kind: 'erased', by: 9, left: 'd', body } };
    }),
  });
  it.each<[string, SoundCase, object[]]>([
    ['is shown, and no act made it', caseOf([made], { ...moved, version: 1 }), [onCase]],
    ['is shown as another version', caseOf([made], { ...scored, version: 2 }), [onCase]],
    ['was made twice', caseOf([made, act(2, 'scored', scored)], scored), [onAct(2, 'rating-out-of-order')]],
    ['is known by digests alone', digested(caseOf([made], scored)), [onCase]],
    ['is known by what an erasure left of it', erased(caseOf([made, decided(1, 'm')], scored)), [onCase]],
  ])('%s', (_, one, findings) => {
    expect(found({ cases: [one], forums: [] })).toEqual(findings);
  });
});

describe('a motion and the act that applied it', () => {
  const other = { ...motion, id: 'm2', employeeId: 'budi' };
  const second = { ...forum([other]), serviceCode: 'DISDIK' };
  const twice = caseOf([made, applied(2, motion), applied(3, motion, { ...moved, version: 3 })], {
    ...moved,
    version: 3,
  });
  const budi = { employeeId: 'budi', line: 30 };
  it.each<[string, Given, object[]]>([
    [
      'was never made',
      { forums: [] },
      [
        { kind: 'removed', place: 'minutes', line: 13, employeeId: 'ani', seq: 3, note: 'DINKES' },
        onAct(2, 'motion-missing', { kind: 'removed', motion: 'm1' }),
      ],
    ],
    [
      'is in another forum than the one that was changed',
      {
        cases: [caseOf([made], scored), caseOf([made], scored, budi)],
        forums: [forum([]), second],
      },
      [{ ...onMotion('motion-not-applied', 'changed', 51), employeeId: 'budi', motion: 'm2' }],
    ],
    [
      'is the second of its forum',
      {
        cases: [caseOf([made], scored, budi)],
        forums: [
          forum([
            {
              ...motion,
              outcome: { ...outcome, result: 'rejected', for: 1, against: 2 },
              votes: [
                { memberId: 'a', vote: 'for', at: at(4) },
                { memberId: 'b', vote: 'against', at: at(4) },
                { memberId: 'c', vote: 'against', at: at(4) },
              ],
            },
            other,
          ]),
        ],
        over: { exportedAt: at(6) },
      },
      [{ ...onMotion('motion-not-applied'), employeeId: 'budi', motion: 'm2' }],
    ],
    ['changed a rating twice', { cases: [twice] }, [onAct(3, 'motion-applied-twice', { motion: 'm1' })]],
    [
      'is in the minutes and nowhere else',
      {
        cases: [raised, caseOf([made], scored, budi)],
        forums: [{ ...forum([motion], contentOf([motion, other])) }],
      },
      [
        { kind: 'changed', place: 'minutes', line: 50, employeeId: 'ani', seq: 3, note: 'DINKES' },
        { ...onMotion('motion-missing', 'removed', 99), employeeId: 'budi', motion: 'm2' },
      ],
    ],
    [
      'was reworded',
      { forums: [forum([{ ...motion, text: 'y' }], content)] },
      [onMotion('motion-changed'), onAct(2, 'motion-changed', { motion: 'm1' })],
    ],
    [
      'moved ratings, and the case shows others',
      { cases: [caseOf([made, applied(2, motion)], scored)] },
      [{ ...onCase, line: 10 }],
    ],
  ])('%s', (_, given, findings) => {
    expect(found(given)).toEqual(findings);
  });
});

describe('minutes', () => {
  const onMinutes = (kind: string, line: number, more: object = {}) => ({
    ...{ kind, place: 'minutes', line, employeeId: 'ani', seq: 3, note: 'DINKES' },
    ...more,
  });
  const changed = { ...content, present: [] };
  const budget = { ...forum([], contentOf([])), serviceCode: 'DISDIK' };
  it.each<[string, Given, object[]]>([
    ['are not those that were signed', { forums: [budget, forum([motion], changed)] }, [onMinutes('changed', 51)]],
    [
      'are gone, and the motions with them',
      { cases: [caseOf([made, decided(1)], scored)], forums: [] },
      [onMinutes('removed', 13)],
    ],
    [
      'are gone, and their service is in no case',
      { cases: [caseOf([made, decided(1)], null)], forums: [] },
      [onMinutes('removed', 13, { note: '' })],
    ],
    ['are missing where the forum goes on', { forums: [forum([motion], null)] }, [onMinutes('changed', 50)]],
    [
      'are accused once, at the first who names them',
      {
        cases: [raised, caseOf([made, decided(1)], scored, { employeeId: 'budi', line: 30 })],
        forums: [forum([motion], changed)],
      },
      [onMinutes('changed', 50)],
    ],
    [
      'stand there twice',
      { forums: [forum(), forum()] },
      [{ kind: 'inserted', place: 'minutes', line: 51, note: 'DINKES' }],
    ],
    ['are of two services', { forums: [forum(), budget] }, []],
  ])('%s', (_, given, findings) => {
    expect(found(given)).toEqual(findings);
  });

  it('have no place in an export without forums', () => {
    const { forums: _, ...withoutForums } = header();
    const judge = createForumJudge(withoutForums, nodeDigest);
    judge.forum(forum(), 50);
    judge.end(99);
    expect(judge.findings).toEqual([{ kind: 'inserted', place: 'minutes', line: 50, note: 'DINKES' }]);
  });
});
