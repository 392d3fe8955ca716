import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { addSeconds, instantOf, localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { sealAllChanges, sealMarkedChanges } from '../audit/seal-changes.ts';
import { putWrite } from '../cycles/change-cycle.ts';
import type { Tenants } from '../support/tenants.ts';
import { unlessDone } from '../support/unless-done.ts';
import { forEachCycle, type ScheduleReport } from './for-each-cycle.ts';

/** Longer than a request lives that read the cycle while it was open: whoever acts later marks the case. */
const settledSeconds = 3600;
const isSettled = ({ phase, closedAt }: Cycle, now: Instant): boolean =>
  phase === 'closed' && closedAt !== null && now > addSeconds(closedAt, settledSeconds);

/**
 * Seals what was done in a cycle since its last seal, by the first run of each day of its zone: a phase may last months, and measures,
 * late acknowledgements and erasures come after the cycle has closed. So every act is under a signed root soon after the midnight that
 * follows it. A day on which nothing was done leaves no seal. Every case is looked at while the cycle is open and once after it has
 * closed; from then on those alone that were marked with an act.
 */
export const createSealLaterActs = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> =>
    forEachCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      if (cycle.shardCount === 0 || cycle.phase === 'preparation') return false;
      const now = instantOf(time);
      const day = localDateOf(now, cycle.zone);
      const key = keys.sealLook(agencyId, cycle.id);
      const look = (await deps.store.get(key))?.data;
      if (look?.day === day) return false;
      const seal = look?.marked ? sealMarkedChanges : sealAllChanges;
      const sealed = await seal(deps, agencyId, cycle, `day-${day}`);
      const marked = look?.marked || isSettled(cycle, now) ? { marked: true as const } : {};
      // Afterwards: a run that fails is repeated.
      await unlessDone(deps.store.commit([await putWrite(deps, key, { schemaVersion: 1 as const, day, ...marked })]));
      return sealed;
    });
};
