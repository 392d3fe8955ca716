import { describe, expect, it } from 'vitest';
import type { SegmentRef } from '../../../functions/domain/case/case.ts';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { appraiserOn, headshipBehind } from '../../../functions/domain/segments/appraiser-on.ts';
import { combinedReview, combineRatings } from '../../../functions/domain/segments/combine.ts';
import { findProblems } from '../../../functions/domain/segments/find-problems.ts';
import { segmentsOf } from '../../../functions/domain/segments/segments-of.ts';
import { around, assignment, employee, head, headship, quarter, rules, unit, withPlh } from './people.ts';

describe('problems in a list of posts', () => {
  const found = (posts: Partial<Assignment>[], world = around()) => {
    const ani = employee('ani', ...posts);
    return findProblems(ani, quarter, segmentsOf(ani, quarter, world, rules.segments), world);
  };

  it('name the units, one day’s overlap included, in order of the days and then of their names', () => {
    expect(found([{ to: '2026-02-01' }, { unitCode: 'B', from: '2026-02-01', appraiserId: null }])).toEqual([
      { code: 'appraiser-missing', from: '2026-02-01', to: quarter.to, unitCodes: ['B'], personId: null },
      { code: 'overlap', from: '2026-02-01', to: '2026-02-01', unitCodes: ['A.1', 'B'], personId: null },
    ]);
    expect(
      found([
        { appraiserId: 'ghost' },
        { unitCode: 'B', capacity: 'plt', headsUnit: true, from: '2025-12-01', to: '2026-01-05' },
      ]),
    ).toEqual([
      { code: 'appraiser-unknown', ...quarter, unitCodes: ['A.1'], personId: 'ghost' },
      { code: 'decree-missing', from: quarter.from, to: '2026-01-05', unitCodes: ['B'], personId: null },
    ]);
    expect(found([{ unitCode: 'B', capacity: 'plt', decree: 'SK', headsUnit: true }])).toEqual([]);
    expect(found([{ headsUnit: true, unitCode: 'B', appraiserId: null }]).map(({ code }) => code)).toEqual([
      'appraiser-missing',
    ]);
    expect(found([{ unitCode: 'ROOT', appraiserId: null }]).map(({ code }) => code)).toEqual(['appraiser-missing']);
  });

  it('name the units in which somebody had no appraiser', () => {
    const world = around([head('chief', 'A.1', { to: '2026-02-28' })], [unit('A.1', 'A')]);
    expect(found([{ to: '2026-03-10' }, { unitCode: 'A.1', postTitle: 'Lain', from: '2026-03-11' }], world)).toEqual([
      { code: 'appraiser-absent', from: '2026-03-01', to: '2026-03-31', unitCodes: ['A.1'], personId: 'chief' },
    ]);
    const moved = found(
      [
        { to: '2026-01-31' },
        { unitCode: 'B', from: '2026-02-01', to: '2026-03-15' },
        { unitCode: 'C', from: '2026-03-16' },
      ],
      world,
    );
    expect(moved.filter(({ code }) => code === 'appraiser-absent').map(({ unitCodes }) => unitCodes)).toEqual([
      ['B', 'C'],
    ]);
  });

  it('are no second head oneself, and none who leads at another time', () => {
    const led = (id: string, from: string, to: string | null) =>
      around([], [unit('A.1', 'A', [headship(id, from, to)])]);
    const leading = [{ headsUnit: true, appraiserId: 'director' }];
    expect(found(leading, led('ani', '2025-01-01', null))).toEqual([]);
    expect(found(leading, led('other', '2025-01-01', '2025-12-31'))).toEqual([]);
    expect(found([{ headsUnit: false, appraiserId: 'director' }], led('other', '2025-01-01', null))).toEqual([]);
    expect(found(leading, led('other', '2025-01-01', '2026-01-01'))).toEqual([
      { code: 'two-heads', from: '2026-01-01', to: '2026-01-01', unitCodes: ['A.1'], personId: 'other' },
    ]);
    const asPlh = [{ headsUnit: true, appraiserId: 'director', capacity: 'plh' as const, decree: 'SK' }];
    expect(found(asPlh, led('other', '2025-01-01', null))).toEqual([]);
  });
});

describe('who appraises on a day', () => {
  const post = assignment();
  const ask = (world: ReturnType<typeof around>, day = '2026-02-01', by = rules.segments) =>
    appraiserOn({ employeeId: 'ani', post, around: world, rules: by }, day);
  const leaves = head('chief', 'A.1', { to: '2026-01-31' });
  const stays = { appraiserId: 'chief', acting: null, absent: false };

  it('is the latest successor where the named one has left, by what decree, or nobody', () => {
    const heads = (...list: ReturnType<typeof headship>[]) =>
      around([leaves], [unit('A.1', 'A', list), unit('A', 'ROOT', [headship('director', '2025-01-01', null)])]);
    expect(ask(heads(headship('early', '2026-01-01', null), headship('late', '2026-01-20', null)))).toEqual({
      ...stays,
      appraiserId: 'late',
    });
    expect(ask(heads(headship('late', '2026-01-20', null), headship('early', '2026-01-01', null)))).toEqual({
      ...stays,
      appraiserId: 'late',
    });
    const plt = headship('plt', '2026-01-01', null, { capacity: 'plt', decree: 'SK 9' });
    expect(ask(heads(plt, headship('late', '2026-01-20', null)))).toEqual({
      ...{ appraiserId: 'plt', acting: { capacity: 'plt', decree: 'SK 9', for: null }, absent: false },
    });
    expect(ask(heads(headship('ani', '2026-01-01', null)))).toEqual({ ...stays, appraiserId: 'director' });
    expect(ask(heads(headship('ani', '2026-01-01', '2026-01-15')))).toEqual({ ...stays, absent: true });
    expect(ask(heads(headship('budi', '2026-03-01', null)))).toEqual({ ...stays, absent: true });
    expect(ask(around([leaves], [unit('A.1', 'A')]))).toEqual({ ...stays, absent: true });
  });

  it('is a Plh beside the holder only where the rules say so', () => {
    const plh = headship('deputy', '2026-01-15', '2026-02-15', { capacity: 'plh', decree: 'SK 2' });
    const world = around([head('chief', 'A.1')], [unit('A.1', 'A', [headship('chief', '2025-01-01', null), plh])]);
    expect(ask(world)).toEqual(stays);
    expect(ask(world, '2026-02-01', withPlh)).toEqual({
      ...{ appraiserId: 'deputy', acting: { capacity: 'plh', decree: 'SK 2', for: 'chief' }, absent: false },
    });
    expect(ask(world, '2026-02-16', withPlh)).toEqual(stays);
    const other = around([head('chief', 'A.1')], [unit('A.1', 'A', [headship('other', '2026-01-20', null)])]);
    expect(ask(other, '2026-02-01', withPlh)).toEqual(stays);
  });

  it('is the named one who leads no unit, absent when without a post', () => {
    expect(ask(around([employee('chief', {})], []))).toEqual(stays);
    expect(ask(around([employee('chief', { to: '2026-01-31' }, { from: '2026-03-01' })], []))).toEqual({
      ...stays,
      absent: true,
    });
    expect(ask(around([employee('chief', { to: '2026-01-31' }, { from: '2026-02-01' })], []))).toEqual(stays);
  });

  it('came to appraise by the nearest unit above, the headship of that day before another', () => {
    const question = {
      employeeId: 'ani',
      post,
      around: around([], [unit('A.1', 'A'), unit('A', 'ROOT'), unit('ROOT', null)]),
      rules: rules.segments,
    };
    const behind = (...posts: Partial<Assignment>[]) => {
      const held = headshipBehind(
        employee('chief', ...posts.map((one) => ({ headsUnit: true, ...one }))),
        question,
        '2026-02-01',
      );
      return held === null ? null : `${held.unitCode} ${held.from}`;
    };
    expect(
      behind({ unitCode: 'A', from: '2025-05-01' }, { unitCode: 'A.1', from: '2025-01-01', to: '2025-04-30' }),
    ).toBe('A.1 2025-01-01');
    expect(behind({ unitCode: 'X', from: '2025-05-01' }, { unitCode: 'A', from: '2025-01-01' })).toBe('A 2025-01-01');
    expect(behind({ unitCode: 'X', from: '2025-01-01' }, { unitCode: 'Y', from: '2025-05-01' })).toBe('Y 2025-05-01');
    const twice = [
      { unitCode: 'A', from: '2025-01-01' },
      { unitCode: 'A', from: '2025-05-01', to: '2025-06-30' },
    ];
    expect(behind(...twice)).toBe('A 2025-01-01');
    expect(
      behind(
        { unitCode: 'A', from: '2025-01-01', to: '2025-02-01' },
        { unitCode: 'A', from: '2025-05-01', to: '2025-06-30' },
      ),
    ).toBe('A 2025-05-01');
    expect(behind({ unitCode: 'A.1', from: '2026-02-02' })).toBeNull();
    expect(behind({ unitCode: 'A.1', headsUnit: false })).toBeNull();
  });
});

describe('ratings of parts together', () => {
  const review = (seq: number, workResult: 'below' | 'meets' | 'above', behaviour: 'below' | 'meets' | 'above') => ({
    seq,
    workResult,
    behaviour,
  });
  const half = (from: string, to: string, one: ReturnType<typeof review> | null): SegmentRef => ({
    from,
    to,
    unitCode: 'A',
    appraiserId: 'a',
    review: one,
  });
  const parts = (a: ReturnType<typeof review> | null, b: ReturnType<typeof review> | null) => [
    half('2026-01-01', '2026-01-30', a),
    half('2026-01-31', '2026-03-01', b),
  ];

  it('are one review, by the last act, only where every part has one', () => {
    expect(combinedReview(parts(review(3, 'above', 'below'), review(9, 'above', 'below')), rules)).toEqual(
      review(9, 'above', 'below'),
    );
    expect(combinedReview(parts(review(9, 'meets', 'above'), review(3, 'meets', 'above')), rules)).toEqual(
      review(9, 'meets', 'above'),
    );
    expect(combinedReview(parts(review(3, 'above', 'below'), null), rules)).toBeNull();
    expect(combinedReview(parts(null, null), rules)).toBeNull();
    expect(combineRatings).toBeTypeOf('function');
  });
});
