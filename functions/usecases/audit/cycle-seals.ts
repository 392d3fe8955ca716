import type { CycleSeal, SealedShard } from '../../domain/audit/seal.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** The seals of a cycle in the order in which they were made. */
export type KnownSeal = CycleSeal & { occasion: string };

/** @param upTo the agency's log as it stood: what was sealed since is left out */
export const cycleSeals = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  upTo: number,
): Promise<KnownSeal[]> => {
  const known: KnownSeal[] = [];
  for await (const { data, key } of eachOf(deps, keys.cycleSeals(agencyId, cycleId)))
    if (data.number <= upTo) known.push({ ...data, occasion: key.sk });
  return known.toSorted((a, b) => a.number - b.number);
};

/** What each of the seals saw of a shard. */
export const sealedLists = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  seals: readonly KnownSeal[],
  shard: number,
): Promise<({ number: number } & SealedShard)[]> => {
  const found = await deps.store.getMany(
    seals.map(({ occasion }) => keys.sealedShard(agencyId, cycleId, occasion, shard)),
  );
  return seals.flatMap(({ number }, at) => {
    const list = found[at];
    return list == null ? [] : [{ number, ...list.data }];
  });
};
