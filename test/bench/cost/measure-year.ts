import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoStore } from '../../../functions/store/dynamo-store.ts';
import { table } from '../../../functions/store/table.ts';
import { startTestEngine, testTable } from '../../support/dynamo.ts';
import { meterWrites } from '../../support/write-meter.ts';
import { createCity } from '../city.ts';
import { at, createEdge } from '../edge.ts';
import { annualId, sumOf, teamSize, yearOf } from '../writes.ts';

/** Writes of a year that a design which stores each act once could not do without, by the architecture. */
const naiveWrites = 260;
/** Three indexes beside the table, each written to like the table itself. */
const naiveCopies = 4;

export type Year = {
  /** Of one employee: own writes, and the share of what is written once for a shard. */
  writeUnits: number;
  sharedUnits: number;
  /** Of the whole small city while one employee lives the year: more than the employee's share. */
  readUnits: number;
  unitsOfGet: number;
  changes: number;
  naiveUnits: number;
};

/**
 * Requests that change something in the year of the bench, by its steps: reports; monthly reviews; plan drafted, submitted, set; in each
 * of five cycles realisation, self-review, review and the person's part of a signature, counted whole.
 */
const changes = 230 + 12 + 3 + 5 * 4;

export const measureYear = async (): Promise<Year> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), teamSize);
    const employeeId = city.staff[0] ?? '';
    let readUnits = 0;
    const counting = {
      ...meter,
      reset: () => {
        readUnits += meter.readUnits();
        meter.reset();
      },
    };
    const { periods, annual } = await yearOf(city, employeeId, counting);
    counting.reset();
    const target = { cycleId: annualId, employeeId };
    await createEdge(city.deps).send(employeeId, at.getCase, { places: target });
    const unitsOfGet = meter.readUnits();
    meter.reset();
    for (let n = 0; n < naiveWrites; n++)
      await engine.client.send(
        new TransactWriteItemsCommand({
          TransactItems: ['fact', 'lock', 'counter'].map((kind) => ({
            Put: {
              TableName: testTable,
              Item: {
                [table.partitionKey]: { S: `naive#${kind}` },
                [table.sortKey]: { S: kind === 'fact' ? String(n) : 'one' },
                text: { S: 'Kunjungan rumah'.repeat(20) },
              },
            },
          })),
        }),
      );
    return {
      writeUnits: [annual, ...periods].reduce((sum, costs) => sum + sumOf(costs), 0),
      sharedUnits: [annual, ...periods].reduce((sum, { shared }) => sum + shared, 0),
      readUnits,
      unitsOfGet,
      changes,
      naiveUnits: meter.writeUnits() * naiveCopies,
    };
  } finally {
    await engine.stop();
  }
};
