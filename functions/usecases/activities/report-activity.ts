import { type Activity, type ActivityReport, contentOfReport, requestTagOf } from '../../domain/execution/activity.ts';
import { lateDaysOf } from '../../domain/execution/lateness.ts';
import { fromStoredActivity, toStoredActivity } from '../../domain/execution/stored-activity.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';
import { loadRules } from '../support/load.ts';
import { type ActivityView, activityView } from './activity-view.ts';
import { requireContent } from './check-content.ts';

/**
 * Laporan harian: one fact, one item. Its key is the day and the Idempotency-Key, so a repeat costs a failed condition and
 * no reading before each write.
 */
export const createReportActivity =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest' | 'files'>) =>
  async (command: Command, input: CaseTarget & ActivityReport): Promise<ActivityView> => {
    const { agencyId } = command.actor;
    const { cycleId, employeeId, ...report } = input;
    const content = contentOfReport(report);
    const id = command.requestKey ?? refuse('idempotency-key-required');
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-activity', seen, at);
    await requireContent(deps, agencyId, seen, content, at);
    const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
    const address = { date: content.date, id, version: 1 };
    const activity: Activity = {
      ...content,
      id,
      version: 1,
      at,
      lateDays: lateDaysOf(content.endDate ?? content.date, at, seen.cycle.zone, rules),
      source: 'entry',
      change: null,
      requestTag: requestTagOf(command.requestDigest),
      requestKey: null,
    };
    const key = keys.activity(agencyId, cycleId, employeeId, address);
    const { data } = await insertFact(deps, key, toStoredActivity(activity));
    const stored = fromStoredActivity(address, data);
    if (stored.requestTag !== activity.requestTag) refuse('idempotency-key-reused');
    return activityView(deps, { versions: [stored], current: stored }, []);
  };
