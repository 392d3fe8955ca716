import { describe, expect, it } from 'vitest';
import type { Cycle, DeadlineExtension } from '../../../functions/domain/cycle/cycle.ts';
import { asked, decided } from '../../../functions/domain/cycle/extend.ts';
import { mayDiffer } from '../../../functions/domain/cycle/own-deadline.ts';
import { shardOf } from '../../../functions/domain/cycle/sharding.ts';
import { exampleCycle } from '../../support/world.ts';

const day = (date: string): string => `2026-${date}T17:00:00.000Z`;
const cycle: Cycle = exampleCycle;
const wanted = {
  phase: 'planning' as const,
  ...{ to: day('02-03'), reason: 'A flood.', by: 'admin', at: day('01-20') },
  ...{ requestKey: 'k', requestDigest: 'd' },
};
const extension: DeadlineExtension = { ...wanted, from: day('01-31') };
const word = (kind: 'approve' | 'refuse') => ({ kind, by: 'secretary', reason: 'Seen.', at: day('01-21') });

describe('a later end that waits for a second person', () => {
  it('is written down with a number, and changes nothing else', () => {
    const outage = { from: day('01-18'), to: day('01-19') };
    const one = asked(cycle, { ...extension, outage, approval: word('approve') });
    expect(one).toEqual({ ...cycle, askedExtensions: [{ ...wanted, number: 1, decision: null }] });
    const two = asked(one, { ...extension, unitCode: 'A' });
    expect(two.askedExtensions?.map(({ number, unitCode }) => [number, unitCode])).toEqual([
      [1, undefined],
      [2, 'A'],
    ]);
    expect(two.deadlines).toEqual(cycle.deadlines);
  });

  const two = asked(asked(cycle, extension), { ...extension, unitCode: 'A' });
  const [first, second] = two.askedExtensions ?? [];

  it('counts for everybody once it is approved', () => {
    const approved = decided(two, 1, word('approve'));
    expect(approved.deadlines).toEqual({ ...cycle.deadlines, planning: day('02-03') });
    expect(approved.extensions).toEqual([{ ...extension, approval: word('approve') }]);
    expect(approved.askedExtensions).toEqual([{ ...first, decision: word('approve') }, second]);
    expect(approved.unitDeadlines).toBeUndefined();
  });

  it('counts for a unit from the end that it has by then', () => {
    const approved = decided(two, 2, word('approve'));
    expect(approved.deadlines).toEqual(cycle.deadlines);
    expect(approved.unitDeadlines).toEqual([{ phase: 'planning', unitCode: 'A', deadline: day('02-03') }]);
    expect(approved.heldUntil).toEqual({ planning: day('02-03') });
    expect(approved.extensions).toEqual([{ ...extension, unitCode: 'A', approval: word('approve') }]);
    const own: Cycle = { ...two, unitDeadlines: [{ phase: 'planning', unitCode: 'A', deadline: day('02-01') }] };
    expect(decided(own, 2, word('approve')).extensions[0]?.from).toBe(day('02-01'));
  });

  it('counts for nobody where it is refused, or was never asked for', () => {
    expect(decided(two, 1, word('refuse'))).toEqual({
      ...two,
      askedExtensions: [{ ...first, decision: word('refuse') }, second],
    });
    expect(decided(two, 9, word('approve'))).toEqual(two);
    expect(decided(cycle, 1, word('approve'))).toEqual({ ...cycle, askedExtensions: [] });
  });
});

describe('whether somebody may have another end than everybody', () => {
  const before = '2026-01-31T16:59:59.999Z';
  it.each<[string, Pick<Cycle, 'deadlines' | 'unitDeadlines' | 'heldUntil'>, string, boolean]>([
    ['nobody, before the end', { deadlines: cycle.deadlines }, before, false],
    ['after it corrections may have been allowed', { deadlines: cycle.deadlines }, day('01-31'), true],
    ['somebody is held open for', { deadlines: cycle.deadlines, heldUntil: { planning: day('02-01') } }, before, true],
    ['another phase is', { deadlines: cycle.deadlines, heldUntil: { execution: day('02-01') } }, before, false],
    [
      'a unit among others',
      {
        deadlines: cycle.deadlines,
        unitDeadlines: [
          { phase: 'execution', unitCode: 'A', deadline: day('04-06') },
          { phase: 'planning', unitCode: 'A', deadline: day('02-01') },
        ],
      },
      before,
      true,
    ],
    [
      'a unit in another phase',
      { deadlines: cycle.deadlines, unitDeadlines: [{ phase: 'execution', unitCode: 'A', deadline: day('04-06') }] },
      before,
      false,
    ],
  ])('%s', (_, given, now, may) => {
    expect(mayDiffer(given, 'planning', now)).toBe(may);
  });
});

it('everybody has a shard, the same each time', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `p${i}`);
  const shards = ids.map((id) => shardOf(id, 4));
  expect(new Set(shards)).toEqual(new Set([0, 1, 2, 3]));
  expect(ids.map((id) => shardOf(id, 4))).toEqual(shards);
});
