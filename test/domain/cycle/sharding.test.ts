import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, rangesOf, shardCountFor, shardOf } from '../../../functions/domain/cycle/sharding.ts';

describe('hashOf', () => {
  // Stored keys depend on these values: a change here means data that nobody finds again.
  it.each([
    ['', 2_872_998_923],
    ['a', 444_641_715],
    ['e000001', 373_347_675],
  ])('of %j stays %i', (id, hash) => {
    expect(hashOf(id)).toBe(hash);
  });
});

describe('shards', () => {
  it.each([
    [0, 1],
    [1, 1],
    [500, 1],
    [501, 2],
    [15_000, 30],
    [300_000, 600],
  ])('%i employees take %i', (employees, shards) => {
    expect(shardCountFor(employees)).toBe(shards);
  });

  it('are evenly filled by serial ids: the fullest holds at most 1.25 times the mean', () => {
    const employees = 100_000;
    const shards = shardCountFor(employees);
    const filled = new Array<number>(shards).fill(0);
    for (let i = 0; i < employees; i++) {
      const shard = shardOf(`e${String(i).padStart(7, '0')}`, shards);
      filled[shard] = (filled[shard] ?? 0) + 1;
    }
    expect(Math.max(...filled) / (employees / shards)).toBeLessThan(1.25);
  });
});

describe('rangesOf', () => {
  it('covers every number once, in order, in nearly equal parts, never more than asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 1, max: 100 }), (count, max) => {
        const ranges = rangesOf(count, max);
        const covered = ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));
        const sizes = ranges.map(({ from, to }) => to - from);
        expect(covered).toEqual(Array.from({ length: count }, (_, i) => i));
        expect(ranges.length).toBeLessThanOrEqual(max);
        if (sizes.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
