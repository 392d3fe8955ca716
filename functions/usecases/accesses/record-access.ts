import {
  type AccessEntry,
  covers,
  type ListScope,
  type ReadKind,
  type Seen,
  teamScopes,
  withSeen,
} from '../../domain/access/access-entry.ts';
import { ConflictError, type Key, StoreBusyError, type Stored, type Write } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { createKeptUntil } from './kept-until.ts';

/** Whose data an answer holds. `people`: whom a list names, where the list is one that says so. */
export type Told =
  | { about: 'person'; employeeId: string; kind: ReadKind }
  | { about: 'list'; scope: ListScope; id: string; kinds: readonly ReadKind[]; people?: readonly string[] };

/** Others may record the same reader at the same moment, through another instance. */
const maximumAttempts = 5;
/** Reads that this process knows to be recorded: about 2 MB at most. */
const remembered = 20_000;

const keyOf = (actor: Actor, told: Told, date: string): Key<AccessEntry> =>
  told.about === 'person'
    ? keys.access(actor.agencyId, told.employeeId, date, actor.personId)
    : keys.listAccess(actor.agencyId, told.scope, told.id, date, actor.personId);

/** What has to be on record before the answer leaves, each by a name: a person and a kind, or a whole list and a kind. */
const namesOf = ({ agencyId, personId }: Actor, told: Told, date: string): string[] => {
  const reader = `${agencyId} ${date} ${personId}`;
  if (told.about === 'person') return [`${reader} ${told.kind} of ${told.employeeId}`];
  return told.kinds.flatMap((kind) =>
    told.people === undefined
      ? [`${reader} ${kind} in ${told.scope} ${told.id}`]
      : told.people.filter((id) => id !== personId).map((id) => `${reader} ${kind} of ${id}`),
  );
};

/**
 * Writes down that somebody read another person's data, before the answer leaves (UU 27/2022). Reading one's own is no access. Where
 * it cannot be written the answer is not given: what nobody could account for afterwards does not happen.
 *
 * One write unit for the first read of a kind, by one reader, of one person, on one day; nothing for the next ones, and nothing where
 * a list of that reader's own team names the person with that kind on that day already.
 *
 * @throws StoreBusyError
 */
export const createRecordAccess = (deps: Pick<Deps, 'store' | 'clock'>) => {
  const known = new Set<string>();
  const keptUntil = createKeptUntil(deps);

  const store = async (agencyId: string, key: Key<AccessEntry>, seen: Seen, first: Stored<AccessEntry> | null) => {
    let found = first;
    for (let attempt = 0; attempt < maximumAttempts; attempt++) {
      const data = withSeen(found?.data ?? null, seen);
      if (data === null) return;
      const expiresAt = await keptUntil(agencyId, seen.at);
      const one: Write =
        found === null
          ? { kind: 'insert', key, data, expiresAt }
          : { kind: 'replace', key, version: found.version, data, expiresAt };
      try {
        await deps.store.commit([one]);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        // The refusal shows what stands there: no read to learn it.
        found = standsThere(error, key) ? error.found : null;
      }
    }
    throw new StoreBusyError('a read could not be recorded');
  };

  return async (actor: Actor, told: Told): Promise<void> => {
    if (told.about === 'person' && told.employeeId === actor.personId) return;
    const at = deps.clock.now();
    const date = at.slice(0, 10);
    const names = namesOf(actor, told, date);
    if (names.every((name) => known.has(name))) return;
    const key = keyOf(actor, told, date);
    if (told.about === 'list') {
      // Tried without a look: another instance rarely has it already, and the refusal costs what the look would have saved.
      const { kinds, people } = told;
      await store(actor.agencyId, key, { kinds, at, ...(people === undefined ? {} : { people }) }, null);
    } else {
      const [own, ...lists] = await lookUp(deps, actor, key, date);
      const covered = lists.some((list) => covers(list?.data ?? null, told.employeeId, told.kind));
      if (!covered) await store(actor.agencyId, key, { kinds: [told.kind], at }, own ?? null);
    }
    if (known.size >= remembered) known.clear();
    for (const name of names) known.add(name);
  };
};

/** What a refused write found under a key is of the key's type. */
const standsThere = <T>(error: ConflictError, key: Key<T>): error is ConflictError & { found: Stored<T> | null } =>
  error.found === null || (error.key.pk === key.pk && error.key.sk === key.sk);

/** Half a unit each: what is missed because it is a moment old is written again, to the same entry. */
const lookUp = (
  deps: Pick<Deps, 'store'>,
  { agencyId, personId }: Actor,
  key: Key<AccessEntry>,
  date: string,
): Promise<(Stored<AccessEntry> | null)[]> =>
  Promise.all(
    [key, ...teamScopes.map((scope) => keys.listAccess(agencyId, scope, personId, date, personId))].map((one) =>
      deps.store.get(one, { consistency: 'eventual' }),
    ),
  );
