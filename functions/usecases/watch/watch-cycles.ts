import { openHold } from '../../domain/closing/judge-change.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import { hardCloseOf, settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { isHumanPhase } from '../../domain/cycle/phase.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { type HealthFinding, isSoon, judgeHealth } from '../../domain/watch/judge-health.ts';
import { keys } from '../../store/keys.ts';
import { objectionsUntil } from '../objections/objections-until.ts';
import type { ScheduleReport } from '../schedules/for-each-cycle.ts';
import { forEachOpenCycle } from '../schedules/for-each-open-cycle.ts';
import type { Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import type { Tenants } from '../support/tenants.ts';
import { countOpenDuties, countWhere } from './count-open-duties.ts';

/** How all cycles of all agencies stand together. */
export type Standing = Record<'open' | HealthFinding | 'reviewsOpen' | 'objectionsDue' | 'dutiesNearDeadline', number>;
export type Attention = { agencyId: string; cycleId: string; findings: HealthFinding[] };
export type WatchReport = ScheduleReport & { standing: Standing; attention: Attention[] };

/** Duties are counted by the hour: it reads every case of a cycle. */
const countsDuties = (now: Instant): boolean => Number(now.slice(14, 16)) < 15;

type Look = { deps: Pick<Deps, 'store'>; agencyId: string; cycle: Cycle; now: Instant };

const lookAtDuties = async ({ deps, agencyId, cycle, now }: Look, standing: Standing): Promise<void> => {
  const { phase, status, deadlines } = cycle;
  if (!isHumanPhase(phase) || status !== 'open') return;
  const near = isSoon(deadlines[phase], now);
  if (near || phase === 'supervisor-review') {
    const open = await countOpenDuties({ deps, agencyId, cycle }, phase);
    if (phase === 'supervisor-review') standing.reviewsOpen += open;
    if (near) standing.dutiesNearDeadline += open;
  }
  if (cycle.publishedAt !== null)
    standing.objectionsDue += await countWhere(
      deps,
      keys.objectionEntries(agencyId, cycle.id),
      ({ open, decideBy }) => open && (decideBy <= now || isSoon(decideBy, now)),
    );
};

/** A close that waits for corrections, or for a second person, is not late. */
const closesAtOf = async ({ deps, agencyId, cycle }: Look): Promise<Instant | null> => {
  if (cycle.status !== 'open') return null;
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const phase = settledPhaseOf(cycle.phase);
  // The window lasts as long as the last person's time, which a calendar revised since may have lengthened.
  if (cycle.phase === 'objection-window') return objectionsUntil(deps, agencyId, cycle, cycle.phase, rules);
  if (phase === null) return null;
  const closesAt = hardCloseOf(cycle, phase, rules);
  const until = openHold(cycle.holds, phase)?.until ?? closesAt;
  return until > closesAt ? until : closesAt;
};

const lookAt = async (look: Look, report: Pick<WatchReport, 'standing' | 'attention'>): Promise<boolean> => {
  const { deps, agencyId, cycle, now } = look;
  const signal = await deps.store.get(keys.pendingSignal(agencyId, cycle.id));
  const waits = signal !== null && signal.data.kind !== 'delivered';
  const closesAt = await closesAtOf(look);
  const findings = judgeHealth({ cycle, signalAt: waits ? signal.data.at : null, now, closesAt });
  report.standing.open += 1;
  for (const finding of findings) report.standing[finding] += 1;
  if (findings.length > 0) report.attention.push({ agencyId, cycleId: cycle.id, findings });
  if (countsDuties(now)) await lookAtDuties(look, report.standing);
  return findings.length > 0;
};

/**
 * Looks at every open cycle and changes nothing: what needs a person's attention, and how much is still to be done. The time
 * comes from the event, like that of every schedule.
 */
export const createWatchCycles =
  (tenants: Tenants) =>
  async ({ time }: { time: string }): Promise<WatchReport> => {
    const now = instantOf(time);
    const standing: Standing = {
      open: 0,
      failed: 0,
      stuck: 0,
      'close-late': 0,
      'signal-waiting': 0,
      reviewsOpen: 0,
      objectionsDue: 0,
      dutiesNearDeadline: 0,
    };
    const attention: Attention[] = [];
    const report = await forEachOpenCycle(tenants, (deps, agencyId, { data: cycle }) =>
      lookAt({ deps, agencyId, cycle, now }, { standing, attention }),
    );
    return { ...report, standing, attention };
  };
