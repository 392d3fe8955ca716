import { describe, expect, it } from 'vitest';
import type { Case, SegmentRef } from '../../../functions/domain/case/case.ts';
import {
  AlreadyScoredError,
  isOnRoute,
  positionOf,
  reroute,
  segmentsOfCase,
} from '../../../functions/domain/segments/reroute.ts';
import { isPlain, type Position, type Route } from '../../../functions/domain/segments/route-of.ts';
import { isSameActing, isSamePost, ledIn, type Segment } from '../../../functions/domain/segments/segment.ts';
import { caseAt } from '../case/case-fixtures.ts';
import { quarter, rules } from './people.ts';

const segment = (change: Partial<Segment> = {}): Segment => ({
  ...{ ...quarter, unitCode: 'A.1', postTitle: 'Analis', postFamily: 'JA', headsUnit: false },
  ...{ capacity: 'definitive', appraiserId: 'chief', acting: null },
  ...change,
});
const acting = { capacity: 'plt', decree: 'SK 1', for: null } as const;
const position: Position = {
  ...{
    unitCode: 'A.1',
    serviceCode: 'A',
    appraiserId: 'chief',
    superiorId: 'director',
    postFamily: 'JA',
    headsUnit: false,
  },
};
const route = (...segments: Segment[]): Route => ({ segments, absences: [], unattended: [], position });
const placed = (subject: Case): Case => ({ ...subject, ...position });

describe('the same post, the same stand-in', () => {
  it.each<[Partial<Segment>, boolean]>([
    [{ from: '2026-02-01', appraiserId: 'x', acting }, true],
    [{ unitCode: 'B' }, false],
    [{ postTitle: 'Arsiparis' }, false],
    [{ postFamily: 'JF' }, false],
    [{ headsUnit: true }, false],
    [{ capacity: 'plt' }, false],
  ])('%j: %s', (change, same) => {
    expect(isSamePost(segment(), segment(change))).toBe(same);
  });

  it.each([
    [null, null, true],
    [acting, null, false],
    [null, acting, false],
    [acting, { ...acting }, true],
    [acting, { ...acting, capacity: 'plh' }, false],
    [acting, { ...acting, decree: null }, false],
    [acting, { ...acting, for: 'x' }, false],
  ] as const)('%j and %j: %s', (a, b, same) => {
    expect(isSameActing(a, b)).toBe(same);
    expect([ledIn({ unitCode: 'A', leads: true }), ledIn({ unitCode: 'A' })]).toEqual([
      ...[
        { headsUnit: true, unitCode: 'A' },
        { headsUnit: false, unitCode: 'A' },
      ],
    ]);
  });
});

describe('whether a case lies on its route', () => {
  const subject = placed(caseAt.planned());
  const two = [segment({ to: '2026-01-31', appraiserId: 'old', acting }), segment({ from: '2026-02-01' })];
  const parts: SegmentRef[] = [
    { from: quarter.from, to: '2026-01-31', unitCode: 'A.1', appraiserId: 'old', acting, review: null },
    { from: '2026-02-01', to: quarter.to, unitCode: 'A.1', appraiserId: 'chief', review: null },
  ];
  const inParts: Case = { ...subject, segments: parts };
  const [first, second] = parts;
  if (first === undefined || second === undefined) throw new Error('two parts');

  it.each<[string, Case, Route, boolean]>([
    ['as it was opened', subject, route(segment()), true],
    ['in parts', inParts, route(...two), true],
    ['one part too few', inParts, route(...two.slice(0, 1)), false],
    ['one part too many', subject, route(...two), false],
    ['another end', { ...inParts, segments: [{ ...first, to: '2026-01-30' }, second] }, route(...two), false],
    ['another beginning', { ...inParts, segments: [first, { ...second, from: '2026-02-02' }] }, route(...two), false],
    ['another unit', { ...inParts, segments: [{ ...first, unitCode: 'B' }, second] }, route(...two), false],
    ['another appraiser', { ...inParts, segments: [{ ...first, appraiserId: 'x' }, second] }, route(...two), false],
    ['led', { ...inParts, segments: [{ ...first, leads: true }, second] }, route(...two), false],
    [
      'another stand-in',
      { ...inParts, segments: [{ ...first, acting: { ...acting, decree: null } }, second] },
      route(...two),
      false,
    ],
    ['unit of the position', { ...subject, unitCode: 'B', segments: [second] }, route(two[1] ?? segment()), false],
    ['service', { ...subject, serviceCode: 'B' }, route(segment()), false],
    ['superior', { ...subject, superiorId: null }, route(segment()), false],
    ['family', { ...subject, postFamily: 'JF' }, route(segment()), false],
    ['appraiser of the position', { ...inParts, appraiserId: 'x' }, route(...two), false],
    ['head of the position', { ...inParts, headsUnit: true }, route(...two), false],
  ])('%s', (_, of, on, expected) => {
    expect(isOnRoute(of, on, quarter)).toBe(expected);
  });

  it('is one part over the whole period where it has none', () => {
    const whole = { ...quarter, unitCode: 'A.1', appraiserId: 'chief' };
    expect(segmentsOfCase(subject, quarter)).toEqual([{ ...whole, review: null }]);
    const review = { seq: 3, workResult: 'meets', behaviour: 'meets' };
    expect(segmentsOfCase({ ...placed(caseAt.reviewed()), headsUnit: true }, quarter)).toEqual([
      { ...whole, leads: true, review },
    ]);
    expect(segmentsOfCase(inParts, quarter)).toBe(parts);
    expect(positionOf({ ...subject, ...position })).toEqual(position);
  });

  it('is plain only as one holder’s appraisal over the whole period', () => {
    expect(isPlain([segment()], quarter)).toBe(true);
    const others = [[], two, [segment({ from: '2026-01-02' })], [segment({ to: '2026-03-30' })], [segment({ acting })]];
    expect(others.map((one) => isPlain(one, quarter))).toEqual([false, false, false, false, false]);
  });

  it('keeps what was done, and the later of two reviews, in the parts that it was about', () => {
    const reviews = [3, 7].map((seq) => ({ seq, workResult: 'meets', behaviour: 'meets' }) as const);
    const reviewed: Case = {
      ...inParts,
      segments: [
        { ...first, appraiserId: 'chief', review: reviews[0] ?? null },
        { ...second, review: reviews[1] ?? null },
      ],
    };
    const back = reroute(reviewed, route(segment({ headsUnit: true })), quarter, rules);
    expect(back.dropped).toEqual([{ from: quarter.from, to: '2026-01-31', appraiserId: 'chief', seq: 3 }]);
    expect(back.next).toMatchObject({ stage: 'reviewed', review: { seq: 7 } });
    const apart = reroute(
      inParts,
      route(segment({ to: '2026-01-31', headsUnit: true, acting }), segment({ from: '2026-02-01', appraiserId: 'x' })),
      quarter,
      rules,
    );
    expect(apart.next.segments).toEqual([
      {
        from: quarter.from,
        to: '2026-01-31',
        unitCode: 'A.1',
        appraiserId: 'chief',
        acting,
        plan: { seq: 2, version: 1, basis: 'set' },
        leads: true,
        review: null,
      },
      { from: '2026-02-01', to: quarter.to, unitCode: 'A.1', appraiserId: 'x', review: null },
    ]);
    for (const late of [caseAt.scored(), caseAt.unassessed(), caseAt.decided()])
      expect(() => reroute(late, route(segment()), quarter, rules)).toThrow(AlreadyScoredError);
    expect(new AlreadyScoredError()).toMatchObject({
      name: 'AlreadyScoredError',
      message: 'a scored case cannot be re-routed',
    });
  });

  it('stays reviewed, goes back to its plan, or to none, as reviews stay and go', () => {
    const review = { seq: 3, workResult: 'meets', behaviour: 'meets' } as const;
    const reviewed: Case = placed(caseAt.reviewed());
    const led = route(segment({ headsUnit: true }));
    expect(reroute(reviewed, led, quarter, rules).next).toMatchObject({ stage: 'reviewed', review, plan: { seq: 2 } });
    const away = route(segment({ appraiserId: 'x' }));
    const back = reroute(reviewed, away, quarter, rules);
    expect(back.next).toMatchObject({ stage: 'planned', plan: { seq: 2 } });
    expect(back.next).not.toHaveProperty('review');
    expect(back.dropped).toEqual([{ ...quarter, appraiserId: 'chief', seq: 3 }]);
    const without: Case = { ...reviewed, stage: 'reviewed', plan: null, review };
    const none = reroute(without, away, quarter, rules).next;
    expect(none).toMatchObject({ stage: 'unplanned', plan: null });
    const submitted = placed(caseAt.submitted());
    const parts = route(segment({ to: '2026-01-31', unitCode: 'B' }), segment({ from: '2026-02-01' }));
    expect(reroute(submitted, parts, quarter, rules).next.segments?.[0]).not.toHaveProperty('plan');
  });
});
