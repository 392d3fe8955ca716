import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDynamoLocal } from '../../../infra/local/dynamo-local.ts';
import { closeInTurns, cycleId, type Times } from './close-in-turns.ts';
import { dynamoBenchEngine } from './dynamo-bench-engine.ts';
import { leanBenchEngine } from './lean-bench-engine.ts';
import { nationalAgencyId } from './national-agency.ts';
import type { UnitMeter } from './unit-meter.ts';

export type CloseFigures = Times & {
  readUnits: number;
  writeUnits: number;
  busiestShard: number;
  /** The busiest of all other partitions: one that takes an item of every shard. */
  collecting: { name: string; units: number };
};

const busiest = (meter: UnitMeter) => {
  const all = [...meter.partitions()];
  const shards = all.filter(([pk]) => pk.includes(`#${cycleId}#case#`)).map(([, units]) => units);
  const mean = shards.reduce((sum, units) => sum + units, 0) / shards.length;
  const others = all.filter(([pk]) => !pk.includes('#case#')).toSorted(([, a], [, b]) => b - a);
  const [pk = '', units = 0] = others[0] ?? [];
  const collecting = { name: pk.slice(`${nationalAgencyId}#${cycleId}#`.length), units };
  return { busiestShard: Math.max(...shards) / mean, collecting };
};

const inScratch = async <T>(work: (directory: string) => Promise<T>): Promise<T> => {
  const directory = await mkdtemp(join(tmpdir(), 'siklus-close-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
};

/** On the lean engine, which counts units and holds a million people. */
export const closeOnLean = (employees: number): Promise<CloseFigures> =>
  inScratch(async (directory) => {
    const engine = leanBenchEngine(join(directory, 'engine.sqlite'));
    const own = leanBenchEngine(join(directory, 'recorded.sqlite'));
    try {
      const times = await closeInTurns(engine, own, employees);
      const units = { readUnits: engine.meter.readUnits(), writeUnits: engine.meter.writeUnits() };
      return { ...times, ...units, ...busiest(engine.meter) };
    } finally {
      engine.close();
      own.close();
    }
  });

/** Its data are on the disk as they are in a regency; to fill the disk with a larger agency takes much longer than to close it. */
export const isOnDisk = (employees: number): boolean => employees <= 10_000;

/** On AWS's own engine on this machine, by the product's own store and client. */
export const closeOnDynamo = (employees: number): Promise<Times> =>
  inScratch(async (directory) => {
    const dynamo = await startDynamoLocal({ dataDir: isOnDisk(employees) ? directory : null });
    try {
      const engine = await dynamoBenchEngine(dynamo, 'siklus-closed');
      const own = await dynamoBenchEngine(dynamo, 'siklus-recorded');
      return await closeInTurns(engine, own, employees).finally(() => {
        engine.close();
        own.close();
      });
    } finally {
      await dynamo.stop();
    }
  });
