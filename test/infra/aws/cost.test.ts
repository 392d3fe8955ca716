import { describe, expect, it } from 'vitest';
import { composePage, usageOf } from '../../bench/cost/compose-page.ts';
import type { Year } from '../../bench/cost/measure-year.ts';
import { readPrices } from '../../bench/cost/prices.ts';
import { taskCallsOf, transitionsOf } from '../../bench/cost/transitions.ts';

const year: Year = {
  writeUnits: 300,
  sharedUnits: 100,
  readUnits: 2000,
  unitsOfGet: 3,
  changes: 265,
  naiveUnits: 6240,
};

describe('the cost page', () => {
  it('counts a transition for each state on the way and for each range of a Map', () => {
    // Seven Maps over shards: one range more in each for every shard up to eighty.
    expect(transitionsOf(501) - transitionsOf(500)).toBe(7);
    expect(transitionsOf(300_000)).toBe(transitionsOf(40_000));
    expect(transitionsOf(300_000) - transitionsOf(1)).toBe(7 * 79);
    expect(transitionsOf(500) - taskCallsOf(500)).toBeGreaterThan(8);
  });

  it('prices what is used, and says of every price whether it was compared with the list', () => {
    const prices = readPrices();
    expect(usageOf(year).writeUnit).toBe(1_000 * 300 + 2 * 100);
    const page = composePage(year, prices);
    const rows = page.split('\n').filter((line) => / (yes|no) \|$/.test(line));
    expect(rows).toHaveLength(Object.keys(prices.prices).length);
    const sum = rows.reduce((total, line) => total + Number(line.split('|')[3]), 0);
    expect(Math.abs(sum - Number(/in all \|\s+\| ([\d.]+)/.exec(page)?.[1]))).toBeLessThan(0.05);
    expect(page).toContain('| naive to this | 20.8 x |');
  });

  it('is the same for the same figures', () => {
    expect(composePage(year, readPrices())).toBe(composePage(year, readPrices()));
  });
});
