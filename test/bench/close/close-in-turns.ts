import { isDeepStrictEqual } from 'node:util';
import { endStates } from '../../../functions/domain/closing/manifest.ts';
import { rangesOf, shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createBareTurns } from './bare-turns.ts';
import type { BenchEngine } from './bench-engine.ts';
import type { JobDone } from './messages.ts';
import { closedPhase, expectedEnds, nationalAgency, nationalAgencyId } from './national-agency.ts';
import { startClosing } from './start-closing.ts';

export const cycleId = 'triwulan-1-2026';
/**
 * Reads and writes are measured bare so often, spread over the close, and in a large one after so many people: a machine and its disk
 * are faster in one minute than in the next, and both sides must meet the same ones.
 */
const turns = 8;
const peopleOfTurn = 25_000;
/** A close of this many people takes minutes. */
const progressFrom = 50_000;
/** At least: a task of the Map has that many where there are many shards, and a shorter one is over before its writers are busy. */
const shardsOfTurn = 10;
/** Turns that are not counted: a process that has just begun is slower. */
const warmUps = 2;

/** Time of one process, in milliseconds, for this many people. */
export type Spent = { people: number; wall: number; cpu: number };
const nothing = (): Spent => ({ people: 0, wall: 0, cpu: 0 });

export type Times = {
  employees: number;
  /** Of the Map state that closes, as Step Functions bills them. */
  transitions: number;
  close: Spent;
  reads: Spent;
  writes: Spent;
  /** Of the closing process, bytes. */
  largestMemory: number;
  fillSeconds: number;
};

const turnsOf = (employees: number): number => Math.max(turns, Math.ceil(employees / peopleOfTurn));

/** What a close that did nothing, or something else, would not come to. */
const checkEnds = async (store: Store, employees: number): Promise<void> => {
  const signed = await store.get(keys.closing(nationalAgencyId, cycleId, closedPhase));
  const { exempt: _, ...counted } = signed?.data.counts.endStates ?? { exempt: 0 };
  const expected = { ...Object.fromEntries(endStates.map((state) => [state, 0])), ...expectedEnds(employees) };
  const { exempt: __, ...wanted } = { exempt: 0, ...expected };
  if (!isDeepStrictEqual(counted, wanted))
    throw new Error(`the close came to ${JSON.stringify(counted)} and not to ${JSON.stringify(wanted)}`);
};

/**
 * Closes one phase of an agency of this size, and between its ranges does bare reads and writes of the same kind on the same engine.
 *
 * @param own an engine like it, where the calls of the bare turns are written down
 */
export const closeInTurns = async (engine: BenchEngine, own: BenchEngine, employees: number): Promise<Times> => {
  const closing = startClosing();
  const shards = shardCountFor(employees);
  const ranges = rangesOf(shards, Math.min(turnsOf(employees), Math.ceil(shards / shardsOfTurn)));
  const [close, reads, writes] = [nothing(), nothing(), nothing()];
  let largestMemory = 0;
  const spend = (on: Spent, people: number, done: JobDone): void => {
    on.people += people;
    on.wall += done.milliseconds;
    on.cpu += done.cpuMilliseconds;
    largestMemory = done.largestMemory;
  };
  const progress = (text: string): void => {
    if (employees >= progressFrom) console.error(`  ${text}`);
  };

  try {
    const begun = performance.now();
    await engine.fill(nationalAgency(cycleId, employees));
    const fillSeconds = (performance.now() - begun) / 1000;
    progress(`filled in ${fillSeconds.toFixed(0)} s; as many again for the bare turns`);
    const counted = ranges.length + 1;
    const uncounted = Math.max(0, Math.min(warmUps, shards - counted));
    const bareTurn = await createBareTurns({ engine, own, closing }, { employees, turns: uncounted + counted });
    const bare = async (): Promise<void> => {
      const done = await bareTurn();
      if (done === null) return;
      spend(reads, done.people, done.reads);
      spend(writes, done.people, done.writes);
    };
    for (let n = 0; n < uncounted; n++) await bareTurn();
    for (const range of ranges) {
      await bare();
      const job = { kind: 'close', cycleId, ...range } as const;
      spend(close, 0, await engine.metered(() => closing.run(engine, job)));
      engine.tidy();
      const seconds = (close.wall / 1000).toFixed(0);
      progress(`${range.to} of ${shards} shards, ${seconds} s, ${Math.round(largestMemory / 1048576)} MiB`);
    }
    spend(close, employees, await engine.metered(() => closing.run(engine, { kind: 'sign', cycleId })));
    await bare();
    await checkEnds(engine.store, employees);
    const transitions = 1 + rangesOf(shards).length;
    return { employees, transitions, close, reads, writes, largestMemory, fillSeconds };
  } finally {
    await closing.stop();
  }
};
