import { describe, expect, it } from 'vitest';
import { comparePlans, type PlanChange } from '../../../functions/domain/planning/compare-plans.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { measured, planOf, workResult } from '../../support/plans.ts';

const before = planOf(workResult('a', '60', measured('a1', { target: '10' })), workResult('b', '40'));
const line = ({ change, of, id, member, before: was, after }: PlanChange): string =>
  `${change} ${of} ${id ?? '-'} ${member ?? '-'} ${was === null ? '-' : 'x'}>${after === null ? '-' : 'x'}`;
const changes = (after: Plan): string[] => comparePlans(before, after).map(line);

describe('comparePlans', () => {
  it('is empty for the same text, whatever the order of members', () => {
    const { workResults, ...rest } = before;
    expect(comparePlans(before, { workResults, ...rest })).toEqual([]);
  });

  it('names a changed target with both values', () => {
    const after = planOf(workResult('a', '60', measured('a1', { target: '12' })), workResult('b', '40'));
    expect(comparePlans(before, after)).toEqual([
      { change: 'changed', of: 'indicator', id: 'a1', member: 'target', before: '"10"', after: '"12"' },
    ]);
  });

  it.each<[string, Plan, string[]]>([
    [
      'weights of work results',
      planOf(workResult('a', '50', measured('a1', { target: '10' })), workResult('b', '50')),
      ['changed work-result a weight x>x', 'changed work-result b weight x>x'],
    ],
    [
      'a work result added and one gone',
      planOf(workResult('a', '60', measured('a1', { target: '10' })), workResult('c', '40')),
      ['added work-result c - ->x', 'removed work-result b - x>-'],
    ],
    [
      'an indicator added and one gone',
      planOf(workResult('a', '60', measured('a2', { target: '10' })), workResult('b', '40')),
      ['added indicator a2 - ->x', 'removed indicator a1 - x>-'],
    ],
    [
      'a member that was not there before',
      planOf(
        { ...workResult('a', '60', measured('a1', { target: '10' })), leaderExpectation: 'Lebih cepat' },
        workResult('b', '40'),
      ),
      ['changed work-result a leaderExpectation ->x'],
    ],
    ['attachments of the plan', { ...before, leaderExpectation: 'Melayani' }, ['changed plan - leaderExpectation ->x']],
  ])('tells %s', (_, after, lines) => {
    expect(changes(after)).toEqual(lines);
  });
});
