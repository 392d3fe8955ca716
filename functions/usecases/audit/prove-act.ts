import { type ActProof, makeProof } from '../../domain/audit/export/proof.ts';
import type { ActEnvelope } from '../../domain/case/act.ts';
import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { shardOf } from '../../domain/cycle/sharding.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { cycleSeals } from './cycle-seals.ts';
import { resultActs } from './get-audit.ts';
import { readChain } from './read-chain.ts';

/** `not-yet-sealed`: the act came after the last seal; until the next one only its chain holds it. */
export type ProofView = { status: 'sealed'; proof: ActProof } | { status: 'not-yet-sealed'; seq: number };

/**
 * Proves that an act is under a signed root, by the first seal that covers it. Links that the caller may not see yet are not shown
 * in a proof either: such an act counts as not yet sealed until the result is published.
 */
export const createProveAct =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, target: CaseTarget & { seq: number }): Promise<ProofView> => {
    const { cycleId, employeeId, seq } = target;
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const { records } = await readChain(deps, actor.agencyId, stored);
    const shown = (envelope: ActEnvelope): boolean =>
      seesRatings(relations, cycle) || !resultActs.includes(envelope.act);
    const asked = records[seq - 1]?.envelope;
    if (asked === undefined || !shown(asked)) return refuse('not-found', { detail: 'No such act.' });

    const shard = shardOf(employeeId, cycle.shardCount);
    for (const { occasion, number, shards } of await cycleSeals(
      deps,
      actor.agencyId,
      cycleId,
      Number.MAX_SAFE_INTEGER,
    )) {
      const list = (await deps.store.get(keys.sealedShard(actor.agencyId, cycleId, occasion, shard)))?.data;
      const leaf = list?.leaves.find(([id]) => id === employeeId);
      if (list === undefined || leaf === undefined || leaf[1] < seq) continue;
      const following = records.slice(seq, leaf[1]).map(({ envelope }) => envelope);
      const seal = (await deps.store.get(keys.seal(actor.agencyId, number)))?.data;
      if (seal === undefined || !following.every(shown)) break;
      return {
        status: 'sealed',
        proof: makeProof({ employeeId, links: [asked, ...following], list, shard, shards, seal }, deps.digest),
      };
    }
    return { status: 'not-yet-sealed', seq };
  };
