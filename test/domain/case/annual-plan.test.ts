import { describe, expect, it } from 'vitest';
import { annualPlanFor, withAnnualSegments } from '../../../functions/domain/case/annual-plan.ts';
import type { Case, PlanInForce, SegmentRef } from '../../../functions/domain/case/case.ts';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { plannedCase, submittedAt, unplannedCase } from '../../support/example-case.ts';
import { people } from '../../support/people.ts';

const year = { id: 'tahunan', period: { from: '2026-01-01', to: '2026-12-31' } };
const quarter = { from: '2026-07-01', to: '2026-09-30' };
const [base] = people.find(({ id }) => id === 'ani')?.assignments ?? [];
if (base === undefined) throw new Error('no post');
const post = (over: Partial<Assignment> = {}): Assignment => ({
  ...base,
  unitCode: 'DISDIK.1',
  postFamily: 'JF',
  ...over,
});
const opened = unplannedCase(null);
const segment = (from: string, to: string, plan?: PlanInForce): SegmentRef => ({
  ...{ from, to, unitCode: 'DISDIK.1', appraiserId: 'appraiser', review: null },
  ...(plan === undefined ? {} : { plan }),
});
const ref = (seq: number): PlanInForce => ({ seq, version: seq, basis: 'set' });
const annual = (over: Partial<Extract<Case, { stage: 'planned' }>> = {}): Case => ({ ...plannedCase(), ...over });
const planOf = (subject: Case, assignments: Assignment[] = [post()], today = '2026-07-01') =>
  annualPlanFor({ assignments }, opened, { cycle: year, case: subject }, quarter, today);

describe('the annual plan by which a shorter period is lived', () => {
  it('is the one in force there, by the part of the year that the period is', () => {
    const share = { part: 3, whole: 12, unit: 'month' };
    expect(planOf(annual())).toEqual({ seq: 1, version: 1, basis: 'set', of: 'tahunan', share });
    expect(planOf(plannedCase('carried'))).toMatchObject({ basis: 'carried' });
  });

  it('is still there once the annual cycle has gone on', () => {
    const { stage: _, ...rest } = plannedCase();
    expect(planOf({ ...rest, stage: 'unassessed' })).toMatchObject({ seq: 1, of: 'tahunan' });
    expect(planOf({ ...rest, stage: 'unassessed', plan: null })).toBeNull();
  });

  it.each<[string, Case, Assignment[] | undefined]>([
    ['no plan was made', unplannedCase(null), undefined],
    ['it was only submitted', unplannedCase(submittedAt('2026-01-10T00:00:00.000Z')), undefined],
    ['the case lies in another unit now', annual({ unitCode: 'DISDIK.2' }), undefined],
    ['the person heads a unit now', annual({ headsUnit: true }), undefined],
    ['the post is of another family', annual({ postFamily: 'JA' }), undefined],
    [
      'the post changed within the unit, and nobody has moved the annual case',
      annual(),
      [post({ to: '2026-05-31' }), post({ from: '2026-06-01', postTitle: 'Analis' })],
    ],
    [
      'the annual case was moved, and the plan is still that of the earlier post',
      annual({ segments: [segment('2026-01-01', '2026-05-31', ref(1)), segment('2026-06-01', '2026-12-31')] }),
      [post({ to: '2026-05-31' }), post({ from: '2026-06-01', postTitle: 'Analis' })],
    ],
    [
      'the person came back after a time without a post',
      annual(),
      [post({ to: '2026-02-28' }), post({ from: '2026-06-01' })],
    ],
    ['the person left before the period', annual(), [post({ to: '2026-05-31' })]],
  ])('is none where %s', (_, subject, assignments) => {
    expect(planOf(subject, assignments)).toBeNull();
  });

  it('is the amended one after a transfer, shared over the time that it was made for', () => {
    const segments = [segment('2026-01-01', '2026-06-30', ref(1)), segment('2026-07-01', '2026-12-31')];
    const moved = [post({ to: '2026-06-30' }), post({ from: '2026-07-01', postTitle: 'Analis' })];
    expect(planOf(annual({ plan: ref(5), segments }), moved)).toEqual({
      ...ref(5),
      of: 'tahunan',
      share: { part: 3, whole: 6, unit: 'month' },
    });
  });

  it('of somebody who joined within the year is shared over the time since', () => {
    const segments = [segment('2026-04-01', '2026-12-31')];
    expect(planOf(annual({ segments }), [post({ from: '2026-04-01' })])).toMatchObject({
      share: { part: 3, whole: 9, unit: 'month' },
    });
  });

  it('goes on over a new decree and a new appraiser', () => {
    const assignments = [post({ to: '2026-04-30' }), post({ from: '2026-05-01', decree: 'SK', appraiserId: 'other' })];
    const segments = [segment('2026-01-01', '2026-04-30'), segment('2026-05-01', '2026-12-31')];
    expect(planOf(annual({ segments }), assignments)).toMatchObject({ seq: 1, share: { part: 3, whole: 12 } });
  });

  it('for a part of the period in an earlier post is the one that the annual case keeps for it', () => {
    const before = ref(1);
    const now: PlanInForce = { ...ref(5), of: 'tahunan', share: { part: 1, whole: 4, unit: 'month' } };
    const cut: Case = {
      ...plannedCase(),
      plan: now,
      segments: [segment('2026-07-01', '2026-08-31', now), segment('2026-09-01', '2026-09-30')],
    };
    const kept = annual({
      segments: [segment('2026-01-01', '2026-08-31', before), segment('2026-09-01', '2026-12-31')],
    });
    const { segments } = withAnnualSegments(cut, { cycle: year, case: kept }, quarter);
    expect(segments?.map(({ plan }) => plan)).toEqual([
      { ...before, of: 'tahunan', share: { part: 2, whole: 8, unit: 'month' } },
      undefined,
    ]);
  });

  const earlier = { ...ref(5), of: 'tahunan', share: { part: 1, whole: 4, unit: 'month' } } satisfies PlanInForce;
  const kept = annual({
    segments: [
      segment('2026-01-01', '2026-03-31', ref(1)),
      segment('2026-04-01', '2026-07-31', ref(2)),
      segment('2026-08-01', '2026-12-31'),
    ],
  });
  const cutAt = (...segments: SegmentRef[]): Case => ({ ...plannedCase(), segments });
  const plansIn = (opening: Case, annualCase: Case = kept) =>
    withAnnualSegments(opening, { cycle: year, case: annualCase }, quarter).segments?.map(({ plan }) => plan?.seq);

  it.each<[string, Case, (number | undefined)[]]>([
    [
      'of a post that ended within it',
      cutAt(segment('2026-07-01', '2026-07-31', earlier), segment('2026-08-01', '2026-09-30')),
      [2, undefined],
    ],
    ['that touches the last day of one', cutAt(segment('2026-07-31', '2026-08-15', earlier)), [2]],
    ['that begins after it', cutAt(segment('2026-08-01', '2026-09-30', earlier)), [5]],
    ['in the present post', cutAt(segment('2026-08-01', '2026-09-30')), [undefined]],
  ])('a part %s has the plan of that post', (_, opening, plans) => {
    expect(plansIn(opening)).toEqual(plans);
  });

  it('a period in one piece, or a year in one piece, keeps what it has', () => {
    expect(withAnnualSegments(plannedCase(), { cycle: year, case: kept }, quarter)).toEqual(plannedCase());
    const opening = cutAt(segment('2026-07-01', '2026-07-31', earlier));
    expect(withAnnualSegments(opening, { cycle: year, case: annual() }, quarter)).toBe(opening);
  });

  it('a plan of a post that ended before the period has no share in it', () => {
    const opening = cutAt(segment('2026-03-01', '2026-03-31', earlier));
    expect(plansIn(opening)).toEqual([5]);
  });

  it('goes by the post held on the day, in the period', () => {
    const late = [post({ from: '2026-01-01', to: '2026-09-30' })];
    expect(planOf(annual(), late, '2026-12-01')).toMatchObject({ seq: 1 });
    expect(planOf(annual(), late, '2026-01-15')).toMatchObject({ seq: 1 });
    const left = [post({ to: '2026-08-31' })];
    expect(planOf(annual(), left, '2026-08-31')).toMatchObject({ seq: 1 });
    expect(planOf(annual(), left, '2026-09-01')).toBeNull();
    expect(planOf(annual(), left, '2026-12-01')).toBeNull();
    expect(planOf(annual(), left, '2026-01-15')).toMatchObject({ seq: 1 });
  });

  it.each<[string, Partial<Assignment>]>([
    ['another unit', { unitCode: 'DISDIK.2' }],
    ['another family', { postFamily: 'JA' }],
    ['at the head of a unit', { headsUnit: true }],
    ['acting', { capacity: 'plt' }],
  ])('is none where the post was held in %s until then', (_, over) => {
    expect(planOf(annual(), [post({ ...over, to: '2026-04-30' }), post({ from: '2026-05-01' })])).toBeNull();
  });
});
