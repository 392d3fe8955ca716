import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import { combineRatings } from '../../../functions/domain/segments/combine.ts';
import { partition } from '../../../functions/domain/segments/partition.ts';
import { withPartReview } from '../../../functions/domain/segments/review-part.ts';
import { routeOf } from '../../../functions/domain/segments/route-of.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { partLines, recordedParts } from './part-lines.ts';
import { assignment, employee, quarter, rules } from './people.ts';

describe('results over several parts', () => {
  /* After a change that is meant: `node test/domain/segments/write-parts.ts`, and read the difference. */
  it('are explained as they were recorded, line by line', () => {
    expect(partLines()).toEqual(recordedParts());
  });

  const half = { n: 1n, d: 2n };
  const rated = (...given: ('below' | 'meets' | 'above' | null)[]) =>
    given.map((rating, n) => ({ from: `2026-0${n + 1}-01`, to: `2026-0${n + 1}-28`, share: half, rating }));
  it.each([
    ['the mean is the very bound to above', '2.5', '1.5', 'above'],
    ['a millionth less', '2.500001', '1.5', 'meets'],
    ['the mean is the very bound to meets', '3', '2.5', 'meets'],
    ['a millionth less than that', '3', '2.500001', 'below'],
  ])('where %s', (_, aboveFrom, meetsFrom, rating) => {
    const by = { ...rules, segments: { ...rules.segments, combine: { aboveFrom, meetsFrom } } };
    expect(combineRatings(rated('meets', 'above'), by)).toEqual({
      ...{ rating, points: '2.5', renormalised: false },
      parts: [
        expect.objectContaining({
          code: 'segment-rating',
          unit: 'rating',
          value: 'meets',
          subject: '2026-01-01..2026-01-28',
          symbols: { share: '1/2' },
        }),
        expect.objectContaining({ value: 'above', subject: '2026-02-01..2026-02-28' }),
      ],
    });
    const one = combineRatings(rated(null, 'above'), { ...by, missingComponent: 'renormalise' });
    expect(one).toMatchObject({
      points: '3',
      renormalised: true,
      parts: [{ value: null, reason: 'nothing-calculable' }, { value: 'above' }],
    });
    expect(one.parts[1]).not.toHaveProperty('reason');
    expect(combineRatings(rated(null, 'above'), { ...by, missingComponent: 'block' })).toMatchObject({
      rating: null,
      reason: 'blocked',
    });
  });
});

describe('the review of a part', () => {
  const review = { seq: 3, workResult: 'meets', behaviour: 'meets' } as const;
  const parts = [1, 2].map((n) => ({
    from: `2026-0${n}-01`,
    to: `2026-0${n}-28`,
    unitCode: 'A',
    appraiserId: `a${n}`,
    review: null,
  }));

  it('makes the whole reviewed once every part is, with the plan in force', () => {
    const planned: Case = { ...caseAt.planned(), segments: parts };
    if (planned.stage !== 'planned') throw new Error('planned');
    const half = withPartReview(planned, 1, review, rules);
    expect(half).toEqual({ ...planned, segments: [{ ...parts[0], review }, parts[1]] });
    if (half.stage !== 'planned') throw new Error('half');
    expect(withPartReview(half, 2, { ...review, seq: 8 }, rules)).toMatchObject({
      stage: 'reviewed',
      plan: { seq: 2 },
      review: { seq: 8 },
    });
    const submitted: Case = { ...caseAt.submitted(), segments: parts.slice(0, 1) };
    if (submitted.stage !== 'unplanned') throw new Error('submitted');
    expect(withPartReview(submitted, 1, review, rules)).toMatchObject({ stage: 'reviewed', plan: null });
  });
});

describe('the post in force', () => {
  const posts = [
    { unitCode: 'X', from: '2026-01-10', to: '2026-01-20' },
    { unitCode: 'Y', from: '2026-02-01', to: '2026-02-10' },
  ];
  const context = (today: string) => ({ period: quarter, today, units: new Map(), rules, employeeOf: () => null });
  it.each([
    ['2026-01-01', 'X'],
    ['2026-01-10', 'X'],
    ['2026-01-21', 'Y'],
    ['2026-02-10', 'Y'],
    ['2026-03-01', 'Y'],
  ])('on %s is that in %s', (today, unitCode) => {
    expect(routeOf(employee('ani', ...posts), context(today))?.position).toMatchObject({ unitCode, superiorId: null });
    expect(routeOf(employee('ani'), context(today))).toBeNull();
    expect(routeOf({ ...employee('ani', ...posts), kind: 'official' }, context(today))).toBeNull();
  });
});

describe('the parts of a period', () => {
  const parts = (...posts: { from: string; to: string | null; unitCode?: string }[]) =>
    partition(posts.map(assignment), quarter).map(
      ({ from, to, post, absence }) => `${from}..${to} ${post?.unitCode ?? absence}`,
    );

  it.each<[string, Parameters<typeof parts>, string[]]>([
    ['one post', [{ from: '2026-01-01', to: null }], ['2026-01-01..2026-03-31 A.1']],
    ['nobody yet', [{ from: '2026-04-01', to: null }], ['2026-01-01..2026-03-31 before-joining']],
    ['nobody any more', [{ from: '2025-01-01', to: '2025-12-31' }], ['2026-01-01..2026-03-31 after-leaving']],
    [
      'the last day alone',
      [{ from: '2026-03-31', to: null }],
      ['2026-01-01..2026-03-30 before-joining', '2026-03-31..2026-03-31 A.1'],
    ],
    [
      'but the last day',
      [{ from: '2026-01-01', to: '2026-03-30' }],
      ['2026-01-01..2026-03-30 A.1', '2026-03-31..2026-03-31 after-leaving'],
    ],
    [
      'a day between',
      [
        { from: '2026-01-01', to: '2026-01-31' },
        { from: '2026-02-02', to: null, unitCode: 'B' },
      ],
      ['2026-01-01..2026-01-31 A.1', '2026-02-01..2026-02-01 between-posts', '2026-02-02..2026-03-31 B'],
    ],
  ])('%s', (_, posts, expected) => {
    expect(parts(...posts)).toEqual(expected);
  });
});
