import { approvedOf } from '../../domain/closing/close-again.ts';
import {
  type ClosedAgain,
  type ClosingManifest,
  closingManifest,
  closingText,
  judgeServices,
  manifestDigest,
} from '../../domain/closing/closing-manifest.ts';
import {
  type ClosingRecords,
  extensionsOf,
  noRecords,
  type RehearsalRecord,
  rehearsalRecord,
} from '../../domain/closing/closing-records.ts';
import type { ShardDigests, ShardManifest } from '../../domain/closing/manifest.ts';
import { type ClosedServices, type ServicePhase, servicePhaseOf } from '../../domain/closing/service-closure.ts';
import type { CloseHold, Cycle, PhaseClosure } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { engineVersion } from '../../domain/engine-version.ts';
import type { Key } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { knownRehearsals } from '../rehearsals/known-rehearsals.ts';
import type { Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { gatherServices } from './gather-services.ts';

type SignDeps = Pick<Deps, 'store' | 'digest' | 'signer'>;
type Judged = {
  cases: number;
  endStates: ShardManifest['endStates'];
  rules: ShardManifest['rules'];
  digests: ShardDigests;
};
type ToSign = {
  shards: () => Promise<Judged[]>;
  records: () => Promise<ClosingRecords>;
  phase: HumanPhase;
  closure: PhaseClosure;
  holds: CloseHold[];
  again?: ClosedAgain;
};

/** A repeat finds the manifest and does nothing. */
const signOnce = async (
  deps: SignDeps,
  agencyId: string,
  cycle: Cycle,
  key: Key<ClosingManifest>,
  { shards: judged, records: gathered, ...content }: ToSign,
): Promise<ClosingManifest> => {
  const known = await deps.store.get(key);
  if (known !== null) return known.data;
  const [shards, records] = [await judged(), await gathered()];
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const about = { agencyId, cycleId: cycle.id, zone: cycle.zone, engine: engineVersion, ...content, records };
  const unsigned = closingManifest({ ...about, publicKey: await deps.signer.publicKey(), rules, shards }, deps.digest);
  const signed = { ...unsigned, signature: await deps.signer.sign(closingText(unsigned)) };
  return (await insertFact(deps, key, signed)).data;
};

/** The finished rehearsals of the phase, and its later ends: what people were told beforehand. */
const recordsOf =
  (deps: SignDeps, agencyId: string, cycle: Cycle, phase: HumanPhase) => async (): Promise<ClosingRecords> => {
    const rehearsals: RehearsalRecord[] = [];
    for (const { data } of await knownRehearsals(deps, agencyId, cycle.id))
      if (data.phase === phase && data.status === 'done') rehearsals.push(rehearsalRecord(data));
    return { rehearsals, extensions: extensionsOf(cycle, phase, deps.digest) };
  };

/** What each shard did at a step. */
const shardsOf =
  (deps: SignDeps, agencyId: string, { id }: Cycle, step: ShardManifest['step']) =>
  async (): Promise<Judged[]> => {
    const shards: Judged[] = [];
    for await (const { data } of eachOf(deps, keys.manifests(agencyId, id, step)))
      if (data.digests !== undefined) shards.push({ ...data, digests: data.digests });
    return shards;
  };

/** A phase that ends for services: they are kept as they were found before they are signed, so a repeat signs the same. */
const servicesOf =
  (deps: SignDeps, agencyId: string, cycle: Cycle, phase: ServicePhase) => async (): Promise<Judged[]> => {
    const key = keys.closedServices(agencyId, cycle.id, phase);
    const found: ClosedServices = { schemaVersion: 1, services: await gatherServices(deps, agencyId, cycle, phase) };
    const { data } = await insertFact(deps, key, found);
    const { counts, ...digests } = judgeServices(phase, data.services, deps.digest);
    return [{ ...counts, digests }];
  };

/**
 * Signs what the close of a phase did, once all its shards are settled, or all its services ended: with the key that seals are
 * signed with. Phases that no human ends have none: null.
 */
export const signClosing = async (
  deps: SignDeps,
  agencyId: string,
  cycle: Cycle,
  ended: string,
): Promise<ClosingManifest | null> => {
  const [settled, service] = [settledPhaseOf(ended), servicePhaseOf(ended)];
  const phase = settled ?? service;
  const closure = phase === null ? undefined : cycle.closures[phase];
  if (phase === null || closure === undefined) return null;
  const shards = service === null ? shardsOf(deps, agencyId, cycle, phase) : servicesOf(deps, agencyId, cycle, service);
  const holds = (cycle.holds ?? []).filter((one) => one.phase === phase);
  const key = keys.closing(agencyId, cycle.id, phase);
  const records = recordsOf(deps, agencyId, cycle, phase);
  return signOnce(deps, agencyId, cycle, key, { shards, records, phase, closure, holds });
};

/** The next manifest of a phase that was reopened: it names the one before, which stays as it was signed. */
export const signClosedAgain = async (
  deps: SignDeps,
  agencyId: string,
  cycle: Cycle,
  reopening: Reopening,
  at: PhaseClosure['at'],
): Promise<ClosingManifest> => {
  const { phase, number, version, scope, reason, askedBy, askedAt, until, decision } = approvedOf(reopening);
  const before = await deps.store.get(keys.closing(agencyId, cycle.id, phase, version - 1));
  if (before === null) throw new Error('a phase is closed again whose close before was not signed');
  const again: ClosedAgain = {
    version,
    previous: manifestDigest(before.data, deps.digest),
    reopening: { number, scope, reason, askedBy, askedAt, until, decision },
  };
  const closure: PhaseClosure = { trigger: 'schedule', basis: 'deadline', by: null, cutOff: until, at };
  const key = keys.closing(agencyId, cycle.id, phase, version);
  const shards = shardsOf(deps, agencyId, cycle, `reopened-${number}`);
  const records = async () => noRecords;
  return signOnce(deps, agencyId, cycle, key, { shards, records, phase, closure, holds: [], again });
};
