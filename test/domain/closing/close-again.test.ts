import { describe, expect, it } from 'vitest';
import type { Case, LateMark } from '../../../functions/domain/case/case.ts';
import { approvedOf, closeAgain, liftedCase } from '../../../functions/domain/closing/close-again.ts';
import type { EndOfCase } from '../../../functions/domain/closing/plan-closure.ts';
import type { Reopening } from '../../../functions/domain/cycle/reopening.ts';
import { decidedCase, plannedCase, reviewedCase, submittedAt, unplannedCase } from '../../support/example-case.ts';

const at = '2026-02-01T00:00:00.000Z';
const reopening: Reopening = {
  ...{
    number: 2,
    phase: 'execution',
    scope: { kind: 'all' },
    until: at,
    reason: 'A flood.',
    askedBy: 'admin',
    askedAt: at,
  },
  decision: { kind: 'approve', by: 'secretary', reason: 'Seen.', at: '2026-01-30T00:00:00.000Z' },
  ...{ status: 'closing', version: 3, closedAt: null, requestKey: 'k', requestDigest: 'd' },
};
const mark = (over: Partial<LateMark> = {}): LateMark => ({
  ...{ phase: 'execution', missing: 'realisation', owedBy: 'staff', rule: 'realisation-missing' },
  ...over,
});
const late = mark({
  phase: 'planning',
  missing: 'plan-decision',
  owedBy: 'appraiser',
  rule: 'plan-carried-as-submitted',
});
const unreviewed = mark({
  phase: 'supervisor-review',
  missing: 'supervisor-review',
  owedBy: 'appraiser',
  rule: 'not-assessable',
});
const end = (marks: LateMark[] = [], over: Partial<EndOfCase> = {}): EndOfCase => ({
  ...{ employeeId: 'staff', endState: 'complete', rule: 'nothing-missing', marks, ownDutiesMet: true },
  ...over,
});
const { result, review, plan } = decidedCase();
const { stage: _, review: __, plan: ___, ...common } = reviewedCase();
const scored: Case = { ...common, stage: 'scored', plan, review, result };
const close = (subject: Case, given: EndOfCase = end(), hasRealisation = true) =>
  closeAgain(subject, 'execution', { end: given, hasRealisation }, approvedOf(reopening));

describe('a reopening that is closed', () => {
  it('was approved', () => {
    expect(approvedOf(reopening)).toEqual(reopening);
    for (const over of [{ decision: null }, { version: null }])
      expect(() => approvedOf({ ...reopening, ...over })).toThrow('nobody approved');
  });
});

describe('the marks that a reopened phase lifts', () => {
  it('are those of the phase, but for a decision on a plan that was carried', () => {
    const marks = [late, mark(), mark({ missing: 'self-review' }), unreviewed];
    const subject = { ...plannedCase(), marks };
    expect(liftedCase(subject, 'execution')).toEqual({ ...subject, marks: [late, unreviewed] });
    expect(liftedCase(subject, 'planning').marks).toEqual(marks);
    expect(liftedCase(subject, 'supervisor-review').marks).toEqual(marks.slice(0, 3));
    expect(liftedCase({ ...scored, marks }, 'execution')).toMatchObject({
      stage: 'reviewed',
      marks: [late, unreviewed],
    });
    expect(liftedCase(decidedCase(), 'execution')).toEqual(decidedCase());
  });
});

describe('a person who is settled again', () => {
  it('has the marks that still hold, and is told of those that do not', () => {
    const subject = { ...plannedCase(), marks: [late, mark(), mark({ missing: 'self-review' })] };
    const { next, body } = close(
      subject,
      end([mark()], { endState: 'escalated', rule: 'realisation-missing', ownDutiesMet: false }),
    );
    expect(next).toEqual({ ...subject, marks: [late, mark()], reopened: { number: 2, closed: true } });
    expect(body).toEqual({
      ...{
        phase: 'execution',
        rule: 'realisation-missing',
        endState: 'escalated',
        ownDutiesMet: false,
        marks: [mark()],
      },
      lifted: [mark({ missing: 'self-review' })],
      reopening: {
        ...{ number: 2, version: 3, reason: 'A flood.', askedBy: 'admin', until: at, approvedBy: 'secretary' },
        approvedAt: '2026-01-30T00:00:00.000Z',
      },
    });
  });

  it('is told of a mark that another owes now', () => {
    const [theirs, other] = [mark({ owedBy: 'staff' }), mark({ owedBy: 'successor' })];
    const { body } = close({ ...plannedCase(), marks: [theirs] }, end([other]));
    expect(body.lifted).toEqual([theirs]);
    const planning = mark({ phase: 'planning' });
    expect(close({ ...plannedCase(), marks: [planning, theirs] }).body.lifted).toEqual([theirs]);
  });

  it('gets a plan that was handed in, where it is carried now', () => {
    const subject = unplannedCase(submittedAt(at));
    const { next } = close(subject, end([late], { endState: 'carried', rule: 'plan-carried-as-submitted' }));
    expect(next).toMatchObject({ stage: 'planned', plan: { seq: 1, basis: 'carried' }, marks: [late] });
  });

  it('keeps a result until it is scored again', () => {
    const subject = { ...scored, marks: [mark()] };
    expect(close(subject).next).toEqual({ ...scored, marks: [], reopened: { number: 2, closed: true } });
    const bare: Case = { ...common, stage: 'unassessed', plan };
    expect(close(bare).next).toEqual({ ...bare, reopened: { number: 2, closed: true } });
  });

  it('keeps what was given in this window, and what waits for the close of another', () => {
    const given = { seq: 9, workResult: 'above', behaviour: 'meets' } as const;
    const here = { number: 2, review: given, parts: [given, null] };
    expect(close({ ...scored, reopened: here }).next.reopened).toEqual({ ...here, closed: true });
    const beside = { number: 1, closed: true, of: 3, review: given } as const;
    expect(close({ ...scored, reopened: beside }).next.reopened).toEqual({
      number: 2,
      closed: true,
      of: 3,
      review: given,
    });
    expect(close(plannedCase()).next.reopened).toEqual({ number: 2, closed: true });
  });

  it('has evidence now where there was none: whose review is missing still owes it', () => {
    const subject = { ...plannedCase(), marks: [late, unreviewed] };
    const known = { ...unreviewed, rule: 'provisional-from-evidence' };
    expect(close(subject).next.marks).toEqual([late, known]);
    expect(close(subject, end(), false).next.marks).toEqual([late, unreviewed]);
    expect(close({ ...reviewedCase(), marks: [unreviewed] }).next.marks).toEqual([unreviewed]);
    expect(close({ ...unplannedCase(null), marks: [unreviewed] }).next.marks).toEqual([unreviewed]);
    const other = { ...late, rule: 'not-assessable' } as const;
    const provisional = { ...unreviewed, rule: 'amendment-undecided' } as const;
    expect(close({ ...plannedCase(), marks: [other, provisional] }).next.marks).toEqual([other, provisional]);
  });
});
