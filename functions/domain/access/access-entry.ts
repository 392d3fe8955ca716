import type { Instant } from '../time/instant.ts';

/** What was read, coarsely: a finer record would cost a write for every page that somebody opens. */
export const readKinds = ['record', 'plan', 'work', 'rating'] as const;
export type ReadKind = (typeof readKinds)[number];

/** Lists of people are recorded once for the whole list, not for everybody on it. */
export const listScopes = ['team', 'unit', 'service', 'cycle', 'agency'] as const;
export type ListScope = (typeof listScopes)[number];

/** That one person read another's data on one day (UTC): each kind with the moment of the first time. */
export type AccessEntry = { schemaVersion: 1; seen: Partial<Record<ReadKind, Instant>> };

/** The entry with one more kind, or null where that kind is in it already. */
export const withSeen = (entry: AccessEntry | null, kind: ReadKind, at: Instant): AccessEntry | null =>
  entry?.seen[kind] === undefined ? { schemaVersion: 1, seen: { ...entry?.seen, [kind]: at } } : null;
