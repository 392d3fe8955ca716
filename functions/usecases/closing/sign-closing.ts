import { type ClosingManifest, closingManifest, closingText } from '../../domain/closing/closing-manifest.ts';
import {
  type ClosingRecords,
  extensionsOf,
  type RehearsalRecord,
  rehearsalRecord,
} from '../../domain/closing/closing-records.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { engineVersion } from '../../domain/engine-version.ts';
import { keys } from '../../store/keys.ts';
import { knownRehearsals } from '../rehearsals/known-rehearsals.ts';
import type { Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { eachOf, loadRules } from '../support/load.ts';

/** The finished rehearsals of the phase, and its later ends: what people were told beforehand. */
const recordsOf = async (
  deps: Pick<Deps, 'store' | 'digest'>,
  agencyId: string,
  cycle: Cycle,
  phase: SettledPhase,
): Promise<ClosingRecords> => {
  const rehearsals: RehearsalRecord[] = [];
  for (const { data } of await knownRehearsals(deps, agencyId, cycle.id))
    if (data.phase === phase && data.status === 'done') rehearsals.push(rehearsalRecord(data));
  return { rehearsals, extensions: extensionsOf(cycle, phase, deps.digest) };
};

/**
 * Signs what the close of a phase did, once all its shards are settled: with the key that seals are signed with. A repeat finds the
 * manifest and does nothing. Phases whose close settles nobody have none: null.
 */
export const signClosing = async (
  deps: Pick<Deps, 'store' | 'digest' | 'signer'>,
  agencyId: string,
  cycle: Cycle,
  ended: string,
): Promise<ClosingManifest | null> => {
  const phase = settledPhaseOf(ended);
  const closure = phase === null ? undefined : cycle.closures[phase];
  if (phase === null || closure === undefined) return null;
  const key = keys.closing(agencyId, cycle.id, phase);
  const known = await deps.store.get(key);
  if (known !== null) return known.data;
  const shards = [];
  for await (const { data } of eachOf(deps, keys.manifests(agencyId, cycle.id, phase)))
    if (data.digests !== undefined) shards.push({ ...data, digests: data.digests });
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const holds = (cycle.holds ?? []).filter((one) => one.phase === phase);
  const records = await recordsOf(deps, agencyId, cycle, phase);
  const about = {
    agencyId,
    cycleId: cycle.id,
    phase,
    zone: cycle.zone,
    closure,
    engine: engineVersion,
    holds,
    records,
  };
  const unsigned = closingManifest({ ...about, publicKey: await deps.signer.publicKey(), rules, shards }, deps.digest);
  const signed = { ...unsigned, signature: await deps.signer.sign(closingText(unsigned)) };
  return (await insertFact(deps, key, signed)).data;
};
