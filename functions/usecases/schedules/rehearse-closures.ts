import { isNightlyDue } from '../../domain/closing/nightly.ts';
import type { Rehearsal } from '../../domain/closing/rehearsal.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { isHumanPhase } from '../../domain/cycle/phase.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { beginRehearsal } from '../rehearsals/begin-rehearsal.ts';
import { knownRehearsals } from '../rehearsals/known-rehearsals.ts';
import { removeStale } from '../rehearsals/remove-stale.ts';
import { workRehearsal } from '../rehearsals/work-rehearsal.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';
import type { ScheduleReport } from './for-each-cycle.ts';
import { forEachOpenCycle } from './for-each-open-cycle.ts';

type RehearseDeps = Pick<Deps, 'store' | 'clock'>;

/** The night's rehearsal of the open phase where it is still to be made; null where it is not. */
const tonight = async (deps: RehearseDeps, agencyId: string, cycle: Cycle, now: Instant): Promise<Rehearsal | null> => {
  const { phase } = cycle;
  if (!isHumanPhase(phase) || cycle.shardCount === 0) return null;
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const known = (await knownRehearsals(deps, agencyId, cycle.id)).map(({ data }) => data);
  if (!isNightlyDue(cycle, rules, known, now)) return null;
  const wanted = { phase, basis: 'deadline', instant: cycle.deadlines[phase], by: null, at: now } as const;
  return beginRehearsal(deps, agencyId, cycle, { ...wanted, requestKey: '', requestDigest: '' }, (seen) =>
    isNightlyDue(cycle, rules, seen, now) ? null : (seen.at(-1) ?? null),
  );
};

/**
 * Rehearses the close of every phase whose deadline is near, once a night in the agency's zone, and finishes what somebody asked for
 * and could not wait for. The time comes from the event, so that a missed run can be replayed.
 */
export const createRehearseClosures = (tenants: Tenants) => {
  return ({ time }: { time: string }): Promise<ScheduleReport> => {
    const now = instantOf(time);
    return forEachOpenCycle(tenants, async (deps, agencyId, { data: cycle }) => {
      const made = await tonight(deps, agencyId, cycle, now);
      let done = false;
      for (const { data: rehearsal } of await knownRehearsals(deps, agencyId, cycle.id)) {
        if (rehearsal.status === 'done') continue;
        await workRehearsal(deps, agencyId, cycle, rehearsal, rehearsal.shards);
        done = true;
      }
      // Once a night, when a new one has taken their place.
      if (made !== null) await removeStale(deps, agencyId, cycle, now);
      return done;
    });
  };
};
