import type { Instant } from '../time/instant.ts';

/** What was read, coarsely: a finer record would cost a write for every page that somebody opens. */
export const readKinds = ['record', 'plan', 'work', 'rating'] as const;
export type ReadKind = (typeof readKinds)[number];

/** Lists of people are recorded once for the whole list, not for everybody on it. */
export const listScopes = ['team', 'team-work', 'unit', 'service', 'cycle', 'agency'] as const;
export type ListScope = (typeof listScopes)[number];

/** Lists of a superior's own people: short, so the entry names everybody who stood on them. Each is of one route, and so of the same kinds. */
export const teamScopes = ['team', 'team-work'] as const satisfies readonly ListScope[];

/**
 * That one person read another's data on one day (UTC): each kind with the moment of the first time. `people`: whom a list named on
 * that day; absent where it is known by its scope alone.
 */
export type AccessEntry = { schemaVersion: 1; seen: Partial<Record<ReadKind, Instant>>; people?: string[] };

/** What one answer adds to an entry. */
export type Seen = { kinds: readonly ReadKind[]; people?: readonly string[]; at: Instant };

/** The entry with what is new in it, or null where everything is in it already. */
export const withSeen = (entry: AccessEntry | null, { kinds, people, at }: Seen): AccessEntry | null => {
  const before = entry?.people ?? [];
  const added = (people ?? []).filter((id) => !before.includes(id));
  const unseen = kinds.filter((kind) => entry?.seen[kind] === undefined);
  if (entry !== null && unseen.length === 0 && added.length === 0) return null;
  const named = [...before, ...added];
  return {
    schemaVersion: 1,
    seen: { ...entry?.seen, ...Object.fromEntries(unseen.map((kind) => [kind, at])) },
    ...(named.length === 0 ? {} : { people: named }),
  };
};

/** Whether a list that names this person is the record of such a reading: the same reader, the same day, the same kind. */
export const covers = (entry: AccessEntry | null, employeeId: string, kind: ReadKind): boolean =>
  entry !== null && entry.seen[kind] !== undefined && (entry.people ?? []).includes(employeeId);
