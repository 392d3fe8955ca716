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
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { type Phase, phases } from '../../domain/cycle/phase.ts';
import { mayEnter } from '../../domain/cycle/position.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { signClosing } from '../closing/sign-closing.ts';
import { putWrite } from '../cycles/change-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadCycle } from '../support/load.ts';

export type SealDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'signer'>;

/** Phases after which cases may be other than they were at the seal before. */
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
  await signClosing(deps, input.agencyId, cycle, ended);
  if (sealedPhases.includes(ended)) await sealCycle(deps, input.agencyId, cycle, ended);
};

/**
 * Folds every chain of a cycle into one signed root, as the next entry of the agency's log of seals. Once per occasion: each shard's
 * list is kept before the seal is made of them, so a repeat goes on where the first attempt stopped.
 */
export const sealCycle = async (deps: SealDeps, agencyId: string, cycle: Cycle, occasion: string): Promise<void> => {
  if (cycle.shardCount === 0 || (await deps.store.get(keys.cycleSeal(agencyId, cycle.id, occasion))) !== null) return;
  const limit = pLimit(concurrency);
  const lists = await Promise.all(
    Array.from({ length: cycle.shardCount }, (_, shard) =>
      limit(() => listShard(deps, agencyId, cycle.id, occasion, shard)),
    ),
  );
  const roots = lists.map((list) => shardRootOf(list, deps.digest));
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    if ((await deps.store.get(keys.cycleSeal(agencyId, cycle.id, occasion))) !== null) return;
    if (await append(deps, agencyId, cycle.id, occasion, roots)) return;
  }
  throw new StoreBusyError('the log of seals grew under every attempt to add to it');
};

const listShard = async (
  deps: SealDeps,
  agencyId: string,
  cycleId: string,
  occasion: string,
  shard: number,
): Promise<SealedShard> => {
  const key = keys.sealedShard(agencyId, cycleId, occasion, shard);
  const known = await deps.store.get(key);
  if (known !== null) return known.data;
  const list: SealedShard = { schemaVersion: 1, takenAt: deps.clock.now(), leaves: [] };
  for await (const { data } of eachOf(deps, keys.cases(agencyId, cycleId, shard)))
    list.leaves.push([data.employeeId, data.chain.seq, data.chain.head]);
  try {
    await deps.store.commit([{ kind: 'insert', key, data: list }]);
    return list;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return (await deps.store.get(key))?.data ?? list;
  }
};

/** False where another entry took the number meanwhile. */
const append = async (
  deps: SealDeps,
  agencyId: string,
  cycleId: string,
  occasion: string,
  shards: readonly ShardRoot[],
): Promise<boolean> => {
  const last = (await deps.store.get(keys.sealHead(agencyId)))?.data ?? null;
  const content = { agencyId, cycleId, occasion, at: deps.clock.now(), publicKey: await deps.signer.publicKey() };
  const unsigned = nextSeal({ ...content, last, shards }, deps.digest);
  const seal: Seal = { ...unsigned, signature: await deps.signer.sign(sealText(unsigned)) };
  const { number } = seal;
  const head = { schemaVersion: 1 as const, number, hash: sealHash(seal, deps.digest) };
  try {
    await deps.store.commit([
      { kind: 'insert', key: keys.seal(agencyId, number), data: seal },
      { kind: 'insert', key: keys.cycleSeal(agencyId, cycleId, occasion), data: { schemaVersion: 1, number, shards } },
      await putWrite(deps, keys.sealHead(agencyId), head),
    ]);
    return true;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return false;
  }
};
