import { instantOf, localDateOf } from '../../domain/time/zone.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { sealChanges } from '../audit/seal-cycle.ts';
import { putWrite } from '../cycles/change-cycle.ts';
import type { Tenants } from '../support/tenants.ts';
import { forEachCycle, type ScheduleReport } from './for-each-cycle.ts';

/**
 * Seals what was done in a cycle since its last seal, by the first run of each day of its zone: a phase may last months, and measures,
 * late acknowledgements and erasures come after the cycle has closed. So every act is under a signed root soon after the midnight that
 * follows it. A day on which nothing was done leaves no seal.
 */
export const createSealLaterActs = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> =>
    forEachCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      if (cycle.shardCount === 0 || cycle.phase === 'preparation') return false;
      const day = localDateOf(instantOf(time), cycle.zone);
      const look = keys.sealLook(agencyId, cycle.id);
      if ((await deps.store.get(look))?.data.day === day) return false;
      const sealed = await sealChanges(deps, agencyId, cycle, `day-${day}`);
      // Afterwards: a run that fails is repeated.
      await unlessDone(deps.store.commit([await putWrite(deps, look, { schemaVersion: 1, day })]));
      return sealed;
    });
};

/** Schedules deliver at least once: a run at the same moment may have written it down, and sealed the same. */
const unlessDone = async (write: Promise<void>): Promise<void> => {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
};
