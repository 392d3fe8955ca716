import { approvedOf } from '../../domain/closing/close-again.ts';
import {
  type ClosedAgain,
  type ClosingManifest,
  closingManifest,
  closingText,
  manifestDigest,
} from '../../domain/closing/closing-manifest.ts';
import type { ShardManifest } from '../../domain/closing/manifest.ts';
import type { SettledPhase } from '../../domain/closing/plan-closure.ts';
import type { CloseHold, Cycle, PhaseClosure } from '../../domain/cycle/cycle.ts';
import { settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import type { Reopening } from '../../domain/cycle/reopening.ts';
import { engineVersion } from '../../domain/engine-version.ts';
import type { Key } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { insertOnce } from './work-shards.ts';

type SignDeps = Pick<Deps, 'store' | 'digest' | 'signer'>;
type ToSign = {
  step: ShardManifest['step'];
  phase: SettledPhase;
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
  { step, ...content }: ToSign,
): Promise<void> => {
  if ((await deps.store.get(key)) !== null) return;
  const shards = [];
  for await (const { data } of eachOf(deps, keys.manifests(agencyId, cycle.id, step)))
    if (data.digests !== undefined) shards.push({ ...data, digests: data.digests });
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const about = { agencyId, cycleId: cycle.id, zone: cycle.zone, engine: engineVersion, ...content };
  const unsigned = closingManifest({ ...about, publicKey: await deps.signer.publicKey(), rules, shards }, deps.digest);
  await insertOnce(deps, key, { ...unsigned, signature: await deps.signer.sign(closingText(unsigned)) });
};

/**
 * Signs what the close of a phase did, once all its shards are settled: with the key that seals are signed with. Phases whose close
 * settles nobody have none.
 */
export const signClosing = async (deps: SignDeps, agencyId: string, cycle: Cycle, ended: string): Promise<void> => {
  const phase = settledPhaseOf(ended);
  const closure = phase === null ? undefined : cycle.closures[phase];
  if (phase === null || closure === undefined) return;
  const holds = (cycle.holds ?? []).filter((one) => one.phase === phase);
  const key = keys.closing(agencyId, cycle.id, phase);
  await signOnce(deps, agencyId, cycle, key, { step: phase, phase, closure, holds });
};

/** The next manifest of a phase that was reopened: it names the one before, which stays as it was signed. */
export const signClosedAgain = async (
  deps: SignDeps,
  agencyId: string,
  cycle: Cycle,
  reopening: Reopening,
  at: PhaseClosure['at'],
): Promise<void> => {
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
  await signOnce(deps, agencyId, cycle, key, { step: `reopened-${number}`, phase, closure, holds: [], again });
};
