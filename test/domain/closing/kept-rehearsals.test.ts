import { describe, expect, it } from 'vitest';
import { staleRehearsals } from '../../../functions/domain/closing/kept-rehearsals.ts';
import type { CloseHold } from '../../../functions/domain/cycle/cycle.ts';

type Known = Parameters<typeof staleRehearsals>[0][number];
const now = '2026-02-20T02:00:00.000Z';
/** In Jakarta a day begins at 17:00 UTC. */
const of = (number: number, at: string, over: Partial<Known> = {}): Known => ({
  ...{ number, phase: 'execution', basis: 'deadline', at, status: 'done', comparedWith: null },
  ...over,
});
const stale = (known: readonly Known[], more: { holds?: CloseHold[]; days?: number } = {}): number[] =>
  staleRehearsals(known, { phase: 'execution', holds: [], zone: 'Asia/Jakarta', days: 14, now, ...more });
const [long, mid, recent, today] = [
  '2026-01-02T02:00:00.000Z',
  '2026-01-03T02:00:00.000Z',
  '2026-02-18T02:00:00.000Z',
  '2026-02-20T01:00:00.000Z',
];
const hold = (rehearsal: number, comparedWith: number): CloseHold => ({
  ...{ phase: 'execution', rehearsal, comparedWith, cases: 3, changed: 1, tolerance: '5', triggeredBy: null },
  ...{ at: long, until: long, outcome: null },
});

describe('rehearsals that nothing needs any more', () => {
  it.each<[string, readonly Known[], number[], { holds?: CloseHold[]; days?: number }?]>([
    ['none', [], []],
    ['the only one', [of(1, long)], []],
    ['all but the last', [of(1, long), of(2, long), of(3, mid)], [1, 2]],
    ['not those of a phase that has closed', [of(1, long, { phase: 'planning' }), of(2, long), of(3, mid)], [2]],
    ['not one that still runs', [of(1, long, { status: 'running' }), of(2, long), of(3, mid)], [2]],
    ['not those of today', [of(1, today), of(2, today), of(3, today)], []],
    [
      'not those of today as the zone has it',
      [of(1, '2026-02-19T16:59:59.999Z'), of(2, '2026-02-19T17:00:00.000Z'), of(3, today)],
      [],
    ],
    [
      'the last of each of the last days stays',
      [of(1, '2026-02-17T02:00:00.000Z'), of(2, '2026-02-17T03:00:00.000Z'), of(3, recent), of(4, today)],
      [1],
    ],
    [
      'for as many days as the rules say',
      [of(1, '2026-02-17T02:00:00.000Z'), of(2, '2026-02-18T03:00:00.000Z'), of(3, today)],
      [1],
      { days: 2 },
    ],
    ['to the very second', [of(1, '2026-02-18T01:59:59.999Z'), of(2, today)], [1], { days: 2 }],
    ['and no second less', [of(1, '2026-02-18T02:00:00.000Z'), of(2, today)], [], { days: 2 }],
    [
      'the last of each kind stays',
      [of(1, long, { basis: 'chosen' }), of(2, long, { basis: 'chosen' }), of(3, long), of(4, mid)],
      [1, 3],
    ],
    [
      'what a close was compared with stays',
      [of(1, long), of(2, long), of(3, long, { basis: 'close', comparedWith: 1 }), of(4, mid)],
      [2],
    ],
    [
      'not what another kind was compared with',
      [of(1, long), of(2, long), of(3, long, { basis: 'chosen', comparedWith: 1 }), of(4, mid)],
      [1, 2],
    ],
    [
      'what a close waited for stays, and what that was compared with',
      [of(1, long), of(2, long), of(3, long), of(4, mid)],
      [2],
      { holds: [hold(3, 1)] },
    ],
    ['the last number stays, whatever it is of', [of(1, recent), of(2, '2026-02-18T03:00:00.000Z'), of(3, long)], [1]],
  ])('%s', (_, known, numbers, more) => {
    expect(stale(known, more)).toEqual(numbers);
  });
});
