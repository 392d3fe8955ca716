import { describe, expect, it } from 'vitest';
import type { ExportedCase } from '../../../functions/domain/audit/check-motions.ts';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import type { MotionRecord } from '../../../functions/domain/forum/seal-motion.ts';
import { decidedCase } from '../../support/example-case.ts';
import { act, applied, contentOf, found, motion, moved, outcome, scored, shown, votes } from './motion-fixtures.ts';

describe('acts that change a rating', () => {
  const rejected: MotionRecord = {
    ...motion,
    id: 'm0',
    votes: votes('for', 'against', 'against'),
    outcome: { ...outcome, result: 'rejected', for: 1, against: 2 },
  };
  const objection = (seq: number, decision: string, version: number) =>
    act(seq, 'objection-decided', { ...moved, decision, version });
  const one = act(1, 'scored', scored);

  it.each<[string, ActRecord[], object | null, string[]]>([
    ['a carried motion', [one, applied(2, motion)], { ...moved, version: 2 }, []],
    ['nothing at all', [one], scored, ['motion-not-applied ani - m1']],
    ['scored twice', [one, act(2, 'scored', scored), applied(3, motion)], null, ['rating-out-of-order ani 2 -']],
    [
      'a motion nobody made',
      [one, applied(2, motion, { motionId: 'm9' }), applied(3, motion, { version: 3 })],
      null,
      ['motion-missing ani 2 m9', 'motion-about-other ani 3 m1'],
    ],
    ['another text of it', [one, applied(2, motion, { motionDigest: 'x' })], null, ['motion-changed ani 2 m1']],
    [
      'a rejected one',
      [one, applied(2, rejected), applied(3, motion, { version: 3 })],
      null,
      ['motion-not-carried ani 2 m0', 'motion-about-other ani 3 m1'],
    ],
    [
      'other ratings than moved',
      [one, applied(2, motion, { behaviour: 'meets' })],
      null,
      ['motion-about-other ani 2 m1'],
    ],
    ['another work result', [one, applied(2, motion, { workResult: 'meets' })], null, ['motion-about-other ani 2 m1']],
    ['another predicate', [one, applied(2, motion, { predicate: 'baik' })], null, ['motion-about-other ani 2 m1']],
    [
      'from other ratings',
      [act(1, 'scored', { ...scored, behaviour: 'below' }), applied(2, motion)],
      null,
      ['motion-about-other ani 2 m1'],
    ],
    ['from nothing', [applied(1, motion, { version: 1 })], null, ['motion-about-other ani 1 m1']],
    ['a version left out', [one, applied(2, motion, { version: 3 })], null, ['rating-out-of-order ani 2 m1']],
    [
      'applied twice',
      [one, applied(2, motion), applied(3, motion, { version: 3 })],
      null,
      ['motion-applied-twice ani 3 m1'],
    ],
    ['an objection upheld', [one, applied(2, motion), objection(3, 'uphold', 3)], { ...moved, version: 3 }, []],
    [
      'one upheld with a version left out',
      [one, applied(2, motion), objection(3, 'uphold', 4)],
      null,
      ['rating-out-of-order ani 3 -'],
    ],
    ['one dismissed', [one, applied(2, motion), objection(3, 'dismiss', 9)], { ...moved, version: 2 }, []],
    [
      'another version in the case',
      [one, applied(2, motion)],
      { ...moved, version: 3 },
      ['rating-without-act ani - -'],
    ],
    [
      'another predicate in the case',
      [one, applied(2, motion)],
      { ...moved, version: 2, predicate: 'baik' },
      ['rating-without-act ani - -'],
    ],
    [
      'another behaviour in the case',
      [one, applied(2, motion)],
      { ...moved, version: 2, behaviour: 'below' },
      ['rating-without-act ani - -'],
    ],
    [
      'another work result in the case',
      [one, applied(2, motion)],
      { ...moved, version: 2, workResult: 'below' },
      ['rating-without-act ani - -'],
    ],
  ])('%s', (_, records, result, problems) => {
    const motions = [rejected, motion];
    const subject = result === null ? {} : { subject: shown(result) };
    expect(found([{ employeeId: 'ani', records, ...subject }], [{ content: contentOf(motions), motions }])).toEqual(
      problems,
    );
  });

  it('of another person', () => {
    const other: ExportedCase = { employeeId: 'budi', records: [one, applied(2, motion)] };
    expect(found([other], [{ content: contentOf([motion]), motions: [motion] }])).toEqual([
      'motion-about-other budi 2 m1',
    ]);
  });

  it('a case that shows a rating which no act made, or none where one did', () => {
    const { result: __, decision: ___, acknowledgedAt: ____, objection: _____, ...rest } = decidedCase();
    const unassessed = { ...rest, employeeId: 'ani', stage: 'unassessed' } as const;
    expect(found([{ employeeId: 'ani', records: [], subject: unassessed }], [])).toEqual([]);
    expect(found([{ employeeId: 'ani', records: [one], subject: unassessed }], [])).toEqual([
      'rating-without-act ani - -',
    ]);
    const subject = shown(scored);
    expect(found([{ employeeId: 'ani', records: [], subject }], [])).toEqual(['rating-without-act ani - -']);
  });

  it('while the forum lasts only what an act names is told', () => {
    const lasting = [{ content: null, motions: [motion] }];
    expect(found([{ employeeId: 'ani', records: [one] }], lasting)).toEqual([]);
    expect(found([{ employeeId: 'ani', records: [one, applied(2, motion, { motionDigest: 'x' })] }], lasting)).toEqual([
      'motion-changed ani 2 m1',
    ]);
  });
});
