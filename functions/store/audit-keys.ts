import type { AccessEntry, ListScope } from '../domain/access/access-entry.ts';
import type { LaterAct } from '../domain/audit/later-act.ts';
import type { CycleSeal, Seal, SealedShard } from '../domain/audit/seal.ts';
import type { LocalDate } from '../domain/time/instant.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded } from './key-parts.ts';

/** Where an agency's log of seals ends. */
export type SealHead = { schemaVersion: 1; number: number; hash: string };

/**
 * How far the agency's log of seals stands in the archive: that seal and every one before it. A seal that the archive
 * contradicts holds the number back, so that it is compared again until it no longer does.
 */
export type ArchiveHead = { schemaVersion: 1; number: number };
/**
 * The last day (in the zone of the cycle) on which somebody looked for acts that no seal holds. `marked`: every case was looked at since
 * the cycle closed, so that from then on only cases with a `LaterAct` can have any.
 */
export type SealLook = { schemaVersion: 1; day: LocalDate; marked?: true };

/** Days are text in order; `~` comes after every sign of an id. */
const daysOf = <T>(pk: string, from: LocalDate, to: LocalDate): Range<T> => ({
  pk,
  sk: { kind: 'between', from: `${from}#`, to: `${to}#~` },
});

/** Keys of what proves the acts, and of who read what. Used through `keys`. */
export const auditKeys = {
  seal: (agency: string, number: number): Key<Seal> => key(`${agency}#seals`, padded(number)),
  seals: (agency: string): Range<Seal> => all(`${agency}#seals`),
  /** After the given number. */
  sealsAfter: (agency: string, number: number): Range<Seal> => ({
    pk: `${agency}#seals`,
    sk: { kind: 'between', from: padded(number + 1), to: '~' },
  }),
  archiveHead: (agency: string): Key<ArchiveHead> => key(`${agency}#archive-head`, 'head'),
  sealHead: (agency: string): Key<SealHead> => key(`${agency}#seal-head`, 'head'),
  cycleSeal: (agency: string, cycle: string, occasion: string): Key<CycleSeal> =>
    key(`${agency}#${cycle}#seals`, occasion),
  cycleSeals: (agency: string, cycle: string): Range<CycleSeal> => all(`${agency}#${cycle}#seals`),
  sealedShard: (agency: string, cycle: string, occasion: string, shard: number): Key<SealedShard> =>
    key(`${agency}#${cycle}#sealed`, `${occasion}#${padded(shard)}`),

  laterAct: (agency: string, cycle: string, employee: string, seq: number): Key<LaterAct> =>
    key(`${agency}#${cycle}#later-acts`, `${employee}#${padded(seq)}`),
  laterActs: (agency: string, cycle: string): Range<LaterAct> => all(`${agency}#${cycle}#later-acts`),
  sealLook: (agency: string, cycle: string): Key<SealLook> => key(`${agency}#${cycle}#seal-look`, 'look'),

  access: (agency: string, employee: string, date: LocalDate, reader: string): Key<AccessEntry> =>
    key(`${agency}#accesses#${employee}`, `${date}#${reader}`),
  accesses: (agency: string, employee: string, from: LocalDate, to: LocalDate): Range<AccessEntry> =>
    daysOf(`${agency}#accesses#${employee}`, from, to),
  listAccess: (agency: string, scope: ListScope, id: string, date: LocalDate, reader: string): Key<AccessEntry> =>
    key(`${agency}#list-accesses#${scope}#${id}`, `${date}#${reader}`),
  listAccesses: (agency: string, scope: ListScope, id: string, from: LocalDate, to: LocalDate): Range<AccessEntry> =>
    daysOf(`${agency}#list-accesses#${scope}#${id}`, from, to),
};
