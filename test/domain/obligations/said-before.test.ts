import { describe, expect, it } from 'vitest';
import { remember, type SaidEntry, sayAgain } from '../../../functions/domain/obligations/said-before.ts';

const now = '2026-06-01T00:00:00.000Z';
const moved = '2026-05-20T00:00:00.000Z';
const [early, late] = ['2026-06-10T17:00:00.000Z', '2026-06-12T17:00:00.000Z'];
const said = (over: Partial<SaidEntry> = {}): SaidEntry => ({
  ...{ deadline: early, sequence: 1, changedAt: '2026-05-01T00:00:00.000Z' },
  ...over,
});

describe('an entry of a calendar', () => {
  it.each<[string, SaidEntry | undefined, string, { moves: number; movedAt: string }, SaidEntry]>([
    [
      'told for the first time has the number of its moves',
      undefined,
      early,
      { moves: 2, movedAt: moved },
      { deadline: early, sequence: 2, changedAt: moved },
    ],
    ['that ends when it did is the same', said(), early, { moves: 5, movedAt: moved }, said()],
    [
      'that ends later by a move that is known has the number of that',
      said(),
      late,
      { moves: 2, movedAt: moved },
      { deadline: late, sequence: 2, changedAt: moved },
    ],
    [
      'that ends later for the person alone has the next number, from now on',
      said(),
      late,
      { moves: 1, movedAt: moved },
      { deadline: late, sequence: 2, changedAt: now },
    ],
    [
      'that ends earlier again has the next number as well',
      said({ deadline: late, sequence: 7 }),
      early,
      { moves: 2, movedAt: moved },
      { deadline: early, sequence: 8, changedAt: now },
    ],
  ])('%s', (_, before, deadline, known, entry) => {
    expect(sayAgain(before, deadline, known, now)).toEqual(entry);
  });
});

describe('what was told', () => {
  const [old, edge] = [said({ deadline: '2026-03-02T23:59:59.999Z' }), said({ deadline: '2026-03-03T00:00:00.000Z' })];
  it('is remembered for ninety days after its end', () => {
    expect(remember({ old, edge, fresh: said() }, {}, now)).toEqual({ edge, fresh: said() });
  });

  it('is what was told last', () => {
    expect(remember({ a: said(), b: said() }, { b: said({ sequence: 2 }), c: said() }, now)).toEqual({
      ...{ a: said(), b: said({ sequence: 2 }), c: said() },
    });
    expect(remember({ a: old }, { a: old }, now)).toEqual({ a: old });
  });
});
