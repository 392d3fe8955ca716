import { describe, expect, it } from 'vitest';
import type { LateMark } from '../../../functions/domain/case/case.ts';
import { type ClosingCase, closingCaseOf } from '../../../functions/domain/closing/closing-case.ts';
import { isNightlyDue } from '../../../functions/domain/closing/nightly.ts';
import { ownDutiesMet } from '../../../functions/domain/closing/own-duties.ts';
import { phaseEnd, settledEnd } from '../../../functions/domain/closing/phase-end.ts';
import { planClosure, type SettledPhase } from '../../../functions/domain/closing/plan-closure.ts';
import { settleCase } from '../../../functions/domain/closing/settle-case.ts';
import { defaultRuleSet as rules } from '../../../functions/domain/rules/default-rule-set.ts';
import { caseAt, cycleAt } from '../case/case-fixtures.ts';

const zone = 'Asia/Jakarta';
const { deadlines } = cycleAt('planning');
const done = { hasRealisation: true, hasSelfReview: true };
const ends = (phase: SettledPhase, subject: ClosingCase, has = done, by = deadlines[phase]) =>
  planClosure({ phase, cases: [{ case: subject, ...has }] }, rules, zone, by)[0];
const mark = (change: Partial<LateMark> = {}): LateMark => ({
  ...{ phase: 'planning', missing: 'plan-decision', owedBy: 'e-appraiser', rule: 'plan-carried-as-submitted' },
  ...change,
});

describe('the end that each rule gives', () => {
  it.each([
    ['nothing-missing', 'complete'],
    ['plan-carried-as-submitted', 'carried'],
    ['plan-carried-late-return', 'carried'],
    ['no-plan', 'escalated'],
    ['realisation-missing', 'escalated'],
    ['self-review-missing', 'carried'],
    ['amendment-undecided', 'carried'],
    ['provisional-from-evidence', 'provisional'],
    ['not-assessable', 'escalated'],
  ] as const)('%s: %s', (rule, endState) => {
    expect(phaseEnd(rule)).toEqual({ endState, rule, marks: [] });
    expect(phaseEnd(rule, [mark()]).marks).toEqual([mark()]);
  });

  it('is the stored one where the phase was settled before, the gravest first', () => {
    const marks = [mark({ phase: 'execution', rule: 'realisation-missing' }), mark(), mark({ rule: 'no-plan' })];
    expect(settledEnd('planning', { ...caseAt.planned(), marks })).toEqual({
      ...{ endState: 'carried', rule: 'plan-carried-as-submitted', marks: marks.slice(1) },
    });
    expect(settledEnd('supervisor-review', { ...caseAt.planned(), marks })).toBeNull();
  });
});

describe('the end of one person', () => {
  it('is none for an official, whose cycle is another', () => {
    const official: ClosingCase = { ...caseAt.unplanned(), postFamily: 'official' };
    expect(ends('planning', official)).toEqual({
      ...{ employeeId: 'e-self', endState: 'exempt', rule: 'nothing-missing', marks: [], ownDutiesMet: true },
    });
  });

  it('settles the plan of a late joiner in execution, and of nobody else', () => {
    const joiner: ClosingCase = { ...caseAt.unplanned(), joinedLate: true };
    const owed = { missing: 'plan-submission', owedBy: 'e-self', rule: 'no-plan' };
    expect(ends('execution', joiner)).toMatchObject({ rule: 'no-plan', marks: [{ phase: 'execution', ...owed }] });
    expect(ends('execution', joiner)?.ownDutiesMet).toBe(false);
    const submitted: ClosingCase = { ...caseAt.submitted(), joinedLate: true };
    expect(ends('execution', submitted)).toMatchObject({
      endState: 'carried',
      marks: [{ phase: 'execution', missing: 'plan-decision', owedBy: 'e-appraiser' }],
    });
    expect(ends('execution', { ...caseAt.planned(), joinedLate: true })).toMatchObject({ rule: 'nothing-missing' });
    expect(
      ends('execution', { ...caseAt.planned(), joinedLate: true }, { ...done, hasSelfReview: false }),
    ).toMatchObject({ rule: 'self-review-missing' });
  });

  it.each<[string, ClosingCase]>([
    ['never submitted', caseAt.unplanned()],
    ['submitted, but not carried', caseAt.submitted()],
    ['absent from a case that went on', { ...caseAt.reviewed(), stage: 'reviewed', plan: null }],
  ])('in execution without a plan (%s) marks nothing once more', (_, subject) => {
    const nothing = { hasRealisation: false, hasSelfReview: false };
    expect(ends('execution', subject, nothing)).toMatchObject({ endState: 'escalated', rule: 'no-plan', marks: [] });
  });

  it('in execution names what is missing, the gravest first', () => {
    const both = ends('execution', caseAt.planned(), { hasRealisation: false, hasSelfReview: false });
    expect(both?.rule).toBe('realisation-missing');
    const own = { phase: 'execution', owedBy: 'e-self' };
    expect(both?.marks).toEqual([
      { ...own, missing: 'realisation', rule: 'realisation-missing' },
      { ...own, missing: 'self-review', rule: 'self-review-missing' },
    ]);
    expect(ends('execution', caseAt.reviewed())).toMatchObject({ rule: 'nothing-missing', marks: [] });
  });

  it('holds an appraiser to an amendment only with the days that the rules give', () => {
    const days = rules.planning.amendmentWorkingDays;
    const proposed = (at: string): ClosingCase => ({
      ...{ ...caseAt.planned(), stage: 'planned', plan: {} },
      amendment: { status: 'submitted', at },
    });
    // 23 to 27 February 2026 are the last five working days before the phase ends on Saturday the 28th.
    expect(days).toBeLessThanOrEqual(5);
    const first = 27 - days;
    const at = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T03:00:00.000Z`;
    expect(ends('execution', proposed(at(first)))).toMatchObject({
      rule: 'amendment-undecided',
      marks: [
        { phase: 'execution', missing: 'amendment-decision', owedBy: 'e-appraiser', rule: 'amendment-undecided' },
      ],
    });
    expect(ends('execution', proposed(at(first + 1)))?.rule).toBe('nothing-missing');
    expect(ends('execution', caseAt.amending('returned'))?.rule).toBe('nothing-missing');
  });

  it.each([
    [caseAt.reviewed(), true, 'nothing-missing'],
    [caseAt.scored(), true, 'nothing-missing'],
    [caseAt.unassessed(), false, 'nothing-missing'],
    [caseAt.decided(), false, 'nothing-missing'],
    [caseAt.planned(), true, 'provisional-from-evidence'],
    [caseAt.planned(), false, 'not-assessable'],
    [caseAt.unplanned(), true, 'not-assessable'],
  ] as const)('in review at stage $stage with evidence %s: %s', (subject, hasRealisation, rule) => {
    const end = ends('supervisor-review', subject, { ...done, hasRealisation });
    const owed = [{ phase: 'supervisor-review', missing: 'supervisor-review', owedBy: 'e-appraiser', rule }];
    expect(end).toMatchObject({ rule, marks: rule === 'nothing-missing' ? [] : owed });
  });

  it('is owed by each appraiser of an unreviewed part, once', () => {
    const part = (appraiserId: string | null, review: object | null) => ({ appraiserId, review });
    const segments = [part('a', null), part('b', {}), part('a', null), part(null, null), part('c', null)];
    expect(ends('supervisor-review', { ...caseAt.planned(), segments })?.marks.map(({ owedBy }) => owedBy)).toEqual([
      ...['a', null, 'c'],
    ]);
  });
});

describe('what the closing plan reads of a case', () => {
  const common = { employeeId: 'e-self', appraiserId: 'e-appraiser', postFamily: 'JF', marks: [] };
  it.each<[ClosingCase, object]>([
    [caseAt.unplanned(), { stage: 'unplanned', plan: null }],
    [caseAt.submitted(), { stage: 'unplanned', plan: { status: 'submitted', at: '2026-01-10T01:00:00.000Z' } }],
    [caseAt.planned(), { stage: 'planned', plan: {} }],
    [
      caseAt.amending('returned'),
      { stage: 'planned', plan: {}, amendment: { status: 'returned', at: '2026-02-10T01:00:00.000Z' } },
    ],
    [caseAt.reviewed(), { stage: 'reviewed', plan: {} }],
    [caseAt.scored(), { stage: 'scored', plan: {} }],
    [caseAt.unassessed(), { stage: 'unassessed', plan: null }],
    [caseAt.decided(), { stage: 'decided', plan: {} }],
    [
      { ...caseAt.planned(), joinedLate: true },
      { stage: 'planned', plan: {}, joinedLate: true },
    ],
  ])('at stage $stage is no more than %j', (subject, read) => {
    expect(closingCaseOf(subject)).toEqual({ ...common, ...read });
  });

  it('is of each part whether it was reviewed', () => {
    const review = { seq: 3, workResult: 'meets', behaviour: 'meets' };
    const segments = [
      { appraiserId: 'a', review, from: '2026-01-01' },
      { appraiserId: null, review: null },
    ];
    expect(closingCaseOf({ ...caseAt.planned(), segments })).toEqual({
      ...{ ...common, stage: 'planned', plan: {} },
      segments: [
        { appraiserId: 'a', review: {} },
        { appraiserId: null, review: null },
      ],
    });
  });
});

describe('settling', () => {
  const end = (marks: LateMark[], endState: 'carried' | 'escalated' = 'carried') => ({
    ...{ employeeId: 'e-self', endState, rule: marks[0]?.rule ?? 'nothing-missing', marks, ownDutiesMet: true },
  });
  it.each<[Partial<LateMark>]>([
    [{ phase: 'execution' }],
    [{ missing: 'plan-submission' }],
    [{ owedBy: 'another' }],
    [{ owedBy: null }],
  ])('adds a mark that differs from the stored one by %j', (change) => {
    const stored = { ...caseAt.planned(), marks: [mark()] };
    expect(settleCase(stored, end([mark(), mark(change)]))).toMatchObject({
      ...{ act: 'duty-missed', added: [mark(change)], next: { marks: [mark(), mark(change)] } },
    });
    expect(settleCase(stored, end([mark({ rule: 'no-plan' })]))).toBeNull();
  });

  it('carries only a plan that there is, of a case that has none in force', () => {
    expect(settleCase(caseAt.unplanned(), end([mark()]))?.act).toBe('duty-missed');
    expect(settleCase(caseAt.planned(), end([mark()]))?.act).toBe('duty-missed');
    expect(settleCase(caseAt.submitted(), end([mark()], 'escalated'))?.act).toBe('duty-missed');
    expect(settleCase(caseAt.submitted(), end([mark()]))?.act).toBe('plan-carried');
  });

  it('counts own duties by what is stored and by what is added', () => {
    const subject = { employeeId: 'e-self', marks: [mark()] };
    expect(ownDutiesMet(subject)).toBe(true);
    expect(ownDutiesMet(subject, [mark({ owedBy: 'e-self' })])).toBe(false);
    expect(ownDutiesMet({ ...subject, marks: [mark({ owedBy: 'e-self' }), mark()] })).toBe(false);
  });
});

describe('the rehearsal of a night', () => {
  const cycle = { ...cycleAt('planning'), zone } as const;
  const night = { closing: { graceSeconds: 60, rehearsalDays: 2 } };
  // The phase ends on 28 January at 17:00 UTC; 27 January in Jakarta begins at 17:00 UTC of the 26th.
  const now = '2026-01-27T10:00:00.000Z';
  const made = { phase: 'planning', by: null, basis: 'deadline', at: '2026-01-27T01:00:00.000Z' } as const;
  const due = (
    over: Partial<Parameters<typeof isNightlyDue>[0]>,
    known: Parameters<typeof isNightlyDue>[2] = [],
    at = now,
  ) => isNightlyDue({ ...cycle, ...over }, night, known, at);

  it.each([
    ['2026-01-26T16:59:59.999Z', false],
    ['2026-01-26T17:00:00.000Z', true],
    ['2026-01-28T16:59:59.999Z', true],
    ['2026-01-28T17:00:00.000Z', false],
  ])('is due two days before the deadline and not at it: %s %s', (at, expected) => {
    expect(due({}, [], at)).toBe(expected);
  });

  it('belongs to an open phase that people end, person by person or service by service', () => {
    expect(due({ status: 'closing' })).toBe(false);
    expect(due({ phase: 'committee-forum' }, [], '2026-05-28T10:00:00.000Z')).toBe(true);
    expect(due({ phase: 'scoring' }, [], '2026-05-28T10:00:00.000Z')).toBe(false);
  });

  it('is made once a day', () => {
    expect(due({}, [made])).toBe(false);
    expect(
      due({}, [
        { ...made, phase: 'execution' },
        { ...made, by: 'admin' },
        { ...made, basis: 'chosen' },
      ]),
    ).toBe(true);
    expect(due({}, [{ ...made, at: '2026-01-26T16:59:00.000Z' }])).toBe(true);
    expect(due({}, [{ ...made, basis: 'close' }, made])).toBe(false);
  });
});
