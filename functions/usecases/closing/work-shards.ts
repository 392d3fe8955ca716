import type { Case } from '../../domain/case/case.ts';
import type { ShardDigests, ShardManifest } from '../../domain/closing/manifest.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { ConflictError, type Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { createGate, type Gate } from '../support/create-gate.ts';
import { type Settled, type StepDeps, settleStored, type Verdict } from './settle-stored.ts';
import { tallyShard } from './shard-tally.ts';

export type ShardRange = { agencyId: string; cycleId: string; from: number; to: number };

/**
 * Gathers what a step needs about a page of cases in few reads, and answers with the judgement over each of them. The
 * judgement reads again where it must: a case may come to it a second time, changed meanwhile.
 */
export type JudgePage = (page: readonly Stored<Case>[], shard: number) => Promise<Judge>;
type Judge = (stored: Stored<Case>) => Promise<Verdict>;

export type ShardWork = {
  agencyId: string;
  cycle: Cycle;
  step: ShardManifest['step'];
  judgePage: JudgePage;
  /** Written after the cases and before the manifest; must be harmless when repeated. */
  finish?: (shard: number, settled: readonly Settled[]) => Promise<void>;
  /**
   * When all cases of a shard are read, before the first is settled; must be harmless when repeated. False where an earlier attempt
   * had begun: it may have died between a case and the note of it on a board.
   */
  begin?: (shard: number) => Promise<boolean>;
  /** What the manifest of a shard says beside its counts. */
  digests?: (shard: number, settled: readonly Settled[]) => Promise<ShardDigests>;
  /** Of a step that is not about everybody. */
  includes?: (subject: Case) => boolean;
  /** Cases in work at once, and with them commits in flight; 1 where they change a document that they share. */
  casesAtOnce?: number;
  /** 1 unless the step keeps what it gathers by shard: then the next shards are read while the last cases of one are written. */
  shardsAtOnce?: number;
};

/** Cases of a worker in work at once: enough to hide the engine's latency, few enough to keep one worker's memory small. */
const concurrency = 16;
const pageSize = 200;

/**
 * Works the shards `from` to `to` (exclusive) of a step. Each shard's manifest is written last: a shard with a manifest is
 * done, a shard without one is worked again from its first case and comes to the same end.
 */
export const workShards = async (
  deps: StepDeps,
  work: ShardWork,
  range: { from: number; to: number },
): Promise<void> => {
  const gate = createGate(work.casesAtOnce ?? concurrency);
  let [next, failed] = [range.from, false];
  const worker = async (): Promise<void> => {
    while (next < range.to && !failed) {
      const shard = next;
      next += 1;
      await workShard(deps, work, shard, gate).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await allSettled(Array.from({ length: work.shardsAtOnce ?? 1 }, worker));
};

const workShard = async (deps: StepDeps, work: ShardWork, shard: number, gate: Gate): Promise<void> => {
  const { agencyId, cycle, step } = work;
  const manifest = keys.manifest(agencyId, cycle.id, step, shard);
  if ((await deps.store.get(manifest)) !== null) return;
  const settled: Settled[] = [];
  let fresh = true;
  const settle = async (items: readonly Stored<Case>[], judge: Judge): Promise<void> => {
    const done = items.map((stored) => gate(() => settleStored(deps, agencyId, cycle, stored, judge, !fresh)));
    settled.push(...(await allSettled(done)));
  };
  const read: [items: readonly Stored<Case>[], judge: Judge][] = [];
  let after: string | null = null;
  do {
    const page = await pageOf(deps, work, shard, after);
    const items = work.includes === undefined ? page.items : page.items.filter(({ data }) => work.includes?.(data));
    const judge = await work.judgePage(items, shard);
    if (work.begin === undefined) await settle(items, judge);
    else read.push([items, judge]);
    after = page.next;
  } while (after !== null);
  fresh = (await work.begin?.(shard)) ?? true;
  for (const [items, judge] of read) await settle(items, judge);
  await work.finish?.(shard, settled);
  const digests = await work.digests?.(shard, settled);
  const tally = tallyShard(step, shard, settled, deps.digest);
  await insertOnce(deps, manifest, digests === undefined ? tally : { ...tally, digests });
};

const pageOf = (deps: StepDeps, work: ShardWork, shard: number, after: string | null) =>
  deps.store.query(keys.cases(work.agencyId, work.cycle.id, shard), { limit: pageSize, after });

/** Waits for all before the first failure is thrown: nothing may go on writing behind a task that has failed. */
const allSettled = async <T>(promises: Promise<T>[]): Promise<T[]> => {
  await Promise.allSettled(promises);
  return Promise.all(promises);
};

/** Inserts unless somebody else did: two workers at once come to the same document. False where it stood already. */
export const insertOnce = async (
  deps: Pick<StepDeps, 'store'>,
  key: { pk: string; sk: string },
  data: object,
): Promise<boolean> => {
  try {
    await deps.store.commit([{ kind: 'insert', key, data }]);
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return false;
  }
};
