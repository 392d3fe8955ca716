import type { CycleSeal, Seal, SealedShard } from '../domain/audit/seal.ts';
import type { Key, Range } from '../ports/store.ts';
import { all, key, padded } from './key-parts.ts';

/** Where an agency's log of seals ends. */
export type SealHead = { schemaVersion: 1; number: number; hash: string };

/** Keys of what proves the acts. Used through `keys`. */
export const auditKeys = {
  seal: (agency: string, number: number): Key<Seal> => key(`${agency}#seals`, padded(number)),
  seals: (agency: string): Range<Seal> => all(`${agency}#seals`),
  sealHead: (agency: string): Key<SealHead> => key(`${agency}#seal-head`, 'head'),
  cycleSeal: (agency: string, cycle: string, occasion: string): Key<CycleSeal> =>
    key(`${agency}#${cycle}#seals`, occasion),
  cycleSeals: (agency: string, cycle: string): Range<CycleSeal> => all(`${agency}#${cycle}#seals`),
  sealedShard: (agency: string, cycle: string, occasion: string, shard: number): Key<SealedShard> =>
    key(`${agency}#${cycle}#sealed`, `${occasion}#${padded(shard)}`),
};
