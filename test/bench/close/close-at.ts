import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { endStates } from '../../../functions/domain/closing/manifest.ts';
import { rangesOf, shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createLeanEngine, type LeanEngine } from './lean-engine.ts';
import { createLeanStore } from './lean-store.ts';
import { closedPhase, expectedEnds, nationalAgency, nationalAgencyId } from './national-agency.ts';
import { startClosing } from './start-closing.ts';

const cycleId = 'triwulan-1-2026';
const sampleId = 'contoh-1-2026';
/**
 * Reads and writes of this many people are measured bare, so often spread over the close, and in a large one after so many people: a
 * machine and its disk are faster in one minute than in the next, and both sides must meet the same ones.
 */
const sampleOf = 2000;
const turns = 8;
const peopleOfTurn = 25_000;
/** A close of this many people takes minutes. */
const progressFrom = 100_000;
/** At least: a task of the Map has that many where there are many shards, and a shorter one is over before its writers are busy. */
const shardsOfTurn = 10;

/** Time of one process, in milliseconds, for this many people. */
type Spent = { people: number; wall: number; cpu: number };
const nothing = (): Spent => ({ people: 0, wall: 0, cpu: 0 });

export type CloseFigures = {
  employees: number;
  readUnits: number;
  writeUnits: number;
  /** Of the Map state that closes, as Step Functions bills them. */
  transitions: number;
  close: Spent;
  reads: Spent;
  writes: Spent;
  largestMemory: number;
  busiestShard: number;
  /** The busiest of all other partitions: one that takes an item of every shard. */
  collecting: { name: string; units: number };
  fillSeconds: number;
};

const turnsOf = (employees: number): number => Math.max(turns, Math.ceil(employees / peopleOfTurn));

/** What a close that did nothing, or something else, would not come to. */
const checkEnds = async (engine: LeanEngine, employees: number): Promise<void> => {
  const signed = await createLeanStore(engine.ask).get(keys.closing(nationalAgencyId, cycleId, closedPhase));
  const { exempt: _, ...counted } = signed?.data.counts.endStates ?? { exempt: 0 };
  const expected = { ...Object.fromEntries(endStates.map((state) => [state, 0])), ...expectedEnds(employees) };
  const { exempt: __, ...wanted } = { exempt: 0, ...expected };
  if (!isDeepStrictEqual(counted, wanted))
    throw new Error(`the close came to ${JSON.stringify(counted)} and not to ${JSON.stringify(wanted)}`);
};

const busiest = (engine: LeanEngine) => {
  const all = [...engine.meter.partitions()];
  const shards = all.filter(([pk]) => pk.includes(`#${cycleId}#case#`)).map(([, units]) => units);
  const mean = shards.reduce((sum, units) => sum + units, 0) / shards.length;
  const others = all.filter(([pk]) => !pk.includes('#case#')).toSorted(([, a], [, b]) => b - a);
  const [pk = '', units = 0] = others[0] ?? [];
  const collecting = { name: pk.slice(`${nationalAgencyId}#${cycleId}#`.length), units };
  return { busiestShard: Math.max(...shards) / mean, collecting };
};

/** Closes one phase of an agency of this size, and between its ranges does bare reads and writes of the same kind on the same engine. */
export const closeAt = async (employees: number): Promise<CloseFigures> => {
  const directory = await mkdtemp(join(tmpdir(), 'siklus-close-'));
  const engine = createLeanEngine(join(directory, 'engine.sqlite'));
  const closing = startClosing(engine);
  const [close, reads, writes] = [nothing(), nothing(), nothing()];
  const sampled = Math.min(employees, sampleOf);
  const refill = (): void => {
    engine.clear(`${nationalAgencyId}#${sampleId}#`);
    engine.fill(nationalAgency(sampleId, sampled));
  };
  let largestMemory = 0;
  const spend = async (on: Spent, people: number, job: Parameters<typeof closing.run>[0]): Promise<void> => {
    const done = await closing.run(job);
    on.people += people;
    on.wall += done.milliseconds;
    on.cpu += done.cpuMilliseconds;
    largestMemory = done.largestMemory;
  };
  const bare = async (): Promise<void> => {
    refill();
    await spend(reads, sampled, { kind: 'reads' });
    await spend(writes, sampled, { kind: 'writes' });
  };

  try {
    const begun = performance.now();
    engine.fill(nationalAgency(cycleId, employees));
    const fillSeconds = (performance.now() - begun) / 1000;
    const record = { kind: 'record', cycleId: sampleId, from: 0, to: shardCountFor(sampled) } as const;
    // The first close warms the process up; the second is recorded.
    for (let n = 0; n < 2; n++) {
      refill();
      await closing.run(record);
    }
    const shards = shardCountFor(employees);
    const progress = (text: string): void => {
      if (employees >= progressFrom) console.error(`  ${text}`);
    };
    progress(`filled in ${fillSeconds.toFixed(0)} s`);
    for (const range of rangesOf(shards, Math.min(turnsOf(employees), Math.ceil(shards / shardsOfTurn)))) {
      await bare();
      engine.meter.start();
      await spend(close, 0, { kind: 'close', cycleId, ...range });
      engine.meter.stop();
      engine.tidy();
      const { wall } = close;
      progress(
        `${range.to} of ${shards} shards, ${(wall / 1000).toFixed(0)} s, ${Math.round(largestMemory / 1048576)} MiB`,
      );
    }
    engine.meter.start();
    await spend(close, employees, { kind: 'sign', cycleId });
    engine.meter.stop();
    await bare();
    await checkEnds(engine, employees);
    const units = { readUnits: engine.meter.readUnits(), writeUnits: engine.meter.writeUnits() };
    const spent = { close, reads, writes, largestMemory, fillSeconds };
    return { employees, ...units, transitions: 1 + rangesOf(shards).length, ...spent, ...busiest(engine) };
  } finally {
    await closing.stop();
    engine.close();
    await rm(directory, { recursive: true });
  }
};
