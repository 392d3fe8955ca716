import { shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import type { BenchEngine } from './bench-engine.ts';
import type { JobDone } from './messages.ts';
import { nationalAgency, peopleByShard } from './national-agency.ts';
import type { ClosingProcess } from './start-closing.ts';

const twinId = 'triwulan-2-2026';
/** Read and written in one turn; fewer in an agency that has not so many for every turn. */
const shardsOfTurn = 4;

/** What one turn read and wrote, and for how many people. */
export type BareTurn = { people: number; reads: JobDone; writes: JobDone };

/**
 * The reads and the writes of a close with no rule between them, on the engine that is closed as well. They belong to a second
 * cycle of the same size beside the first: its people lie as far from each other, and are as seldom in the engine's memory, as those
 * of the first. What a turn calls for is written down where its shards are closed on an engine of their own.
 *
 * @param own that engine
 * @returns a turn, or null when every shard has had its own: what is closed once calls for nothing more
 */
export const createBareTurns = async (
  { engine, own, closing }: { engine: BenchEngine; own: BenchEngine; closing: ClosingProcess },
  { employees, turns }: { employees: number; turns: number },
): Promise<() => Promise<BareTurn | null>> => {
  const shards = shardCountFor(employees);
  const width = Math.max(1, Math.min(shardsOfTurn, Math.floor(shards / turns)));
  const rangeCount = Math.min(turns, shards);
  const ranges = Array.from({ length: rangeCount }, (_, turn) => {
    const from = Math.floor((turn * shards) / rangeCount);
    return { from, to: from + width };
  });
  const people = peopleByShard(twinId, employees);
  await engine.fill(nationalAgency(twinId, employees));
  const taken = new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)));
  await own.fill(nationalAgency(twinId, employees, taken));
  let next = 0;

  return async () => {
    const range = ranges[next];
    if (range === undefined) return null;
    next += 1;
    await closing.run(own, { kind: 'record', cycleId: twinId, ...range });
    const reads = await closing.run(engine, { kind: 'reads' });
    const writes = await closing.run(engine, { kind: 'writes' });
    engine.tidy();
    return { people: people.slice(range.from, range.to).reduce((sum, count) => sum + count, 0), reads, writes };
  };
};
