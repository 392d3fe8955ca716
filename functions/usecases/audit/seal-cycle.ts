import pLimit from 'p-limit';
import {
  nextSeal,
  type Seal,
  type SealedShard,
  type ShardRoot,
  sealHash,
  sealText,
  shardRootOf,
} from '../../domain/audit/seal.ts';
import { type ClosingManifest, closingName, manifestDigest, versionOf } from '../../domain/closing/closing-manifest.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type Phase, phases } from '../../domain/cycle/phase.ts';
import { mayEnter } from '../../domain/cycle/position.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { signClosing } from '../closing/sign-closing.ts';
import { putWrite } from '../cycles/change-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { eachOf, loadCycle } from '../support/load.ts';
import { archiveSeals } from './archive-seals.ts';
import { cycleSeals, type KnownSeal, sealedLists } from './cycle-seals.ts';

export type SealDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'signer' | 'archive'>;
/** The archive gets what is added to the log from the schedule that looks for it. */
type LogDeps = Omit<SealDeps, 'archive'>;

/** Phases after which nearly every case may be other than it was at the seal before: all of them are listed. */
const sealedPhases: readonly Phase[] = [
  'planning',
  'execution',
  'supervisor-review',
  'scoring',
  'committee-forum',
  'final-decision',
  'objection-window',
  'follow-up',
];

type MadeFor = Pick<Seal, 'occasion' | 'closing'>;
type ListShard = (shard: number, seals: readonly KnownSeal[]) => Promise<SealedShard>;

/** Shards read at once. */
const concurrency = 8;
/** Other cycles of the agency may be sealed at the same moment, each taking the next number. */
const maximumAttempts = 20;

/**
 * What a phase left is sealed before the next one begins: nobody acts in between, because a closing phase takes no acts. Does
 * nothing where the phase may not be entered, or was entered before.
 */
export const sealBeforeEntering = async (
  deps: SealDeps,
  input: { agencyId: string; cycleId: string; run: number },
  next: Phase,
): Promise<void> => {
  const { data: cycle } = await loadCycle(deps, input.agencyId, input.cycleId);
  const ended = phases[phases.indexOf(next) - 1];
  if (cycle.run !== input.run || cycle.phase === next || !mayEnter(cycle, next)) return;
  if (ended === undefined) return;
  const manifest = await signClosing(deps, input.agencyId, cycle, ended);
  if (sealedPhases.includes(ended)) await sealCycle(deps, input.agencyId, cycle, ended, manifest);
  else if (manifest !== null) {
    await sealClose(deps, input.agencyId, cycle, manifest);
    await archiveSeals(deps, input.agencyId);
  }
};

/**
 * Folds every chain of a cycle into one signed root, as the next entry of the agency's log of seals. Once per occasion: each shard's
 * list is kept before the seal is made of them, so a repeat goes on where the first attempt stopped. It is done when the archive has
 * the seal: a repeat puts there what an attempt before could not.
 *
 * @throws SignatureUnavailableError, ArchiveUnavailableError, StoreBusyError: a repeat is safe
 */
export const sealCycle = async (
  deps: SealDeps,
  agencyId: string,
  cycle: Cycle,
  occasion: string,
  manifest: ClosingManifest | null = null,
): Promise<void> => {
  if (cycle.shardCount === 0) return;
  if (!(await isSealed(deps, agencyId, cycle, occasion))) {
    const lists = await eachShard(cycle, (shard) => listShard(deps, agencyId, cycle.id, shard, new Map()));
    const closing = manifest === null ? {} : { closing: manifestDigest(manifest, deps.digest) };
    await sealLists(deps, agencyId, cycle, { occasion, ...closing }, lists);
  }
  await archiveSeals(deps, agencyId);
};

/**
 * Seals a signed close as an entry of its own, named like the close, with the acts that no seal holds yet: that of a phase which leaves the
 * cases as they were, and the close after a reopening, while the cycle goes on. No manifest waits for the seal of a later phase.
 *
 * @throws SignatureUnavailableError, StoreBusyError: a repeat is safe
 */
export const sealClose = async (
  deps: LogDeps,
  agencyId: string,
  cycle: Cycle,
  manifest: ClosingManifest,
): Promise<void> => {
  const occasion = closingName(manifest.phase, versionOf(manifest));
  const made = { occasion, closing: manifestDigest(manifest, deps.digest) };
  await sealGrown(deps, agencyId, cycle, made, listGrown(deps, agencyId, cycle.id));
};

/**
 * Seals the chains that have grown since they were sealed last, and no others: a day with ten acts costs a list of ten. Whoever is not
 * in it did nothing until then.
 *
 * @param list what may have grown in a shard, in order of employee id
 * @returns the lists as they were sealed; null where nobody did anything and there is no close to name, or the occasion was sealed before
 */
export const sealGrown = async (
  deps: LogDeps,
  agencyId: string,
  cycle: Cycle,
  made: MadeFor,
  list: ListShard,
): Promise<SealedShard[] | null> => {
  if (await isSealed(deps, agencyId, cycle, made.occasion)) return null;
  const seals = await cycleSeals(deps, agencyId, cycle.id, Number.MAX_SAFE_INTEGER);
  const lists = await eachShard(cycle, (shard) => list(shard, seals));
  if (made.closing === undefined && lists.every(({ leaves }) => leaves.length === 0)) return null;
  return sealLists(deps, agencyId, cycle, made, lists);
};

/** Looks at every case of a shard for acts that no seal holds. */
export const listGrown =
  (deps: LogDeps, agencyId: string, cycleId: string): ListShard =>
  async (shard, seals) =>
    listShard(deps, agencyId, cycleId, shard, await sealedActs(deps, agencyId, cycleId, seals, shard));

/** How many acts of each person of a shard the seals hold. */
export const sealedActs = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  seals: readonly KnownSeal[],
  shard: number,
): Promise<ReadonlyMap<string, number>> => {
  const known = new Map<string, number>();
  for (const { leaves } of await sealedLists(deps, agencyId, cycleId, seals, shard))
    for (const [employeeId, seq] of leaves) known.set(employeeId, seq);
  return known;
};

const isSealed = async (deps: LogDeps, agencyId: string, cycle: Cycle, occasion: string): Promise<boolean> =>
  cycle.shardCount === 0 || (await deps.store.get(keys.cycleSeal(agencyId, cycle.id, occasion))) !== null;

const eachShard = <T>({ shardCount }: Cycle, work: (shard: number) => Promise<T>): Promise<T[]> => {
  const limit = pLimit(concurrency);
  return Promise.all(Array.from({ length: shardCount }, (_, shard) => limit(() => work(shard))));
};

/** @param sealed how many acts of each person a seal holds already */
export const listShard = async (
  deps: LogDeps,
  agencyId: string,
  cycleId: string,
  shard: number,
  sealed: ReadonlyMap<string, number>,
): Promise<SealedShard> => {
  const list: SealedShard = { schemaVersion: 1, takenAt: deps.clock.now(), leaves: [] };
  for await (const { data } of eachOf(deps, keys.cases(agencyId, cycleId, shard)))
    if (data.chain.seq > (sealed.get(data.employeeId) ?? -1))
      list.leaves.push([data.employeeId, data.chain.seq, data.chain.head]);
  return list;
};

const sealLists = async (
  deps: LogDeps,
  agencyId: string,
  cycle: Cycle,
  made: MadeFor,
  fresh: readonly SealedShard[],
): Promise<SealedShard[]> => {
  const lists = await eachShard(cycle, async (shard) => {
    const list = fresh[shard];
    if (list === undefined) throw new Error(`shard ${shard} was not listed`);
    const { data } = await insertFact(deps, keys.sealedShard(agencyId, cycle.id, made.occasion, shard), list);
    return data;
  });
  const roots = lists.map((list) => shardRootOf(list, deps.digest));
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    if (await isSealed(deps, agencyId, cycle, made.occasion)) return lists;
    if (await append(deps, agencyId, cycle.id, made, roots)) return lists;
  }
  throw new StoreBusyError('the log of seals grew under every attempt to add to it');
};

/** False where another entry took the number meanwhile. */
const append = async (
  deps: LogDeps,
  agencyId: string,
  cycleId: string,
  made: MadeFor,
  shards: readonly ShardRoot[],
): Promise<boolean> => {
  const last = (await deps.store.get(keys.sealHead(agencyId)))?.data ?? null;
  const content = { agencyId, cycleId, ...made, at: deps.clock.now(), publicKey: await deps.signer.publicKey() };
  const unsigned = nextSeal({ ...content, last, shards }, deps.digest);
  const seal: Seal = { ...unsigned, signature: await deps.signer.sign(sealText(unsigned)) };
  const { number } = seal;
  const head = { schemaVersion: 1 as const, number, hash: sealHash(seal, deps.digest) };
  try {
    await deps.store.commit([
      { kind: 'insert', key: keys.seal(agencyId, number), data: seal },
      {
        kind: 'insert',
        key: keys.cycleSeal(agencyId, cycleId, made.occasion),
        data: { schemaVersion: 1, number, shards },
      },
      await putWrite(deps, keys.sealHead(agencyId), head),
    ]);
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return false;
  }
};
