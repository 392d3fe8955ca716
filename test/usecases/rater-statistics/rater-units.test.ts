import { beforeAll, describe, expect, it } from 'vitest';
import { measureRaters, type RaterCosts } from '../../bench/raters.ts';

let costs: RaterCosts;
beforeAll(async () => {
  costs = await measureRaters();
}, 300_000);

describe('what the statistics of appraisers cost, counted at the wire', () => {
  it('is a document a shard and a small one an appraiser: a quarter of a write unit a person and cycle at most', () => {
    expect(costs.shard + costs.rollUp).toBeGreaterThan(costs.raters);
    expect((costs.shard + costs.rollUp) / costs.people).toBeLessThan(0.25);
    expect(costs.opening).toBe(1);
  });

  it('is a few read units to look', () => {
    expect(costs.own).toBeLessThanOrEqual(6);
    expect(costs.page).toBeLessThanOrEqual(2 * costs.raters);
  });
});
