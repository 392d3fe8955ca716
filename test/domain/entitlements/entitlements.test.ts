import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allowance, allowanceOf, predicateLine } from '../../../functions/domain/entitlements/allowance.ts';
import { creditPointsOf } from '../../../functions/domain/entitlements/credit-points.ts';
import { defaultEntitlements } from '../../../functions/domain/entitlements/default-entitlements.ts';
import { type AllowanceRules, potentials } from '../../../functions/domain/entitlements/entitlement-rules.ts';
import { type PotentialAssessment, talentBoxOf } from '../../../functions/domain/entitlements/talent-box.ts';
import { predicates } from '../../../functions/domain/scoring/predicate.ts';

const { creditPoints, talent, allowance } = defaultEntitlements;
const year = { from: '2026-01-01', to: '2026-12-31' };
const quarter = { from: '2026-01-01', to: '2026-03-31' };
const post = (postLevel: string, from = '2020-01-01', to: string | null = null) =>
  ({ postFamily: 'JF', postLevel, capacity: 'definitive', from, to }) as const;

describe('credit points (PermenPANRB 1/2023)', () => {
  // Share of the predicate times the yearly coefficient, by hand.
  it.each([
    ['ahli-pertama', 'baik', '12.50'],
    ['ahli-pertama', 'sangat-baik', '18.75'],
    ['ahli-muda', 'butuh-perbaikan', '18.75'],
    ['ahli-madya', 'sangat-baik', '56.25'],
    ['ahli-utama', 'kurang', '25.00'],
    ['pemula', 'baik', '3.75'],
    ['pemula', 'sangat-kurang', '0.94'],
    ['terampil', 'butuh-perbaikan', '3.75'],
    ['mahir', 'kurang', '6.25'],
    ['penyelia', 'sangat-baik', '37.50'],
  ] as const)('a year as %s with %s', (level, predicate, points) => {
    expect(creditPointsOf({ posts: [post(level)], period: year, predicate }, creditPoints)).toMatchObject({
      decision: 'earned',
      points,
    });
  });

  it.each([
    ['a quarter', quarter, [post('ahli-pertama')], '3.13', ['3']],
    ['a month', { from: '2026-02-01', to: '2026-02-28' }, [post('ahli-pertama')], '1.04', ['1']],
    [
      'a rise within the year',
      year,
      [post('ahli-pertama', '2020-01-01', '2026-06-30'), post('ahli-muda', '2026-07-01')],
      '18.75',
      ['6', '6'],
    ],
    ['joined in mid-month', quarter, [post('ahli-pertama', '2026-02-15')], '1.56', ['3/2']],
    ['a leap February', { from: '2028-02-01', to: '2028-02-29' }, [post('ahli-muda', '2028-02-15')], '1.08', ['15/29']],
  ] as const)('%s: months/12, one rounding at the end', (_, period, posts, points, months) => {
    const earned = creditPointsOf({ posts, period, predicate: 'baik' }, creditPoints);
    expect(earned).toMatchObject({ decision: 'earned', points });
    expect(earned.decision === 'earned' ? earned.parts.map((part) => part.months) : []).toEqual(months);
  });

  it('are for functional posts held in their own right; an unknown level is no zero', () => {
    const subject = { period: year, predicate: 'baik' } as const;
    const of = (posts: Parameters<typeof creditPointsOf>[0]['posts']) =>
      creditPointsOf({ ...subject, posts }, creditPoints);
    expect(of([{ ...post('pelaksana'), postFamily: 'JA' }])).toEqual({ decision: 'not-functional' });
    expect(of([{ ...post('ahli-muda'), capacity: 'plt' }])).toEqual({ decision: 'not-functional' });
    expect(of([post('ahli-muda', '2027-01-01')])).toEqual({ decision: 'not-functional' });
    expect(of([post('ahli')])).toEqual({ decision: 'unknown-level', level: 'ahli' });
  });
});

describe('the nine boxes (PermenPANRB 3/2020)', () => {
  const assessed = (potential: PotentialAssessment['potential'], on: string, validTo = '2028-12-31') =>
    ({
      schemaVersion: 1,
      on,
      potential,
      source: 'AC 1/2026',
      validTo,
      importedBy: 'admin',
      at: `${on}T00:00:00.000Z`,
    }) as const;
  const place = (predicate: (typeof predicates)[number], assessments: PotentialAssessment[]) =>
    talentBoxOf({ predicate, assessments, periodEnd: '2026-03-31', today: '2026-06-01' }, talent);

  it.each([
    ['sangat-baik', [4, 7, 9]],
    ['baik', [2, 5, 8]],
    ['butuh-perbaikan', [1, 3, 6]],
    ['kurang', [1, 3, 6]],
    ['sangat-kurang', [1, 3, 6]],
  ] as const)('%s', (predicate, boxes) => {
    const placed = potentials.map((potential) => place(predicate, [assessed(potential, '2026-02-01')]));
    expect(placed.map((one) => (one.decision === 'placed' ? one.box : null))).toEqual(boxes);
    expect(placed.map((one) => one.decision === 'placed' && one.inSuccessionPool)).toEqual(boxes.map((n) => n >= 7));
  });

  it('nobody is placed without an assessment that holds', () => {
    const none = { decision: 'no-assessment', performance: 'meets' };
    expect(place('baik', [])).toMatchObject(none);
    expect(place('baik', [assessed('high', '2026-07-01')])).toMatchObject(none);
    expect(place('baik', [assessed('high', '2023-01-01', '2025-12-31')])).toMatchObject(none);
  });

  it('the latest assessment counts', () => {
    expect(place('baik', [assessed('high', '2026-05-01'), assessed('low', '2025-01-01')])).toMatchObject({
      box: 8,
      assessedOn: '2026-05-01',
    });
  });
});

describe('the factor of the allowance', () => {
  const month = (late: number, over: object = {}) => ({ expected: 20, written: 20, late, missing: 0, ...over });
  const rated = (predicate: (typeof predicates)[number], basis: 'reviewed' | 'provisional' = 'reviewed') => ({
    predicate,
    basis,
  });
  const factor = (
    result: ReturnType<typeof rated>,
    reports: ReturnType<typeof month>,
    absentDays: number | null = null,
    rules: AllowanceRules = allowance,
  ): Allowance => allowanceOf({ result, reports, absentDays }, rules);

  it.each([
    ['nothing to cut', 'baik', 0, '100.00'],
    ['one late report', 'baik', 1, '90.00'],
    ['five', 'sangat-baik', 5, '90.00'],
    ['six', 'sangat-baik', 6, '85.00'],
    ['ten', 'baik', 10, '85.00'],
    ['eleven', 'baik', 11, '80.00'],
    ['a low predicate', 'butuh-perbaikan', 0, '90.00'],
    ['cuts are added', 'sangat-kurang', 6, '65.00'],
  ] as const)('%s', (_, predicate, late, expected) => {
    expect(factor(rated(predicate), month(late)).factor).toBe(expected);
  });

  it('a month without any report has a factor of its own; a month that asked for none has not', () => {
    expect(factor(rated('baik'), month(0, { written: 0, missing: 20 }))).toMatchObject({ factor: '65.00' });
    expect(factor(rated('baik'), month(0, { written: 0, expected: 0 }))).toMatchObject({ factor: '100.00' });
  });

  it('missing days count where the agency counts them', () => {
    const counting: AllowanceRules = { ...allowance, reports: { ...allowance.reports, count: 'late-and-missing' } };
    expect(factor(rated('baik'), month(2, { missing: 4 })).factor).toBe('90.00');
    expect(factor(rated('baik'), month(2, { missing: 4 }), null, counting).factor).toBe('85.00');
  });

  it('attendance that is not known cuts nothing and says so; what is known follows its table', () => {
    const strict: AllowanceRules = { ...allowance, attendance: [{ from: 1, factor: '97' }] };
    const unknown = factor(rated('baik'), month(0), null, strict);
    expect(unknown.factor).toBe('100.00');
    expect(unknown.lines.at(-1)).toMatchObject({ component: 'attendance', value: null, note: 'not-imported' });
    expect(factor(rated('baik'), month(0), 0, strict).factor).toBe('100.00');
    expect(factor(rated('baik'), month(0), 2, strict).factor).toBe('97.00');
  });

  it('factors are multiplied where the agency does so', () => {
    const multiplied: AllowanceRules = { ...allowance, combine: 'multiplied' };
    expect(factor(rated('butuh-perbaikan'), month(1), null, multiplied).factor).toBe('81.00');
  });

  it('nobody is cut for a predicate that is provisional because the appraiser was late', () => {
    expect(predicateLine(rated('butuh-perbaikan', 'provisional'), allowance)).toMatchObject({
      factor: '100',
      note: 'provisional-does-not-cut',
    });
    const cutting: AllowanceRules = { ...allowance, provisionalCuts: true };
    expect(predicateLine(rated('butuh-perbaikan', 'provisional'), cutting)).toMatchObject({ factor: '90', note: null });
  });

  it('never falls under nothing nor rises over the whole, and never rises by being later', () => {
    const count = fc.integer({ min: 0, max: 40 });
    const combine = fc.constantFrom<AllowanceRules['combine']>('cuts-added', 'multiplied');
    fc.assert(
      fc.property(fc.constantFrom(...predicates), count, count, combine, (predicate, late, more, how) => {
        const rules: AllowanceRules = { ...allowance, combine: how };
        const now = Number(factor(rated(predicate), month(late), null, rules).factor);
        const then = Number(factor(rated(predicate), month(late + more), null, rules).factor);
        expect(now).toBeGreaterThanOrEqual(0);
        expect(now).toBeLessThanOrEqual(100);
        expect(then).toBeLessThanOrEqual(now);
      }),
    );
  });
});
