import { describe, expect, it } from 'vitest';
import type { Case, LateMark } from '../../../functions/domain/case/case.ts';
import { planClosure, type SettledPhase } from '../../../functions/domain/closing/plan-closure.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import {
  decidedCase,
  plannedCase,
  returnedAt,
  reviewedCase,
  submittedAt,
  unplannedCase,
} from '../../support/example-case.ts';

// Saturday 31 January 2026 ends at midnight in Jakarta.
const deadline = '2026-01-31T17:00:00.000Z';
const everything = { hasRealisation: true, hasSelfReview: true };
const nothing = { hasRealisation: false, hasSelfReview: false };

const endOf = (phase: SettledPhase, subject: Case, has = everything) => {
  const [end] = planClosure({ phase, cases: [{ case: subject, ...has }] }, defaultRuleSet, 'Asia/Jakarta', deadline);
  if (end === undefined) throw new Error('one case in, one end out');
  return end;
};

describe('planning', () => {
  const decisionOwed = (rule: LateMark['rule']): LateMark[] => [
    { phase: 'planning', missing: 'plan-decision', owedBy: 'appraiser', rule },
  ];
  const submissionOwed: LateMark[] = [
    { phase: 'planning', missing: 'plan-submission', owedBy: 'staff', rule: 'no-plan' },
  ];

  it('set in time: complete', () => {
    const end = endOf('planning', plannedCase());
    expect(end).toEqual({
      employeeId: 'staff',
      endState: 'complete',
      rule: 'nothing-missing',
      marks: [],
      ownDutiesMet: true,
    });
  });

  it.each([
    ['long before', '2026-01-05T02:00:00.000Z'],
    ['in the last millisecond', '2026-01-31T16:59:59.999Z'],
  ])('submitted %s and not decided: carried, and the appraiser was late', (_, at) => {
    expect(endOf('planning', unplannedCase(submittedAt(at)))).toEqual({
      employeeId: 'staff',
      endState: 'carried',
      rule: 'plan-carried-as-submitted',
      marks: decisionOwed('plan-carried-as-submitted'),
      ownDutiesMet: true,
    });
  });

  it.each([
    ['never submitted', unplannedCase(null)],
    ['submitted at the deadline itself', unplannedCase(submittedAt(deadline))],
    ['returned with time enough', unplannedCase(returnedAt('2026-01-20T02:00:00.000Z'))],
  ])('%s: no plan, and the employee was late', (_, subject) => {
    expect(endOf('planning', subject)).toEqual({
      employeeId: 'staff',
      endState: 'escalated',
      rule: 'no-plan',
      marks: submissionOwed,
      ownDutiesMet: false,
    });
  });

  // The last day is Saturday 31 January; working days before it are Friday 30, Thursday 29 and Wednesday 28.
  it.each([
    ['Tuesday evening', '2026-01-27T16:00:00.000Z', 'no-plan'],
    ['Wednesday just after midnight', '2026-01-27T17:00:00.000Z', 'plan-carried-late-return'],
    ['Friday', '2026-01-30T03:00:00.000Z', 'plan-carried-late-return'],
    ['Saturday, the last day', '2026-01-31T16:59:59.999Z', 'plan-carried-late-return'],
    ['after the deadline', '2026-01-31T17:00:00.000Z', 'plan-carried-as-submitted'],
  ] as const)('returned on %s', (_, at, rule) => {
    const end = endOf('planning', unplannedCase(returnedAt(at)));
    expect(end.rule).toBe(rule);
    expect(end.marks).toEqual(rule === 'no-plan' ? submissionOwed : decisionOwed(rule));
  });

  it('counts the days left in the zone and by the holidays of the agency', () => {
    // Noon of Friday 13 February in Jayapura; 16 is collective leave, 17 Imlek: 18 and 19 alone are left.
    const subject = unplannedCase(returnedAt('2026-02-13T03:00:00.000Z'));
    const at = { case: subject, ...everything };
    const end = (limit: string) =>
      planClosure({ phase: 'planning', cases: [at] }, defaultRuleSet, 'Asia/Jayapura', limit)[0]?.rule;
    expect(end('2026-02-19T15:00:00.000Z')).toBe('plan-carried-late-return');
    expect(end('2026-02-20T15:00:00.000Z')).toBe('no-plan');
  });

  it('a rule set may give no grace at all', () => {
    const rules = { ...defaultRuleSet, planning: { ...defaultRuleSet.planning, lateReturnWorkingDays: 0 } };
    const cases = [{ case: unplannedCase(returnedAt('2026-01-31T16:59:00.000Z')), ...everything }];
    expect(planClosure({ phase: 'planning', cases }, rules, 'Asia/Jakarta', deadline)[0]?.rule).toBe('no-plan');
  });

  it('nobody is named where there is no appraiser', () => {
    const subject = { ...unplannedCase(submittedAt('2026-01-05T02:00:00.000Z')), appraiserId: null };
    const end = endOf('planning', subject);
    expect(end.marks[0]?.owedBy).toBeNull();
    expect(end.ownDutiesMet).toBe(true);
  });
});

describe('execution', () => {
  const owed = (missing: 'realisation' | 'self-review'): LateMark => ({
    phase: 'execution',
    missing,
    owedBy: 'staff',
    rule: `${missing}-missing`,
  });

  it.each([
    ['both', true, true, 'complete', 'nothing-missing', []],
    ['no self-review', true, false, 'carried', 'self-review-missing', [owed('self-review')]],
    ['no realisation', false, true, 'escalated', 'realisation-missing', [owed('realisation')]],
    ['neither', false, false, 'escalated', 'realisation-missing', [owed('realisation'), owed('self-review')]],
  ] as const)('%s', (_, hasRealisation, hasSelfReview, endState, rule, marks) => {
    const end = endOf('execution', plannedCase(), { hasRealisation, hasSelfReview });
    expect(end).toEqual({ employeeId: 'staff', endState, rule, marks, ownDutiesMet: marks.length === 0 });
  });

  describe('with an amendment that lies with the appraiser', () => {
    // Five working days before the deadline, and one.
    const [early, late] = ['2026-01-23T02:00:00.000Z', '2026-01-29T02:00:00.000Z'];
    const proposed = (at: string, status: 'submitted' | 'returned' = 'submitted'): Case => ({
      ...plannedCase(),
      amendment: { seq: 3, version: 2, status, at, returnSeq: status === 'returned' ? 4 : null },
    });
    const owedByAppraiser: LateMark = {
      phase: 'execution',
      missing: 'amendment-decision',
      owedBy: 'appraiser',
      rule: 'amendment-undecided',
    };

    it('marks the appraiser, and the plan in force stays', () => {
      expect(endOf('execution', proposed(early))).toEqual({
        employeeId: 'staff',
        endState: 'carried',
        rule: 'amendment-undecided',
        marks: [owedByAppraiser],
        ownDutiesMet: true,
      });
    });

    it('marks it after what the employee owes, which names the rule', () => {
      const end = endOf('execution', proposed(early), nothing);
      expect(end.rule).toBe('realisation-missing');
      expect(end.marks.map(({ missing }) => missing)).toEqual(['realisation', 'self-review', 'amendment-decision']);
    });

    it.each([
      ['it came too late to be decided', proposed(late)],
      ['it was returned in time', proposed(early, 'returned')],
    ])('marks nobody where %s', (_, subject) => {
      expect(endOf('execution', subject)).toMatchObject({ rule: 'nothing-missing', marks: [] });
    });
  });

  it('asks nothing of a person without a plan in force, whose plan was marked already', () => {
    const mark: LateMark = { phase: 'planning', missing: 'plan-submission', owedBy: 'staff', rule: 'no-plan' };
    const end = endOf('execution', { ...unplannedCase(null), marks: [mark] }, nothing);
    expect(end).toMatchObject({ endState: 'escalated', rule: 'no-plan', marks: [], ownDutiesMet: false });
  });

  it('asks the same of a carried plan as of a set one', () => {
    expect(endOf('execution', plannedCase('carried'), nothing)).toEqual(endOf('execution', plannedCase(), nothing));
  });
});

describe('supervisor review', () => {
  const owed = (rule: LateMark['rule']): LateMark[] => [
    { phase: 'supervisor-review', missing: 'supervisor-review', owedBy: 'appraiser', rule },
  ];

  it('reviewed: complete', () => {
    expect(endOf('supervisor-review', reviewedCase())).toMatchObject({ endState: 'complete', marks: [] });
  });

  it('a review counts where the realisation is missing: the appraiser has assessed', () => {
    expect(endOf('supervisor-review', reviewedCase(), nothing)).toMatchObject({ endState: 'complete', marks: [] });
  });

  it('missing with evidence: provisional', () => {
    const end = endOf('supervisor-review', plannedCase(), { hasRealisation: true, hasSelfReview: false });
    expect(end).toMatchObject({
      endState: 'provisional',
      rule: 'provisional-from-evidence',
      marks: owed('provisional-from-evidence'),
      ownDutiesMet: true,
    });
  });

  it.each([
    ['without a realisation', plannedCase()],
    ['without a plan', unplannedCase(null)],
  ])('missing %s: not assessable', (_, subject) => {
    const end = endOf('supervisor-review', subject, nothing);
    expect(end).toMatchObject({ endState: 'escalated', rule: 'not-assessable', marks: owed('not-assessable') });
  });
});

describe('everybody', () => {
  it('is answered for, in the order given', () => {
    const cases = [plannedCase(), unplannedCase(null), decidedCase()].map((subject, at) => ({
      case: { ...subject, employeeId: `p${at}` },
      ...everything,
    }));
    const ends = planClosure({ phase: 'planning', cases }, defaultRuleSet, 'Asia/Jakarta', deadline);
    expect(ends.map(({ employeeId, endState }) => `${employeeId} ${endState}`)).toEqual([
      'p0 complete',
      'p1 escalated',
      'p2 complete',
    ]);
  });

  it.each(['planning', 'execution', 'supervisor-review'] as const)('officials are exempt from %s', (phase) => {
    const official: Case = { ...unplannedCase(null), postFamily: 'official' };
    expect(endOf(phase, official, nothing)).toMatchObject({ endState: 'exempt', marks: [], ownDutiesMet: true });
  });

  it('own duties stay unmet once an earlier phase has said so', () => {
    const mark: LateMark = { phase: 'execution', missing: 'self-review', owedBy: 'staff', rule: 'self-review-missing' };
    expect(endOf('supervisor-review', { ...reviewedCase(), marks: [mark] }).ownDutiesMet).toBe(false);
  });
});
