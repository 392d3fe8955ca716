import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { checkStandard } from '../../../functions/domain/posts/check-standard.ts';
import { compareHoldings, holdingsOf, postsHeld, touches } from '../../../functions/domain/posts/holdings.ts';
import { coversPost, isSamePost } from '../../../functions/domain/posts/post.ts';
import { planFromStandard } from '../../../functions/domain/posts/standard-plan.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { measured, workResult } from '../../support/plans.ts';
import { exampleStandard } from '../../support/standards.ts';

const post = { postTitle: 'Analis Kebijakan', postFamily: 'JF', postLevel: 'ahli-muda' } as const;
const held = (unitCode: string, from: string, to: string | null, over: Partial<Assignment> = {}): Assignment => ({
  ...{ unitCode, ...post, appraiserId: 'chief', headsUnit: false, capacity: 'definitive', decree: null, from, to },
  ...over,
});

describe('a post', () => {
  it.each([
    ['other case', { postTitle: 'ANALIS KEBIJAKAN' }, true],
    ['other blanks', { postTitle: '  Analis   Kebijakan ' }, true],
    ['another title', { postTitle: 'Analis Anggaran' }, false],
    ['another level', { postLevel: 'ahli-madya' }, false],
    ['another family', { postFamily: 'JA' as const }, false],
  ])('written with %s is the same: %s', (_, change, same) => {
    expect(isSamePost(post, { ...post, ...change })).toBe(same);
  });

  it('is covered by a standard for its unit and by one for every unit', () => {
    expect(coversPost({ ...post, unitCode: null }, { ...post, unitCode: 'DINKES' })).toBe(true);
    expect(coversPost({ ...post, unitCode: 'DINKES' }, { ...post, unitCode: 'DINKES' })).toBe(true);
    expect(coversPost({ ...post, unitCode: 'DISDIK' }, { ...post, unitCode: 'DINKES' })).toBe(false);
  });
});

describe('the history of a post', () => {
  const assignments = [
    held('DINKES', '2024-01-01', '2024-06-30'),
    held('DINKES', '2024-07-01', '2025-12-31', { postTitle: 'Sekretaris' }),
    held('DINKES', '2026-01-01', null, { postTitle: 'analis kebijakan' }),
    held('DISDIK', '2026-02-01', '2026-03-31', { capacity: 'plt', decree: '821/1' }),
  ];

  it('knows every stretch in a unit, whatever the spelling', () => {
    expect(holdingsOf({ assignments }, { ...post, unitCode: 'DINKES' })).toEqual([
      { from: '2024-01-01', to: '2024-06-30', capacity: 'definitive', decree: null },
      { from: '2026-01-01', to: null, capacity: 'definitive', decree: null },
    ]);
    expect(postsHeld({ assignments })).toHaveLength(3);
  });

  it('changes with the list of posts: what is new is added, what was corrected away is removed', () => {
    const before = { assignments: assignments.slice(0, 2) };
    const after = { assignments: [...assignments.slice(0, 1), ...assignments.slice(2)] };
    const { added, removed } = compareHoldings(before, after);
    expect(added.map(({ unitCode }) => unitCode)).toEqual(['DISDIK']);
    expect(removed.map(({ postTitle }) => postTitle)).toEqual(['Sekretaris']);
    expect(compareHoldings(after, after)).toEqual({ added: [], removed: [] });
  });

  it.each([
    ['ends on the eve', '2025-01-01', '2025-12-31', false],
    ['ends on its first day', '2025-01-01', '2026-01-01', true],
    ['begins on its last day', '2026-03-31', null, true],
    ['begins after it', '2026-04-01', null, false],
  ])('a stretch that %s', (_, from, to, yes) => {
    expect(touches({ from, to }, { from: '2026-01-01', to: '2026-03-31' })).toBe(yes);
  });
});

describe('a standard', () => {
  const codes = (change: Partial<typeof exampleStandard>): [string, string][] =>
    checkStandard({ ...exampleStandard, ...change }, defaultRuleSet).map(({ pointer, code }) => [pointer, code]);

  it('is taken where a plan that starts from it could be submitted', () => {
    expect(codes({})).toEqual([]);
  });

  it.each<[string, Partial<typeof exampleStandard>, [string, string]]>([
    ['a work result of no task', { tasks: [{ id: 'other', text: 'x' }] }, ['/workResults/0/taskId', 'unknown-task']],
    [
      'a task twice',
      { tasks: [...exampleStandard.tasks, ...exampleStandard.tasks] },
      [`/tasks/${exampleStandard.tasks.length}/id`, 'duplicate'],
    ],
    [
      'weights that do not sum',
      { workResults: [{ ...workResult('w1', '90'), taskId: 'layanan' }] },
      ['/workResults', 'weights-sum'],
    ],
    [
      'a target of zero',
      { workResults: [{ ...workResult('w1', '100', measured('i1', { target: '0' })), taskId: 'layanan' }] },
      ['/workResults/0/indicators/0/target', 'target-not-positive'],
    ],
  ])('is refused with %s', (_, change, expected) => {
    expect(codes(change)).toContainEqual(expected);
  });

  it('starts a plan that serves nothing yet, and says so of every main result', () => {
    const { plan, notes } = planFromStandard(exampleStandard, false);
    expect(plan.workResults.map(({ id, serves }) => [id, serves])).toEqual([
      ['layanan', null],
      ['laporan', null],
    ]);
    expect(plan.workResults[0]).not.toHaveProperty('taskId');
    expect(notes).toEqual([{ code: 'no-longer-served', pointer: '/workResults/0/serves' }]);
  });

  it('asks a head of unit for the perspectives that it does not name', () => {
    const { notes } = planFromStandard(exampleStandard, true);
    expect(notes).toContainEqual({ code: 'perspective-missing', pointer: '/workResults/1/perspective' });
    const [first] = planFromStandard(
      { ...exampleStandard, workResults: exampleStandard.workResults.map((w) => ({ ...w, perspective: 'budget' })) },
      true,
    ).plan.workResults;
    expect(first?.perspective).toBe('budget');
  });
});
