import type { Instant } from '../../domain/time/instant.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { createIdentifyPerson } from './identify-person.ts';

/** For how long a process may answer reads by what it knows of a person. */
export const knownForMs = 30_000;
/** People kept for each process: some 200 bytes each. */
const most = 2_000;

type Known = { actor: Actor; readAt: number };
type IdentityDeps = Pick<Deps, 'store' | 'clock'>;

/** For each engine that a process talks to: handlers that share one hear of each other's acts. */
const ofStore = new WeakMap<IdentityDeps['store'], Map<string, Known>>();

const knownOf = ({ store }: IdentityDeps): Map<string, Known> => {
  const known = ofStore.get(store) ?? new Map<string, Known>();
  ofStore.set(store, known);
  return known;
};

const isFresh = ({ readAt }: Known, now: Instant): boolean => {
  const age = Date.parse(now) - readAt;
  return age >= 0 && age < knownForMs;
};

/**
 * The person behind a verified token, for a request that changes something (`act`) or one that only looks (`look`).
 *
 * An act is decided by the directory as it stands: read strongly consistent, every time. A look may use what this process read within
 * the last 30 seconds, so a role that was taken away shows nothing any more after 30 seconds at the latest, wherever else it was taken
 * away; after any act in the same process, at once.
 *
 * @throws RefusedError `unauthenticated` where the directory has no such person
 */
export const createKnownPersons = (deps: IdentityDeps) => {
  const identify = createIdentifyPerson(deps);
  return {
    identify: async (agencyId: string, personId: string, purpose: 'act' | 'look'): Promise<Actor> => {
      const known = knownOf(deps);
      const name = `${agencyId} ${personId}`;
      const now = deps.clock.now();
      const held = known.get(name);
      if (purpose === 'look' && held !== undefined && isFresh(held, now)) return held.actor;
      known.delete(name);
      // The age counts from before the read: what is written while it runs is heard in time.
      const actor = await identify(agencyId, personId);
      if (known.size >= most) known.clear();
      known.set(name, { actor, readAt: Date.parse(now) });
      return actor;
    },
    /** Something was changed through this process, perhaps anybody's roles. Reads on their way are kept nowhere: they may be older. */
    forget: (): void => {
      ofStore.delete(deps.store);
    },
  };
};
