import { describe, expect, it } from 'vitest';
import type { Case } from '../../../functions/domain/case/case.ts';
import type { Assignment, Employee } from '../../../functions/domain/directory/employee.ts';
import { isOnRoute, reroute } from '../../../functions/domain/segments/reroute.ts';
import { choosePart, withPartReview } from '../../../functions/domain/segments/review-part.ts';
import { type Route, routeOf } from '../../../functions/domain/segments/route-of.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { employee, head, headship, quarter, rules, unit } from './people.ts';

const directory = [
  employee('director', { unitCode: 'A', headsUnit: true, appraiserId: 'mayor' }),
  head('chief', 'A.1'),
  head('other', 'B', { appraiserId: 'mayor' }),
];
const units = new Map(
  [
    unit('ROOT', null),
    unit('A', 'ROOT'),
    unit('A.1', 'A', [headship('chief', '2025-01-01', null)]),
    unit('B', 'ROOT'),
  ].map((u) => [u.code, u]),
);
const route = (today: string, ...assignments: Partial<Assignment>[]): Route => {
  const people = new Map<string, Employee>(directory.map((p) => [p.id, p]));
  const context = { period: quarter, today, units, rules, employeeOf: (id: string) => people.get(id) ?? null };
  const found = routeOf(employee('e-self', ...assignments), context);
  if (found === null) throw new Error('no route');
  return found;
};

const before = route('2026-01-10', {});
/** The case where it lay before, at the stage given. */
const placed = (subject: Case): Case => ({ ...subject, ...before.position });
const transfer = [{ to: '2026-02-14' }, { unitCode: 'B', appraiserId: 'other', from: '2026-02-15' }];
const newAppraiser = [{ to: '2026-01-31' }, { appraiserId: 'director', from: '2026-02-01' }];
const moved = (subject: Case, ...assignments: Partial<Assignment>[]) =>
  reroute(placed(subject), route('2026-03-01', ...assignments), quarter, rules);

describe('a route', () => {
  it('puts the case with the post of the day, its service and who hears objections', () => {
    expect(before.position).toEqual({
      unitCode: 'A.1',
      serviceCode: 'A',
      appraiserId: 'chief',
      superiorId: 'director',
      postFamily: 'JA',
      headsUnit: false,
    });
    expect(route('2026-03-01', ...transfer).position).toMatchObject({
      unitCode: 'B',
      serviceCode: 'B',
      appraiserId: 'other',
    });
    expect(route('2026-01-10', ...transfer).position).toMatchObject({ unitCode: 'A.1', appraiserId: 'chief' });
  });

  it('is the same for a case that lies right', () => {
    expect(isOnRoute(placed(caseAt.planned()), before, quarter)).toBe(true);
    expect(isOnRoute(placed(caseAt.planned()), route('2026-03-01', ...transfer), quarter)).toBe(false);
    const { next } = moved(caseAt.planned(), ...transfer);
    expect(isOnRoute(next, route('2026-03-01', ...transfer), quarter)).toBe(true);
  });
});

describe('a transfer', () => {
  it('freezes the plan of the earlier post and leaves it in force for the new one, to be amended', () => {
    const { next, dropped } = moved(caseAt.planned(), ...transfer);
    const plan = { seq: 2, version: 1, basis: 'set' };
    expect(next).toMatchObject({
      stage: 'planned',
      plan,
      unitCode: 'B',
      segments: [
        { from: '2026-01-01', to: '2026-02-14', appraiserId: 'chief', plan, review: null },
        { from: '2026-02-15', to: '2026-03-31', appraiserId: 'other', review: null },
      ],
    });
    expect(next.segments?.[1]).not.toHaveProperty('plan');
    expect(dropped).toEqual([]);
  });

  it('keeps the earlier plan at a second transfer, whatever was amended since', () => {
    const first = moved(caseAt.planned(), ...transfer).next;
    if (first.stage !== 'planned') throw new Error('not planned');
    const amended: Case = { ...first, plan: { seq: 9, version: 2, basis: 'set' } };
    const again = [
      ...transfer.slice(0, 1),
      { ...transfer[1], to: '2026-03-14' },
      { postTitle: 'Ketua Tim', from: '2026-03-15' },
    ];
    const { next } = reroute(amended, route('2026-03-20', ...again), quarter, rules);
    expect(next.segments?.map(({ plan }) => plan?.version)).toEqual([1, 2, undefined]);
  });

  it('takes the review along for the part that its appraiser keeps, and asks for the other', () => {
    const { next, dropped } = moved(caseAt.reviewed(), ...transfer);
    expect(next).toMatchObject({ stage: 'planned', segments: [{ review: { seq: 3 } }, { review: null }] });
    expect(next).not.toHaveProperty('review');
    expect(dropped).toEqual([]);
  });
});

describe('a change of the appraiser', () => {
  it('needs no plan of its own: post and plan stay', () => {
    const { next } = moved(caseAt.planned(), ...newAppraiser);
    expect(next.segments?.map(({ appraiserId, plan }) => [appraiserId, plan])).toEqual([
      ['chief', undefined],
      ['director', undefined],
    ]);
  });

  it('corrected from the first day leaves a period in one piece, without the review of the wrong one', () => {
    const { next, dropped } = moved(caseAt.reviewed(), { appraiserId: 'director' });
    expect(next).toMatchObject({ stage: 'planned', appraiserId: 'director', superiorId: 'mayor' });
    expect(next).not.toHaveProperty('segments');
    expect(dropped).toEqual([{ from: '2026-01-01', to: '2026-03-31', appraiserId: 'chief', seq: 3 }]);
  });

  it('while the plan lies with the old one hands it to the new one', () => {
    const { next } = moved(caseAt.submitted(), { appraiserId: 'director' });
    expect(next).toMatchObject({ stage: 'unplanned', appraiserId: 'director', plan: { status: 'submitted' } });
  });

  it('taken back puts everything where it was', () => {
    const away = moved(caseAt.reviewed(), ...newAppraiser).next;
    const { next } = reroute(away, before, quarter, rules);
    expect(next).toEqual({ ...placed(caseAt.reviewed()), review: { seq: 3, workResult: 'meets', behaviour: 'meets' } });
  });

  it('closes an open amendment only where the whole period is reviewed', () => {
    const open = moved(caseAt.amending('submitted'), ...newAppraiser).next;
    expect(open).toMatchObject({ stage: 'planned', amendment: { status: 'submitted' }, appraiserId: 'director' });
  });
});

describe('joining and leaving', () => {
  it('are kept as the one part that there is', () => {
    expect(moved(caseAt.planned(), { from: '2026-02-10' }).next.segments).toMatchObject([
      { from: '2026-02-10', to: '2026-03-31', appraiserId: 'chief' },
    ]);
    expect(moved(caseAt.planned(), { to: '2026-03-05' }).next.segments).toMatchObject([
      { from: '2026-01-01', to: '2026-03-05' },
    ]);
  });
});

it.each(['scored', 'unassessed', 'decided'] as const)('a %s case is not re-routed', (stage) => {
  expect(() => moved(caseAt[stage](), ...transfer)).toThrow('a scored case cannot be re-routed');
});

describe('the review of a part', () => {
  const split = moved(caseAt.planned(), ...newAppraiser).next;
  const thrice = moved(
    caseAt.planned(),
    { to: '2026-01-31' },
    { appraiserId: 'director', from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01' },
  ).next;

  it('is of the only part that the appraiser has', () => {
    expect(choosePart(split, 'chief', null)).toMatchObject({ decision: 'part', number: 1 });
    expect(choosePart(split, 'director', null)).toMatchObject({ decision: 'part', number: 2 });
    expect(choosePart(split, 'director', 2)).toMatchObject({ decision: 'part', number: 2 });
  });
  it('must say which where there are several', () => {
    expect(choosePart(thrice, 'chief', null)).toEqual({ decision: 'ambiguous', numbers: [1, 3] });
    expect(choosePart(thrice, 'chief', 3)).toMatchObject({ decision: 'part', number: 3 });
  });
  it('is not of somebody else’s', () => {
    expect(choosePart(thrice, 'chief', 2)).toEqual({ decision: 'not-theirs', numbers: [1, 3] });
    expect(choosePart(placed(caseAt.planned()), 'chief', 1)).toEqual({ decision: 'not-theirs', numbers: [] });
    expect(choosePart(placed(caseAt.planned()), 'chief', null)).toEqual({ decision: 'whole' });
  });
  it('makes the case reviewed once every part is, by shares', () => {
    if (split.stage !== 'planned') throw new Error('not planned');
    const first = withPartReview(split, 1, { seq: 5, workResult: 'above', behaviour: 'meets' }, rules);
    expect(first).toMatchObject({ stage: 'planned', segments: [{ review: { seq: 5 } }, { review: null }] });
    if (first.stage !== 'planned') throw new Error('not planned');
    const second = withPartReview(first, 2, { seq: 6, workResult: 'meets', behaviour: 'below' }, rules);
    // A third above and two thirds meets: 2 1/3; a third meets and two thirds below: 1 1/3.
    expect(second).toMatchObject({ stage: 'reviewed', review: { seq: 6, workResult: 'meets', behaviour: 'below' } });
  });
});
