import { type AccessEntry, type ListScope, type ReadKind, withSeen } from '../../domain/access/access-entry.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { addSeconds } from '../../domain/time/zone.ts';
import { ConflictError, type Key, StoreBusyError, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadAgency, loadRules } from '../support/load.ts';

/** Whose data an answer holds. */
export type Told =
  | { about: 'person'; employeeId: string; kind: ReadKind }
  | { about: 'list'; scope: ListScope; id: string; kind: ReadKind };

/** Others may record the same reader at the same moment, through another instance. */
const maximumAttempts = 5;
/** Reads that this process knows to be recorded: about 2 MB at most. */
const remembered = 20_000;
const secondsOfDay = 86_400;

const keyOf = (actor: Actor, told: Told, date: string): Key<AccessEntry> =>
  told.about === 'person'
    ? keys.access(actor.agencyId, told.employeeId, date, actor.personId)
    : keys.listAccess(actor.agencyId, told.scope, told.id, date, actor.personId);

/**
 * Writes down that somebody read another person's data, before the answer leaves (UU 27/2022). Reading one's own is no access. Where
 * it cannot be written the answer is not given: what nobody could account for afterwards does not happen.
 *
 * One write unit for the first read of a kind, by one reader, of one person, on one day; nothing for the next ones.
 *
 * @throws StoreBusyError
 */
export const createRecordAccess = (deps: Pick<Deps, 'store' | 'clock'>) => {
  const known = new Set<string>();
  return async (actor: Actor, told: Told): Promise<void> => {
    if (told.about === 'person' && told.employeeId === actor.personId) return;
    const now = deps.clock.now();
    const key = keyOf(actor, told, now.slice(0, 10));
    const name = `${key.pk} ${key.sk} ${told.kind}`;
    if (known.has(name)) return;
    await write(deps, actor.agencyId, key, told.kind, now);
    if (known.size >= remembered) known.clear();
    known.add(name);
  };
};

const write = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agencyId: string,
  key: Key<AccessEntry>,
  kind: ReadKind,
  now: Instant,
): Promise<void> => {
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const found = await deps.store.get(key);
    const data = withSeen(found?.data ?? null, kind, now);
    if (data === null) return;
    const expiresAt = await expiryOf(deps, agencyId, now);
    const one: Write =
      found === null
        ? { kind: 'insert', key, data, expiresAt }
        : { kind: 'replace', key, version: found.version, data, expiresAt };
    try {
      await deps.store.commit([one]);
      return;
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
  throw new StoreBusyError('a read could not be recorded');
};

/** By the rule set that the agency's new cycles take: how long the log is kept is the agency's own schedule. */
const expiryOf = async (deps: Pick<Deps, 'store'>, agencyId: string, now: Instant): Promise<Instant> => {
  const { data: agency } = await loadAgency(deps, agencyId);
  const { retention } = await loadRules(deps, agencyId, agency.ruleSetVersion);
  return addSeconds(now, retention.accessLogDays * secondsOfDay);
};
