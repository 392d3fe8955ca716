import type { Instant } from '../../domain/time/instant.ts';
import { addSeconds } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { loadAgency, loadRules } from '../support/load.ts';

const secondsOfDay = 86_400;
/** An agency that changes how long the log is kept is heard within the hour. */
const rememberedForMs = 3_600_000;

/**
 * How long an entry of the log is kept: by the rule set that the agency's new cycles take, since that is the agency's own schedule.
 * Asked for once an hour, at half the price: an answer that is a moment old moves an end that lies years ahead.
 */
export const createKeptUntil = (deps: Pick<Deps, 'store'>) => {
  const known = new Map<string, { days: number; at: number }>();
  return async (agencyId: string, now: Instant): Promise<Instant> => {
    const held = known.get(agencyId);
    const age = Date.parse(now) - (held?.at ?? Number.NEGATIVE_INFINITY);
    if (held !== undefined && age >= 0 && age < rememberedForMs) return addSeconds(now, held.days * secondsOfDay);
    const days = await daysOf(deps, agencyId);
    known.set(agencyId, { days, at: Date.parse(now) });
    return addSeconds(now, days * secondsOfDay);
  };
};

const daysOf = async (deps: Pick<Deps, 'store'>, agencyId: string): Promise<number> => {
  const found = await deps.store.get(keys.agency(agencyId), { consistency: 'eventual' });
  const { data: agency } = found ?? (await loadAgency(deps, agencyId));
  const { retention } = await loadRules(deps, agencyId, agency.ruleSetVersion);
  return retention.accessLogDays;
};
