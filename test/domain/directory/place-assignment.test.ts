import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentInForce, headships } from '../../../functions/domain/directory/assignment-in-force.ts';
import type { Assignment } from '../../../functions/domain/directory/employee.ts';
import { placeAssignment } from '../../../functions/domain/directory/place-assignment.ts';
import { addDays } from '../../../functions/domain/time/zone.ts';

const post = (unitCode: string, from: string, over: Partial<Assignment> = {}): Assignment => ({
  unitCode,
  postTitle: 'Penelaah',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserId: 'chief',
  headsUnit: false,
  capacity: 'definitive',
  decree: null,
  from,
  to: null,
  ...over,
});
const shown = (assignments: Assignment[]): string[] =>
  assignments.map(({ unitCode, from, to }) => `${unitCode} ${from}..${to ?? ''}`);

const history = [post('A', '2025-01-01', { to: '2025-06-30' }), post('B', '2025-07-01')];

describe('working hours', () => {
  const half = post('A', '2025-01-01', { partTime: true });
  it.each([
    ['a list that is silent takes nothing back', [half], post('A', '2025-01-01'), 'unchanged', true],
    ['a list that tells them corrects one that was silent', [post('A', '2025-01-01')], half, 'corrected', true],
    ['a list that says otherwise corrects', [half], post('A', '2025-01-01', { partTime: false }), 'corrected', false],
    ['a corrected title leaves them', [half], post('A', '2025-01-01', { postTitle: 'Analis' }), 'corrected', true],
  ])('%s', (_, known, row, outcome, partTime) => {
    const placed = placeAssignment(known, row);
    expect(placed.outcome).toBe(outcome);
    expect(placed.assignments).toMatchObject([{ partTime }]);
  });
});

describe('placing a row into a history', () => {
  it.each([
    ['the first one', [], post('A', '2025-01-01'), 'added', ['A 2025-01-01..']],
    ['the one in force, again', history, post('B', '2025-07-01'), 'unchanged', shown(history)],
    ['the same post, from a later day', history, post('B', '2026-01-01'), 'unchanged', shown(history)],
    ['a stretch that is over, again without its end', history, post('A', '2025-01-01'), 'unchanged', shown(history)],
    [
      'a later post ends the one before on the eve',
      history,
      post('C', '2026-01-01'),
      'added',
      ['A 2025-01-01..2025-06-30', 'B 2025-07-01..2025-12-31', 'C 2026-01-01..'],
    ],
    [
      'back to an earlier post, which is a new stretch',
      history,
      post('A', '2026-01-01'),
      'added',
      ['A 2025-01-01..2025-06-30', 'B 2025-07-01..2025-12-31', 'A 2026-01-01..'],
    ],
    [
      'another post from the same day corrects',
      history,
      post('C', '2025-07-01'),
      'corrected',
      ['A 2025-01-01..2025-06-30', 'C 2025-07-01..'],
    ],
    [
      'an end of the post in force',
      history,
      post('B', '2025-07-01', { to: '2026-03-31' }),
      'corrected',
      ['A 2025-01-01..2025-06-30', 'B 2025-07-01..2026-03-31'],
    ],
    [
      'history from before the first',
      history,
      post('Z', '2024-01-01'),
      'added',
      ['Z 2024-01-01..2024-12-31', 'A 2025-01-01..2025-06-30', 'B 2025-07-01..'],
    ],
    [
      'a stretch in the middle cuts the one it begins in',
      history,
      post('M', '2025-03-01'),
      'added',
      ['A 2025-01-01..2025-02-28', 'M 2025-03-01..2025-06-30', 'B 2025-07-01..'],
    ],
    [
      'an acting post runs beside the definitive one',
      history,
      post('C', '2026-01-01', { capacity: 'plt', decree: '1/2026', headsUnit: true }),
      'added',
      ['A 2025-01-01..2025-06-30', 'B 2025-07-01..', 'C 2026-01-01..'],
    ],
  ] as const)('%s', (_, before, incoming, outcome, after) => {
    const placement = placeAssignment([...before], incoming);
    expect(placement.outcome).toBe(outcome);
    expect(shown(placement.assignments)).toEqual(after);
  });

  it.each([
    ['appraiserId', { appraiserId: 'head' }],
    ['headsUnit', { headsUnit: true }],
    ['postTitle', { postTitle: 'Analis' }],
    ['postLevel', { postLevel: 'pengawas' }],
    ['postFamily', { postFamily: 'JF' }],
  ] as const)('a change of %s alone is a new stretch', (_, over) => {
    expect(placeAssignment(history, post('B', '2026-01-01', over)).outcome).toBe('added');
  });

  const rows = fc.array(
    fc.record({
      unit: fc.constantFrom('A', 'B', 'C'),
      day: fc.integer({ min: 0, max: 60 }),
      days: fc.option(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 8 },
  );
  const fold = (sketches: { unit: string; day: number; days: number | null }[]): Assignment[] =>
    sketches.reduce<Assignment[]>((before, { unit, day, days }) => {
      const from = addDays('2026-01-01', day);
      return placeAssignment(before, post(unit, from, { to: days === null ? null : addDays(from, days) })).assignments;
    }, []);

  it('leaves no overlap and no reversed stretch, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(rows, (sketches) => {
        const result = fold(sketches);
        result.forEach((a, i) => {
          const next = result[i + 1];
          expect(a.to === null || a.from <= a.to).toBe(true);
          if (next !== undefined) expect(a.to !== null && a.to < next.from).toBe(true);
        });
        expect(result.filter(({ to }) => to === null).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows the last row when it comes again', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 60 }), (sketches, unit, day) => {
        const incoming = post(unit, addDays('2026-01-01', day));
        const once = placeAssignment(fold(sketches), incoming).assignments;
        expect(placeAssignment(once, incoming)).toEqual({ outcome: 'unchanged', assignments: once });
      }),
    );
  });
});

describe('what is in force', () => {
  const acting = post('C', '2026-01-01', { capacity: 'plt', decree: '1/2026', headsUnit: true });

  it('is the definitive post, though an acting one began later', () => {
    expect(assignmentInForce({ assignments: [...history, acting] })?.unitCode).toBe('B');
    expect(assignmentInForce({ assignments: [acting] })?.unitCode).toBe('C');
    expect(assignmentInForce({ assignments: history.slice(0, 1) })).toBeNull();
  });

  it('an acting head leads to the last day of the decree, a definitive one while there is no end', () => {
    const limited = { ...acting, to: '2026-03-31' };
    const ended = post('D', '2025-01-01', { headsUnit: true, to: '2026-12-31' });
    expect(headships({ assignments: [ended, limited] }, '2026-03-31')).toEqual([limited]);
    expect(headships({ assignments: [ended, limited] }, '2026-04-01')).toEqual([]);
  });
});
