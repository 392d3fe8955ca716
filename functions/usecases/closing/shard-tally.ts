import { merkleRoot } from '../../domain/audit/merkle.ts';
import { leafOf } from '../../domain/audit/seal.ts';
import type { EndState, ShardManifest } from '../../domain/closing/manifest.ts';
import { addSpread, emptySpread, spreadOfCase } from '../../domain/forum/spread.ts';
import { ownOf } from '../../domain/own-of.ts';
import type { Digest } from '../../ports/digest.ts';
import type { Settled } from './settle-stored.ts';

const noEndStates = (): Record<EndState, number> => ({
  complete: 0,
  carried: 0,
  provisional: 0,
  escalated: 0,
  exempt: 0,
});

/** Folds the settled cases of a shard, in order of employee id, into its manifest. */
export const tallyShard = (
  step: ShardManifest['step'],
  shard: number,
  settled: readonly Settled[],
  digest: Digest,
): ShardManifest => {
  const endStates = noEndStates();
  const rules: Record<string, number> = {};
  const services: ShardManifest['services'] = {};
  for (const one of settled) {
    endStates[one.endState] += 1;
    rules[one.rule] = (ownOf(rules, one.rule) ?? 0) + 1;
    const spread = spreadOfCase(one.case);
    const service = one.case.serviceCode;
    if (spread !== null) services[service] = addSpread(ownOf(services, service) ?? emptySpread(), spread);
  }
  const leaves = settled.map(({ case: subject }) => leafOf(subject.employeeId, subject.chain.head));
  const root = Buffer.from(merkleRoot(leaves, digest)).toString('base64url');
  return { schemaVersion: 1, step, shard, cases: settled.length, endStates, rules, services, root };
};
