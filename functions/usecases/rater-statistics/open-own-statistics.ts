import type { RaterOpening } from '../../domain/rater-statistics/rater-opening.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { createGetOwnStatistics } from './get-own-statistics.ts';

export type OpeningReceipt = { cycleId: string; at: Instant; remark: string | null };

/**
 * The appraiser has seen the own statistics and, if there is something to say to them, says it. From here on the committee sees
 * both. Once only: what the committee may have read does not change behind it.
 */
export const createOpenOwnStatistics = (deps: Pick<Deps, 'store' | 'clock'>) => {
  const getOwn = createGetOwnStatistics(deps);
  return async (
    { actor, requestKey, requestDigest }: Command,
    { cycleId, remark }: { cycleId: string; remark: string | null },
  ): Promise<OpeningReceipt> => {
    await getOwn(actor, { cycleId });
    const opening: RaterOpening = { schemaVersion: 1, at: deps.clock.now(), remark, requestKey, requestDigest };
    const { data } = await insertFact(deps, keys.raterOpening(actor.agencyId, cycleId, actor.personId), opening);
    if (data.requestDigest !== requestDigest && data.requestKey === requestKey) refuse('idempotency-key-reused');
    if (data.requestDigest !== requestDigest)
      refuse('already-exists', { detail: 'You have opened your statistics already.', extra: { at: data.at } });
    return { cycleId, at: data.at, remark: data.remark };
  };
};
