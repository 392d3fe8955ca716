import { describe, expect, it } from 'vitest';
import { assignmentOfPeriod } from '../../../functions/domain/directory/assignment-of-period.ts';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';

const period = { from: '2026-01-01', to: '2026-03-31' };
const post = (unitCode: string, from: string, to: string | null, over: Partial<Assignment> = {}): Assignment => ({
  unitCode,
  postTitle: 'Penelaah',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserId: 'chief',
  headsUnit: false,
  capacity: 'definitive',
  decree: null,
  from,
  to,
  ...over,
});
const unitOf = (assignments: Assignment[], today: string) =>
  assignmentOfPeriod({ assignments }, period, today)?.unitCode ?? null;

describe('the post in which somebody is evaluated', () => {
  it.each<[string, Assignment[], string, string | null]>([
    ['held all the time', [post('a', '2020-01-01', null)], '2026-01-05', 'a'],
    ['changed before today', [post('a', '2020-01-01', '2026-01-03'), post('b', '2026-01-04', null)], '2026-01-05', 'b'],
    ['changed after today', [post('a', '2020-01-01', '2026-02-28'), post('b', '2026-03-01', null)], '2026-01-05', 'a'],
    ['given up on the last day', [post('a', '2020-01-01', '2026-01-05')], '2026-01-05', 'a'],
    ['taken up today', [post('a', '2026-01-05', null)], '2026-01-05', 'a'],
    ['not yet taken up, in this period', [post('a', '2026-02-01', null)], '2026-01-05', 'a'],
    [
      'the first of two to come',
      [post('b', '2026-03-01', null), post('a', '2026-02-01', '2026-02-28')],
      '2026-01-05',
      'a',
    ],
    ['taken up after the period', [post('a', '2026-04-01', null)], '2026-01-05', null],
    ['given up before today', [post('a', '2020-01-01', '2026-01-04')], '2026-01-05', null],
    [
      'held on the first day, where the cycle opens earlier',
      [post('a', '2020-01-01', '2025-12-31'), post('b', '2026-01-01', null)],
      '2025-12-20',
      'b',
    ],
    [
      'held on the last day, where the cycle opens late',
      [post('a', '2020-01-01', '2026-03-31'), post('b', '2026-04-01', null)],
      '2026-05-01',
      'a',
    ],
    ['none at all', [], '2026-01-05', null],
  ])('is the one %s', (_, assignments, today, unit) => {
    expect(unitOf(assignments, today)).toBe(unit);
  });

  it('is the definitive one beside an acting one, in whatever order they stand', () => {
    const definitive = post('own', '2020-01-01', null);
    const acting = post('other', '2026-01-01', null, { capacity: 'plt', decree: '800/1' });
    expect(unitOf([definitive, acting], '2026-01-05')).toBe('own');
    expect(unitOf([acting, definitive], '2026-01-05')).toBe('own');
    expect(unitOf([acting], '2026-01-05')).toBe('other');
  });
});
