import { describe, expect, it } from 'vitest';
import type { LateMark } from '../../../functions/domain/case/case.ts';
import type { EndOfCase } from '../../../functions/domain/closing/plan-closure.ts';
import { settleCase } from '../../../functions/domain/closing/settle-case.ts';
import { plannedCase, submittedAt, unplannedCase } from '../../support/example-case.ts';

const end = (endState: EndOfCase['endState'], rule: EndOfCase['rule'], marks: LateMark[]): EndOfCase => ({
  employeeId: 'staff',
  endState,
  rule,
  marks,
  ownDutiesMet: true,
});
const decision: LateMark = {
  phase: 'planning',
  missing: 'plan-decision',
  owedBy: 'appraiser',
  rule: 'plan-carried-as-submitted',
};
const selfReview: LateMark = {
  phase: 'execution',
  missing: 'self-review',
  owedBy: 'staff',
  rule: 'self-review-missing',
};

describe('settleCase', () => {
  it('brings a carried plan into force with the text last submitted', () => {
    const draft = { ...submittedAt('2026-01-20T02:00:00.000Z'), seq: 3, version: 2 };
    const settled = settleCase(unplannedCase(draft), end('carried', 'plan-carried-as-submitted', [decision]));
    expect(settled?.act).toBe('plan-carried');
    expect(settled?.added).toEqual([decision]);
    expect(settled?.next).toMatchObject({
      stage: 'planned',
      plan: { seq: 3, version: 2, basis: 'carried' },
      marks: [decision],
    });
  });

  it('marks a missed duty and leaves the plan as it is', () => {
    const subject = { ...plannedCase('carried'), marks: [decision] };
    const settled = settleCase(subject, end('carried', 'self-review-missing', [selfReview]));
    expect(settled).toEqual({
      next: { ...subject, marks: [decision, selfReview] },
      act: 'duty-missed',
      added: [selfReview],
    });
  });

  it('does nothing where nothing is missing', () => {
    expect(settleCase(plannedCase(), end('complete', 'nothing-missing', []))).toBeNull();
    expect(settleCase(unplannedCase(null), end('escalated', 'no-plan', []))).toBeNull();
  });
});
