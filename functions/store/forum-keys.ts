import type { Motion, ServiceRecord } from '../domain/forum/forum.ts';
import type { Minutes } from '../domain/forum/minutes.ts';
import type { PersonReceipts, ReceiptEntry } from '../domain/forum/receipt.ts';
import type { Standings } from '../domain/forum/standing.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded, person } from './key-parts.ts';

/** The people of a service in one shard, in order of their ids: a signature reads its own people, not the whole agency. */
export type Roster = { schemaVersion: 1; employeeIds: string[] };

/** Keys of services, their forums and what is signed there. Used through `keys`. */
export const forumKeys = {
  service: (agency: string, cycle: string, service: string): Key<ServiceRecord> =>
    key(`${agency}#${cycle}#services`, service),
  services: (agency: string, cycle: string): Range<ServiceRecord> => all(`${agency}#${cycle}#services`),
  roster: (agency: string, cycle: string, service: string, shard: number): Key<Roster> =>
    key(`${agency}#${cycle}#roster#${service}`, padded(shard)),
  standings: (agency: string, cycle: string, service: string, shard: number): Key<Standings> =>
    key(`${agency}#${cycle}#standings#${service}`, padded(shard)),
  allStandings: (agency: string, cycle: string, service: string): Range<Standings> =>
    all(`${agency}#${cycle}#standings#${service}`),
  rosters: (agency: string, cycle: string, service: string): Range<Roster> =>
    all(`${agency}#${cycle}#roster#${service}`),
  motion: (agency: string, cycle: string, service: string, motion: string): Key<Motion> =>
    key(`${agency}#${cycle}#forum#${service}`, motion),
  motions: (agency: string, cycle: string, service: string): Range<Motion> =>
    all(`${agency}#${cycle}#forum#${service}`),
  minutes: (agency: string, cycle: string, service: string): Key<Minutes> => key(`${agency}#${cycle}#minutes`, service),
  /** `name` is a digest of the receipt's code. */
  receipt: (agency: string, name: string): Key<ReceiptEntry> => key(`${agency}#receipt#${name}`, 'receipt'),
  receiptsOf: (agency: string, cycle: string, employee: string): Key<PersonReceipts> =>
    key(person(agency, cycle, employee), 'receipts'),
};
