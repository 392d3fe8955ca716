import { hardCloseOf, settledPhaseOf } from '../../domain/cycle/hard-close.ts';
import { uncoveredYears } from '../../domain/time/covered-years.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import { type CycleView, viewOf } from './cycle-view.ts';

/** Phases and deadlines concern everybody of the agency; years whose holidays the rules do not know make the windows in them forecasts. */
export const createGetCycle =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    input: { cycleId: string },
  ): Promise<CycleView & { uncoveredYears: number[]; close: { softAt: Instant; hardAt: Instant } | null }> => {
    const stored = await loadCycle(deps, actor.agencyId, input.cycleId);
    const { period, deadlines, ruleSetVersion, zone } = stored.data;
    const rules = await loadRules(deps, actor.agencyId, ruleSetVersion);
    const { calendar } = rules;
    const phase = stored.data.status === 'open' ? settledPhaseOf(stored.data.phase) : null;
    const close = phase === null ? null : { softAt: deadlines[phase], hardAt: hardCloseOf(stored.data, phase, rules) };
    const last = Object.values(deadlines).reduce((a, b) => (a < b ? b : a));
    return { ...viewOf(stored), close, uncoveredYears: uncoveredYears(period.from, localDateOf(last, zone), calendar) };
  };
