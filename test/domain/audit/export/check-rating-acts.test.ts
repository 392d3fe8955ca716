import { describe, expect, it } from 'vitest';
import { checkRatingActs } from '../../../../functions/domain/audit/export/check-rating-acts.ts';
import type { DocumentClaim } from '../../../../functions/domain/audit/export/export-lines.ts';
import { type ActKind, actKinds } from '../../../../functions/domain/case/act.ts';
import { act } from '../motion-fixtures.ts';

type Act = [kind: ActKind, body: unknown];
const found = (...acts: Act[]) =>
  checkRatingActs({
    ...{ cycleId: 'tw1', employeeId: 'ani' },
    acts: acts.map(([kind, body], i) => ({
      ...{ line: i + 1, envelope: act(i + 1, kind, body).envelope },
      document: { kind: 'whole', body },
    })),
  });
const rated = { predicate: 'baik' };
const scored: Act = ['scored', rated];
const moved: Act = ['motion-applied', { ...rated, motionId: 'm', motionDigest: 'd' }];
const closedAgain: Act = ['phase-closed-again', {}];
const again: Act = ['scored-again', rated];
const decided = (version: unknown): Act => ['decided', { version }];

describe('the acts of a case in an export', () => {
  it.each<[string, Act[]]>([
    ['none', []],
    ['a result that was scored and decided', [scored, decided(1)]],
    ['a result that a motion changed', [scored, moved, decided(2)]],
    ['a result that an objection changed', [scored, decided(1), ['objection-decided', rated]]],
    ['a result that was scored again after its phase was reopened', [scored, closedAgain, again, decided(2)]],
    ['nothing to score again after a phase was reopened', [scored, closedAgain, ['result-kept', {}], decided(1)]],
    ['nothing scored again', [['scored-again', {}], decided(3)]],
    ['a decision where no result stands', [decided(7)]],
    ['a decision that names no version', [scored, decided('2')]],
    ['documents that say nothing', [scored, ['result-kept', null], ['result-kept', 'predicate'], ['result-kept', 7]]],
    [
      'a predicate that is none',
      [
        ['result-kept', { predicate: '' }],
        ['result-kept', { predicate: 7 }],
      ],
    ],
  ])('hold: %s', (_, acts) => {
    expect(found(...acts)).toEqual([]);
  });

  it.each<[string, Act[], number, string]>([
    ['a second score', [scored, scored], 2, 'scored again: a rating that stood was replaced'],
    ['a score again without a reopening', [scored, again], 2, 'scored again though no phase of the case was reopened'],
    [
      'a score again after the forum had spoken',
      [scored, moved, closedAgain, again],
      4,
      'scored again after the forum had spoken',
    ],
    [
      'a motion that is not named',
      [scored, ['motion-applied', { ...rated, motionDigest: 'd' }]],
      2,
      'a rating changed without naming the motion that carried it',
    ],
    [
      'a motion whose text is not named',
      [scored, ['motion-applied', { ...rated, motionId: 'm', motionDigest: '' }]],
      2,
      'a rating changed without naming the motion that carried it',
    ],
    ['another version that was decided', [scored, decided(2)], 2, 'version 2 was decided, 1 stood'],
    ['an earlier version that was decided', [scored, moved, decided(1)], 3, 'version 1 was decided, 2 stood'],
  ])('are accused of %s', (_, acts, seq, note) => {
    expect(found(...acts)).toEqual([{ seq, note }]);
  });

  it('make a rating in four ways only', () => {
    const may = actKinds.filter((kind) => !found([kind, rated]).some(({ note }) => note.includes('may not make')));
    expect(may).toEqual(['scored', 'scored-again', 'motion-applied', 'objection-decided']);
  });

  it('are not read where their documents are not whole', () => {
    const claims: DocumentClaim[] = [
      { kind: 'digest', digest: 'd' },
      { kind: 'erased', by: 9, left: 'd', body: rated },
    ];
    for (const document of claims) {
      const { envelope } = act(1, 'result-kept', rated);
      const subject = { cycleId: 'tw1', employeeId: 'ani', acts: [{ line: 1, envelope, document }] };
      expect(checkRatingActs(subject)).toEqual([]);
    }
  });
});
