import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { segmentsOf } from '../../../functions/domain/segments/segments-of.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';
import { around, assignment, employee, head, headship, quarter, rules, unit, withPlh } from './people.ts';

const partsOf = (person: ReturnType<typeof employee>, world = around(), settings = rules.segments) =>
  segmentsOf(person, quarter, world, settings);
const short = (person: ReturnType<typeof employee>, world = around(), settings = rules.segments) =>
  partsOf(person, world, settings).segments.map(({ from, to, unitCode, appraiserId, acting }) =>
    [from, to, unitCode, appraiserId, acting === null ? '' : `${acting.capacity} for ${acting.for}`].join(' ').trim(),
  );

const wholeQuarter = '2026-01-01 2026-03-31';
const gone = (to: string) => head('chief', 'A.1', { to });
const actingHead = (from: string, to: string | null, capacity: 'plt' | 'plh' = 'plt') =>
  headship('acting', from, to, { capacity, decree: 'SK-9/2026' });

describe('the period is cut', () => {
  it.each<[string, Partial<Assignment>[], string[]]>([
    ['not at all for one post', [{}], [`${wholeQuarter} A.1 chief`]],
    [
      'at a transfer',
      [{ to: '2026-02-14' }, { unitCode: 'B', appraiserId: 'other', from: '2026-02-15' }],
      ['2026-01-01 2026-02-14 A.1 chief', '2026-02-15 2026-03-31 B other'],
    ],
    [
      'at a change of the appraiser named',
      [{ to: '2026-01-31' }, { appraiserId: 'other', from: '2026-02-01' }],
      ['2026-01-01 2026-01-31 A.1 chief', '2026-02-01 2026-03-31 A.1 other'],
    ],
    ['where somebody joins', [{ from: '2026-02-10' }], ['2026-02-10 2026-03-31 A.1 chief']],
    ['where somebody leaves', [{ to: '2026-03-05' }], ['2026-01-01 2026-03-05 A.1 chief']],
    [
      'not where the same post goes on under a new row',
      [{ to: '2026-01-31' }, { from: '2026-02-01' }],
      [`${wholeQuarter} A.1 chief`],
    ],
    [
      'around time without a post, though both sides say the same',
      [{ to: '2026-01-31' }, { from: '2026-02-10' }],
      ['2026-01-01 2026-01-31 A.1 chief', '2026-02-10 2026-03-31 A.1 chief'],
    ],
    [
      'not by an acting post beside the definitive one',
      [{}, { unitCode: 'B', headsUnit: true, capacity: 'plt', decree: 'x', from: '2026-02-01', to: '2026-02-28' }],
      [`${wholeQuarter} A.1 chief`],
    ],
    ['not at dates outside it', [{ from: '2025-05-01', to: '2026-04-01' }], [`${wholeQuarter} A.1 chief`]],
  ])('%s', (_, assignments, expected) => {
    expect(short(employee('ani', ...assignments))).toEqual(expected);
  });

  it('and says what the time without a post was', () => {
    const absences = (...a: Partial<Assignment>[]) => partsOf(employee('ani', ...a)).absences.map((s) => s.absence);
    expect(absences({ from: '2026-02-01' })).toEqual(['before-joining']);
    expect(absences({ to: '2026-02-01' })).toEqual(['after-leaving']);
    expect(absences({ to: '2026-01-31' }, { from: '2026-02-10' })).toEqual(['between-posts']);
    expect(absences({})).toEqual([]);
  });
});

describe('where the appraiser named has left the unit', () => {
  const ani = employee('ani', {});
  it.each([
    [
      'a Plt appraises from the first day',
      [headship('chief', '2025-01-01', '2026-01-31'), actingHead('2026-02-01', null)],
      ['2026-01-01 2026-01-31 A.1 chief', '2026-02-01 2026-03-31 A.1 acting plt for null'],
    ],
    [
      'the successor in office follows the Plt',
      [
        headship('chief', '2025-01-01', '2026-01-31'),
        actingHead('2026-02-01', '2026-02-28'),
        headship('new', '2026-03-01', null),
      ],
      [
        '2026-01-01 2026-01-31 A.1 chief',
        '2026-02-01 2026-02-28 A.1 acting plt for null',
        '2026-03-01 2026-03-31 A.1 new',
      ],
    ],
  ])('%s', (_, heads, expected) => {
    expect(short(ani, around([gone('2026-01-31')], [unit('A.1', 'A', heads)]))).toEqual(expected);
  });

  it('and nobody stands in, the span is named and the rating stays with the one named', () => {
    const world = around([gone('2026-01-31')], [unit('A.1', 'A', [headship('chief', '2025-01-01', '2026-01-31')])]);
    expect(partsOf(ani, world)).toMatchObject({
      segments: [{ appraiserId: 'chief', from: '2026-01-01', to: '2026-03-31' }],
      unattended: [{ from: '2026-02-01', to: '2026-03-31', appraiserId: 'chief' }],
    });
  });

  it('and the person evaluated stands in, the head above appraises', () => {
    const acting = employee('ani', {}, { headsUnit: true, capacity: 'plt', decree: 'x', from: '2026-02-01' });
    const heads = [
      headship('chief', '2025-01-01', '2026-01-31'),
      headship('ani', '2026-02-01', null, { capacity: 'plt' }),
    ];
    expect(short(acting, around([gone('2026-01-31')], [unit('A.1', 'A', heads)]))).toEqual([
      '2026-01-01 2026-01-31 A.1 chief',
      '2026-02-01 2026-03-31 A.1 director',
    ]);
  });

  it('an official who leads nothing appraises until the last post ends', () => {
    const world = around([employee('coordinator', { to: '2026-02-28' })]);
    expect(partsOf(employee('ani', { appraiserId: 'coordinator' }), world).unattended).toEqual([
      { from: '2026-03-01', to: '2026-03-31', appraiserId: 'coordinator' },
    ]);
  });
});

describe('beside a holder who is away', () => {
  const heads = [headship('chief', '2025-01-01', null), actingHead('2026-02-02', '2026-02-20', 'plh')];
  const world = around([], [unit('A.1', 'A', heads)]);

  it('a Plh does not appraise by default', () => {
    expect(short(employee('ani', {}), world)).toEqual([`${wholeQuarter} A.1 chief`]);
  });
  it('a Plh appraises on behalf of the holder where the rule set says so', () => {
    expect(short(employee('ani', {}), world, withPlh)).toEqual([
      '2026-01-01 2026-02-01 A.1 chief',
      '2026-02-02 2026-02-20 A.1 acting plh for chief',
      '2026-02-21 2026-03-31 A.1 chief',
    ]);
    expect(partsOf(employee('ani', {}), world, withPlh).segments[1]?.acting).toEqual({
      capacity: 'plh',
      decree: 'SK-9/2026',
      for: 'chief',
    });
  });
  it('an acting head who is named as the appraiser appraises by the decree', () => {
    const plt = employee('plt', { headsUnit: true, capacity: 'plt', decree: 'SK-1', from: '2026-01-01' });
    const found = partsOf(employee('ani', { appraiserId: 'plt' }), around([plt], [unit('A.1', 'A', [])]));
    expect(found.segments).toMatchObject([
      { appraiserId: 'plt', acting: { capacity: 'plt', decree: 'SK-1', for: null } },
    ]);
  });
});

const day = fc.integer({ min: -40, max: 130 }).map((n) => addDays(quarter.from, n));
const anyAssignment = fc
  .record({
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 90 })),
    unitCode: fc.constantFrom('A', 'A.1', 'B'),
    appraiserId: fc.constantFrom('chief', 'director', 'other', 'unknown'),
    capacity: fc.constantFrom('definitive', 'plt', 'plh'),
  })
  .map(({ length, ...a }) => assignment({ ...a, to: length === null ? null : addDays(a.from, length) }));
const anyHeadship = fc
  .record({
    id: fc.constantFrom('chief', 'other', 'ani', 'acting'),
    from: day,
    length: fc.option(fc.nat(90)),
    capacity: fc.constantFrom('definitive', 'plt', 'plh'),
  })
  .map(({ id, from, length, capacity }) =>
    headship(id, from, length === null ? null : addDays(from, length), { capacity }),
  );

describe('whatever the directory holds', () => {
  it('segments and absences partition the period exactly, and nobody appraises himself', () => {
    fc.assert(
      fc.property(
        fc.array(anyAssignment, { maxLength: 6 }),
        fc.array(anyHeadship, { maxLength: 5 }),
        fc.option(day),
        fc.constantFrom(rules.segments, withPlh),
        (assignments, heads, chiefUntil, settings) => {
          const world = around([head('chief', 'A.1', { to: chiefUntil })], [unit('A.1', 'A', heads)]);
          const { segments, absences } = segmentsOf({ id: 'ani', assignments }, quarter, world, settings);
          const days = [...segments, ...absences].flatMap(({ from, to }) => {
            const inside: string[] = [];
            for (let d = from; d <= to; d = addDays(d, 1)) inside.push(d);
            return inside;
          });
          const all: string[] = [];
          for (let d = quarter.from; d <= quarter.to; d = addDays(d, 1)) all.push(d);
          expect(days.sort()).toEqual(all);
          expect(segments.filter(({ appraiserId }) => appraiserId === 'ani')).toEqual([]);
          const held = (on: string, unitCode: string): boolean =>
            assignments.some((a) => a.unitCode === unitCode && a.from <= on && (a.to === null || on <= a.to));
          for (const { from, to, unitCode } of segments)
            for (let d = from; d <= to; d = addDays(d, 1)) expect(held(d, unitCode)).toBe(true);
        },
      ),
    );
  });
});
