import { describe, expect, it } from 'vitest';
import { committeeMembers, mayVote } from '../../../functions/domain/forum/eligibility.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';

const committee = { chairId: 'chair', memberIds: ['m1', 'm2', 'm3'], ties: [] };
const subject = { employeeId: 'staff', appraiserId: 'head' };
const strict = defaultRuleSet.forum;
const lenient = { ...strict, appraiserMayVote: true };

describe('mayVote', () => {
  it.each([
    ['a member', 'm1', subject],
    ['the chair, who is in no list of members', 'chair', subject],
    ['the appraiser’s superior', 'm2', { ...subject, employeeId: 'staff', appraiserId: 'head' }],
    ['a member, where nobody appraises', 'm1', { employeeId: 'mayor', appraiserId: null }],
  ])('%s is entitled', (_, member, about) => {
    expect(mayVote(member, about, committee, strict)).toEqual({ decision: 'entitled' });
  });

  it.each([
    ['somebody of no committee', 'stranger', subject, 'not-a-member'],
    ['a member on themselves', 'm1', { employeeId: 'm1', appraiserId: 'head' }, 'self'],
    ['the chair on themselves', 'chair', { employeeId: 'chair', appraiserId: 'head' }, 'self'],
    ['the appraiser', 'm1', { employeeId: 'staff', appraiserId: 'm1' }, 'appraiser'],
  ] as const)('%s is recused', (_, member, about, reason) => {
    expect(mayVote(member, about, committee, strict)).toEqual({ decision: 'recused', reason });
  });

  it('an agency may let the appraiser vote, but nobody on themselves', () => {
    expect(mayVote('m1', { employeeId: 'staff', appraiserId: 'm1' }, committee, lenient).decision).toBe('entitled');
    expect(mayVote('m1', { employeeId: 'm1', appraiserId: 'm1' }, committee, lenient)).toEqual({
      decision: 'recused',
      reason: 'self',
    });
    expect(mayVote('head', subject, committee, lenient)).toEqual({ decision: 'recused', reason: 'not-a-member' });
  });
});

describe('committeeMembers', () => {
  it('counts the chair once, listed or not', () => {
    expect(committeeMembers(committee)).toEqual(['chair', 'm1', 'm2', 'm3']);
    expect(committeeMembers({ chairId: 'm2', memberIds: ['m1', 'm2', 'm3'] })).toEqual(['m2', 'm1', 'm3']);
  });
});
