import { describe, expect, it } from 'vitest';
import { rangesOf, shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore, type Partitions } from '../../../functions/store/memory-store.ts';
import { unpack } from '../../../functions/store/pack.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { closedPhase, expectedEnds, nationalAgency, nationalAgencyId } from '../../bench/close/national-agency.ts';
import { testClock } from '../../support/fakes.ts';

const cycleId = 'triwulan-1-2026';
const employees = 2400;
const shards = shardCountFor(employees);

const agency = (): { partitions: Partitions; store: Store } => {
  const partitions: Partitions = new Map();
  for (const { pk, sk, version, body } of nationalAgency(cycleId, employees)) {
    const partition = partitions.get(pk) ?? new Map();
    partitions.set(pk, partition);
    partition.set(sk, { version, json: typeof body === 'string' ? body : JSON.stringify(unpack(body)) });
  }
  return { partitions, store: createMemoryStore(partitions) };
};

const close = (store: Store, from: number, to: number): Promise<void> =>
  createCloseShards({ store, clock: testClock('2026-04-05T17:10:00.000Z'), digest: nodeDigest })({
    ...{ agencyId: nationalAgencyId, cycleId, phase: closedPhase, from, to },
  });

const bytesOf = (partitions: Partitions): string[] =>
  [...partitions]
    .flatMap(([pk, items]) => [...items].map(([sk, item]) => `${pk} ${sk} ${item.version} ${item.json}`))
    .sort();

const closedOneByOne = async (): Promise<string[]> => {
  const { partitions, store } = agency();
  for (const { from, to } of rangesOf(shards, shards)) await close(store, from, to);
  return bytesOf(partitions);
};

describe('several shards closed by one worker', () => {
  it('come to the same bytes as one after another, and to the ends that the people made', async () => {
    const { partitions, store } = agency();
    await close(store, 0, shards);
    expect(bytesOf(partitions)).toEqual(await closedOneByOne());
    const ends: Record<string, number> = {};
    for (let shard = 0; shard < shards; shard++) {
      const manifest = await store.get(keys.manifest(nationalAgencyId, cycleId, closedPhase, shard));
      for (const [end, people] of Object.entries(manifest?.data.endStates ?? {})) ends[end] = (ends[end] ?? 0) + people;
    }
    expect(ends).toEqual({ provisional: 0, exempt: 0, ...expectedEnds(employees) });
  });

  it.each([1, 40, 300])(
    'leave nothing behind that goes on writing when commit %i fails, and a repeat ends the same',
    async (nth) => {
      const { partitions, store } = agency();
      let commits = 0;
      const failing: Store = {
        ...store,
        commit: async (writes) => {
          commits += 1;
          if (commits === nth) throw new Error('the process died');
          await store.commit(writes);
        },
      };
      await expect(close(failing, 0, shards)).rejects.toThrow('the process died');
      const atFailure = commits;
      await close(store, 0, 0);
      expect(commits).toBe(atFailure);
      const done = [...(partitions.get(`${nationalAgencyId}#${cycleId}#manifests`)?.keys() ?? [])];
      expect(done.length).toBeLessThan(shards - 1);
      await close(store, 0, shards);
      // A note on a board is a view and may be lost.
      const ofCases = (bytes: string[]): string[] => bytes.filter((item) => !item.includes('#board#'));
      expect(ofCases(bytesOf(partitions))).toEqual(ofCases(await closedOneByOne()));
    },
  );

  it('ask no more of the engine at once than the writers of any other step do, and keep it asked', async () => {
    const { store } = agency();
    const turns = { reads: 1, commits: 4 };
    const most = { reads: 0, commits: 0, both: 0 };
    const now = { reads: 0, commits: 0 };
    const onTheWay = async <T>(kind: 'reads' | 'commits', call: () => Promise<T>): Promise<T> => {
      now[kind] += 1;
      most[kind] = Math.max(most[kind], now[kind]);
      most.both = Math.max(most.both, now.reads + now.commits);
      for (let turn = 0; turn < turns[kind]; turn++) await new Promise((resolve) => setImmediate(resolve));
      now[kind] -= 1;
      return call();
    };
    const counted: Store = {
      get: (key, how) => onTheWay('reads', () => store.get(key, how)),
      getMany: (some) => onTheWay('reads', () => store.getMany(some)),
      query: (range, page) => onTheWay('reads', () => store.query(range, page)),
      commit: (writes) => onTheWay('commits', () => store.commit(writes)),
      insertEach: (inserts) => onTheWay('commits', () => store.insertEach(inserts)),
    };
    await close(counted, 0, shards);
    expect(most).toMatchObject({ reads: 16, commits: 16 });
    expect(most.both).toBeGreaterThan(24);
  });
});
