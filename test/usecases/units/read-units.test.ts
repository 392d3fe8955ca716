import { beforeAll, describe, expect, it } from 'vitest';
import { limits, measureReads, type Read } from '../../bench/reads.ts';

let reads: Read[];
let rollUp: number;

beforeAll(async () => {
  ({ reads, rollUp } = await measureReads());
}, 300_000);

describe('what is billed for reading at the edge, counted at the wire: who asks and the log of readers included', () => {
  it('is four read units at most for the board of a team of twenty, at any stage of the cycle', () => {
    const boards = reads.filter(({ what }) => what.startsWith('board of 20'));
    expect(boards).toHaveLength(5);
    expect(boards.filter(({ first, again }) => Math.max(first, again) > limits.board)).toEqual([]);
  });

  it('is two read units at most for the roll-up of an agency, however many units it has', () => {
    const roll = reads.filter(({ what }) => what.startsWith('agency roll-up'));
    expect(roll).toHaveLength(1);
    expect(roll.filter(({ first, again }) => Math.max(first, again) > limits.agency)).toEqual([]);
  });

  it('is about one write unit a unit for the roll-up itself', () => {
    expect(rollUp).toBeGreaterThan(200);
    expect(rollUp).toBeLessThan(300);
  });
});
