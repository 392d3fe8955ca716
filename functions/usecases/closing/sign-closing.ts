import { closingManifest, closingText } from '../../domain/closing/closing-manifest.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { engineVersion } from '../../domain/engine-version.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { insertOnce } from './work-shards.ts';

/**
 * Signs what the close of a phase did, once all its shards are settled: with the key that seals are signed with. A repeat finds the
 * manifest and does nothing. Phases whose close settles nobody have none.
 */
export const signClosing = async (
  deps: Pick<Deps, 'store' | 'digest' | 'signer'>,
  agencyId: string,
  cycle: Cycle,
  ended: string,
): Promise<void> => {
  const phase = settledPhaseOf(ended);
  const closure = phase === null ? undefined : cycle.closures[phase];
  if (phase === null || closure === undefined) return;
  const key = keys.closing(agencyId, cycle.id, phase);
  if ((await deps.store.get(key)) !== null) return;
  const shards = [];
  for await (const { data } of eachOf(deps, keys.manifests(agencyId, cycle.id, phase)))
    if (data.digests !== undefined) shards.push({ ...data, digests: data.digests });
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const holds = (cycle.holds ?? []).filter((one) => one.phase === phase);
  const about = { agencyId, cycleId: cycle.id, phase, zone: cycle.zone, closure, engine: engineVersion, holds };
  const unsigned = closingManifest({ ...about, publicKey: await deps.signer.publicKey(), rules, shards }, deps.digest);
  await insertOnce(deps, key, { ...unsigned, signature: await deps.signer.sign(closingText(unsigned)) });
};
