import type { ClosedShard, ClosingManifest } from '../domain/closing/closing-manifest.ts';
import type { Rehearsal, RehearsedShard, RehearsedUnits } from '../domain/closing/rehearsal.ts';
import type { ClosedServices } from '../domain/closing/service-closure.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded, prefixed } from './key-parts.ts';

/** Keys around the close of a phase and its rehearsals. Used through `keys`. */
export const closingKeys = {
  /** A partition for each: an item of twenty write units, and twenty workers write theirs at once. */
  closedShard: (agency: string, cycle: string, phase: string, shard: number, version = 1): Key<ClosedShard> =>
    key(`${agency}#${cycle}#closed#${phase}#${padded(shard)}`, version === 1 ? 'inputs' : `inputs#${padded(version)}`),
  /** `version` counts the closes of a phase: each reopening that was approved makes one more. */
  closing: (agency: string, cycle: string, phase: string, version = 1): Key<ClosingManifest> =>
    key(`${agency}#${cycle}#closings`, version === 1 ? phase : `${phase}#${padded(version)}`),
  closedServices: (agency: string, cycle: string, phase: string): Key<ClosedServices> =>
    key(`${agency}#${cycle}#closed-services`, phase),
  closings: (agency: string, cycle: string): Range<ClosingManifest> => all(`${agency}#${cycle}#closings`),
  rehearsal: (agency: string, cycle: string, number: number): Key<Rehearsal> =>
    key(`${agency}#${cycle}#rehearsals`, padded(number)),
  rehearsals: (agency: string, cycle: string): Range<Rehearsal> => all(`${agency}#${cycle}#rehearsals`),
  /** A rehearsal is a partition of its own: one item a shard, and one for some hundreds of units. */
  rehearsedShard: (agency: string, cycle: string, number: number, shard: number): Key<RehearsedShard> =>
    key(`${agency}#${cycle}#rehearsed#${padded(number)}`, `shard#${padded(shard)}`),
  rehearsedUnits: (agency: string, cycle: string, number: number, page: number): Key<RehearsedUnits> =>
    key(`${agency}#${cycle}#rehearsed#${padded(number)}`, `units#${padded(page)}`),
  allRehearsedUnits: (agency: string, cycle: string, number: number): Range<RehearsedUnits> =>
    prefixed(`${agency}#${cycle}#rehearsed#${padded(number)}`, 'units#'),
};
