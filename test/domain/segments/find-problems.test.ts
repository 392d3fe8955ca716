import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { findProblems } from '../../../functions/domain/segments/find-problems.ts';
import { segmentsOf } from '../../../functions/domain/segments/segments-of.ts';
import { around, employee, head, headship, quarter, rules, unit } from './people.ts';

const problems = (assignments: Partial<Assignment>[], world = around()) => {
  const ani = employee('ani', ...assignments);
  const segments = segmentsOf(ani, quarter, world, rules.segments);
  return findProblems(ani, quarter, segments, world).map(({ code, from, to, personId }) =>
    [code, from, to, personId].filter((word) => word !== null).join(' '),
  );
};

describe('what is wrong with the posts of a period', () => {
  it.each<[string, Partial<Assignment>[], string[]]>([
    ['nothing', [{}], []],
    ['nothing outside the period', [{ to: '2025-06-30' }, { from: '2025-06-01' }], []],
    [
      'two definitive posts at once',
      [{ to: '2026-02-10' }, { unitCode: 'B', from: '2026-02-01' }],
      ['overlap 2026-02-01 2026-02-10'],
    ],
    ['time without a post between two', [{ to: '2026-01-31' }, { from: '2026-02-10' }], ['gap 2026-02-01 2026-02-09']],
    ['not the time before joining or after leaving', [{ from: '2026-01-10', to: '2026-03-10' }], []],
    [
      'an acting post without a decree',
      [{}, { unitCode: 'B', headsUnit: true, capacity: 'plt', from: '2026-02-01', to: '2026-02-28' }],
      ['decree-missing 2026-02-01 2026-02-28'],
    ],
    ['no appraiser below the top', [{ appraiserId: null }], ['appraiser-missing 2026-01-01 2026-03-31']],
    [
      'an appraiser whom nobody knows',
      [{ appraiserId: 'ghost', from: '2026-03-01' }],
      ['appraiser-unknown 2026-03-01 2026-03-31 ghost'],
    ],
  ])('%s', (_, assignments, expected) => {
    expect(problems(assignments)).toEqual(expected);
  });

  it('an appraiser who left without anybody in the place', () => {
    expect(problems([{}], around([head('chief', 'A.1', { to: '2026-02-28' })], [unit('A.1', 'A')]))).toEqual([
      'appraiser-absent 2026-03-01 2026-03-31 chief',
    ]);
  });

  it('two heads of one unit; a Plh beside the holder is none', () => {
    const withHeads = (capacity: 'definitive' | 'plt' | 'plh') =>
      around([], [unit('A.1', 'A', [headship('other', '2026-03-01', null, { capacity, decree: 'SK' })])]);
    const leading = [{ headsUnit: true, appraiserId: 'director' }];
    expect(problems(leading, withHeads('definitive'))).toEqual(['two-heads 2026-03-01 2026-03-31 other']);
    expect(problems(leading, withHeads('plt'))).toEqual(['two-heads 2026-03-01 2026-03-31 other']);
    expect(problems(leading, withHeads('plh'))).toEqual([]);
  });

  it('the head of the agency needs no appraiser', () => {
    expect(problems([{ unitCode: 'ROOT', headsUnit: true, appraiserId: null }])).toEqual([]);
  });
});
