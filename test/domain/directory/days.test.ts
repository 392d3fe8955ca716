import { describe, expect, it } from 'vitest';
import { assignmentOfPeriod, preferred } from '../../../functions/domain/directory/assignment-of-period.ts';
import { checkUnitTree } from '../../../functions/domain/directory/check-unit-tree.ts';
import { isOnLeave } from '../../../functions/domain/directory/leave.ts';
import { assignment, quarter } from '../segments/people.ts';

describe('whether somebody is on leave', () => {
  const leaves = [
    { from: '2026-01-05', to: '2026-01-07' },
    { from: '2026-02-01', to: '2026-02-01' },
  ];
  it.each([
    ['2026-01-04', false],
    ['2026-01-05', true],
    ['2026-01-07', true],
    ['2026-01-08', false],
    ['2026-02-01', true],
    ['2026-02-02', false],
  ])('on %s: %s', (day, away) => {
    expect(isOnLeave(leaves, day)).toBe(away);
    expect(isOnLeave([], day)).toBe(false);
  });
});

describe('the post of a period', () => {
  const post = (from: string, to: string | null = null, unitCode = from) => assignment({ from, to, unitCode });
  const of = (today: string, ...assignments: ReturnType<typeof post>[]) =>
    assignmentOfPeriod({ assignments }, quarter, today)?.unitCode ?? null;

  it('is the later of two, a definitive one before an acting one', () => {
    const [early, late] = [post('2025-01-01'), post('2025-06-01')];
    const acting = assignment({ from: '2026-01-01', capacity: 'plt' });
    expect([
      preferred([early, late]),
      preferred([late, early]),
      preferred([acting, early]),
      preferred([acting]),
    ]).toEqual([late, late, early, acting]);
    expect(preferred([])).toBeNull();
  });

  it.each([
    ['2025-12-01', '2025-12-31', null],
    ['2025-12-01', '2026-01-01', '2025-01-01'],
    ['2026-05-01', '2026-03-31', '2025-01-01'],
    ['2026-05-01', '2026-03-30', null],
  ])('seen from %s, ended on %s: %s', (today, to, expected) => {
    expect(of(today, post('2025-01-01', to))).toBe(expected);
  });

  it('is the first that begins in the rest of it, its last day included', () => {
    expect(of('2026-01-10', post('2026-03-01'), post('2026-02-01'), post('2026-02-15'))).toBe('2026-02-01');
    expect(of('2026-01-10', post('2026-02-01'), post('2026-03-01'))).toBe('2026-02-01');
    expect(of('2026-01-10', post('2026-03-31'))).toBe('2026-03-31');
    expect(of('2026-01-10', post('2026-04-01'))).toBeNull();
  });
});

describe('what is wrong in a tree of units', () => {
  const node = (code: string, parentCode: string | null, kind: 'agency' | 'unit' = 'unit') => ({
    code,
    parentCode,
    kind,
  });
  it.each([
    ['a unit without a parent', [node('A', null)], 'parent-required'],
    ['a parent whom nobody knows', [node('A', 'X')], 'unknown-parent'],
    ['a unit below itself', [node('A', 'B'), node('B', 'A')], 'parent-cycle'],
  ])('%s', (_, nodes, code) => {
    const { refused } = checkUnitTree([], nodes);
    expect(refused[0]?.code).toBe(code);
    expect(checkUnitTree([node('ROOT', null, 'agency')], [node('A', 'ROOT')]).refused).toEqual([]);
  });
});
