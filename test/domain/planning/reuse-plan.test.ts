import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { reusePlan } from '../../../functions/domain/planning/reuse-plan.ts';
import { measured, planOf, workResult } from '../../support/plans.ts';

const old: Plan = {
  ...planOf(
    { ...workResult('a', '40'), serves: { kind: 'superior', workResultId: 's1' }, perspective: 'budget' },
    { ...workResult('b', '30'), serves: { kind: 'superior', workResultId: 's2' }, leaderExpectation: 'Cepat' },
    { ...workResult('c', '30'), serves: { kind: 'provisional', text: 'Kota bersih' } },
  ),
  expectations: [{ behaviour: 'loyal', text: 'Hadir' }],
  leaderExpectation: 'Melayani',
};
const before = new Map([['s2', 'Layanan cepat']]);

describe('the plan of an earlier period as a proposal', () => {
  it('keeps what is agreed anew each time and drops what was asked for that period', () => {
    const { plan } = reusePlan(old, { now: new Set(['s1', 's2']), before }, false);
    expect(plan.workResults.map(({ text, weight, indicators }) => ({ text, weight, indicators }))).toEqual(
      old.workResults.map(({ text, weight, indicators }) => ({ text, weight, indicators })),
    );
    expect(plan.expectations).toEqual([]);
    expect('leaderExpectation' in plan).toBe(false);
    expect(plan.workResults.some((w) => 'leaderExpectation' in w || 'perspective' in w)).toBe(false);
  });

  it('serves in words what the superior no longer has, and says so', () => {
    const { plan, notes } = reusePlan(old, { now: new Set(['s1']), before }, false);
    expect(plan.workResults.map(({ serves }) => serves)).toEqual([
      { kind: 'superior', workResultId: 's1' },
      { kind: 'provisional', text: 'Layanan cepat' },
      { kind: 'provisional', text: 'Kota bersih' },
    ]);
    expect(notes).toEqual([{ code: 'now-provisional', pointer: '/workResults/1/serves' }]);
  });

  it('takes along neither assignments from outside nor shares of targets that are gone', () => {
    const shared = workResult('d', '50', measured('d-i', { shareOf: 'kunjungan' }));
    const one = planOf(
      { ...shared, serves: { kind: 'superior', workResultId: 's2' } },
      { ...workResult('e', '50'), kind: 'additional', assignment: 'work-1' },
    );
    const gone = reusePlan(one, { now: new Set(['s1']), before }, false);
    expect(gone.plan.workResults[0]?.indicators[0]).not.toHaveProperty('shareOf');
    expect(gone.plan.workResults[1]).not.toHaveProperty('assignment');
    expect(gone.notes).toContainEqual({ code: 'no-longer-assigned', pointer: '/workResults/1' });
    const there = reusePlan(one, { now: new Set(['s2']), before }, false);
    expect(there.plan.workResults[0]?.indicators[0]).toHaveProperty('shareOf', 'kunjungan');
  });

  it('serves nothing where nobody knows the words any more', () => {
    const { plan, notes } = reusePlan(old, { now: new Set(), before }, false);
    expect(plan.workResults[0]?.serves).toBeNull();
    expect(notes.map(({ code }) => code)).toEqual(['no-longer-served', 'now-provisional']);
  });

  it('keeps the perspectives of a head and names those that are missing', () => {
    const { plan, notes } = reusePlan(old, { now: new Set(['s1', 's2']), before }, true);
    expect(plan.workResults[0]?.perspective).toBe('budget');
    expect(notes).toEqual([
      { code: 'perspective-missing', pointer: '/workResults/1/perspective' },
      { code: 'perspective-missing', pointer: '/workResults/2/perspective' },
    ]);
  });
});
