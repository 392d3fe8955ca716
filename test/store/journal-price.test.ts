import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { type JournalPrice, priceOfMonth } from '../bench/journal.ts';
import { shareTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';
import { createWorld } from '../support/world.ts';
import { meterWrites } from '../support/write-meter.ts';

let engine: TestEngine;
let price: JournalPrice;

beforeAll(async () => {
  engine = await shareTestEngine();
  const meter = meterWrites(engine.client);
  const world = await createWorld({ store: createDynamoStore({ client: engine.client, tableName: testTable }) });
  price = await priceOfMonth(world, meter, 22);
});
afterAll(() => engine.stop());

it('a month of 22 reports costs a write unit each, one to approve, and one read unit to read', () => {
  expect(price).toMatchObject({ writeUnitsOfReports: 22, writeUnitsOfReview: 1 });
  expect(price.readUnitsOfOwnMonth).toBeGreaterThan(0);
  expect(price.readUnitsOfOwnMonth).toBeLessThanOrEqual(1);
});

it('and the appraiser pays for the cycle and the case on top', () => {
  expect(price.readUnitsOfMonthForAppraiser).toBe(price.readUnitsOfOwnMonth + 2);
});
