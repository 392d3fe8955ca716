import { type Activity, type ActivityReport, contentOfReport, requestTagOf } from '../../domain/execution/activity.ts';
import { isWithdrawn, type Report, reportsOf } from '../../domain/execution/journal.ts';
import { lateDaysOf } from '../../domain/execution/lateness.ts';
import { fromStoredActivity, toStoredActivity } from '../../domain/execution/stored-activity.ts';
import { refuse } from '../../domain/refusal.ts';
import { reviewerOfDay } from '../../domain/segments/reviewer-of-day.ts';
import { ConflictError } from '../../ports/store.ts';
import { activityAddressOf, keys } from '../../store/keys.ts';
import { requireAction, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { type ActivityView, activityView } from './activity-view.ts';
import { requireContent } from './check-content.ts';
import type { ActivityTarget } from './get-activity.ts';

/** The day stays, since it names the report: what was put under a wrong day is withdrawn and reported anew. */
export type ActivityChangeInput =
  | ({ kind: 'correct'; reason: string } & Omit<ActivityReport, 'date'>)
  | { kind: 'withdraw'; reason: string };

type ChangeDeps = Pick<Deps, 'store' | 'clock' | 'digest' | 'files' | 'events'>;

const loadReport = async (deps: ChangeDeps, agencyId: string, target: ActivityTarget): Promise<Report> => {
  const range = keys.activityVersions(agencyId, target.cycleId, target.employeeId, {
    date: target.date,
    id: target.activityId,
  });
  const versions: Activity[] = [];
  for await (const { key, data } of eachOf(deps, range)) {
    const address = activityAddressOf(key);
    if (address.id === target.activityId) versions.push(fromStoredActivity(address, data));
  }
  return reportsOf(versions)[0] ?? refuse('not-found', { detail: 'No such report.' });
};

/** The report as it stood after an earlier request under the same key, or null. */
const findReplay = (command: Command, { versions }: Report): Report | null => {
  const current = versions.find(({ requestKey }) => requestKey !== null && requestKey === command.requestKey);
  if (current === undefined) return null;
  if (current.requestTag !== requestTagOf(command.requestDigest)) refuse('idempotency-key-reused');
  const [first, ...later] = versions;
  return { versions: [first, ...later.filter(({ version }) => version <= current.version)], current };
};

const stale = (report: Report): never =>
  refuse('precondition-failed', { extra: { currentVersion: report.current.version } });

/**
 * Corrects or withdraws a report by a new version with the reason; the versions before stay readable. Costs one item, as the
 * report itself did.
 */
export const createChangeActivity =
  (deps: ChangeDeps) =>
  async (
    command: Command,
    target: ActivityTarget,
    input: ActivityChangeInput,
  ): Promise<{ view: ActivityView; version: number }> => {
    const { agencyId } = command.actor;
    const requestKey = command.requestKey ?? refuse('idempotency-key-required');
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, target);
    requireAction('report-activity', seen, at);
    const report = await loadReport(deps, agencyId, target);
    const answer = (given: Report) => ({ view: activityView(deps, given, []), version: given.current.version });
    if (command.expectedVersion === null) return refuse('precondition-required');
    if (command.expectedVersion !== report.current.version) return answer(findReplay(command, report) ?? stale(report));
    if (isWithdrawn(report)) return refuse('wrong-stage', { detail: 'The report was withdrawn.' });

    const { kind, reason, ...said } = input.kind === 'correct' ? input : { ...report.current, ...input };
    const next: Activity = {
      ...report.current,
      ...contentOfReport({ ...said, date: target.date }),
      version: report.current.version + 1,
      at,
      source: 'entry',
      change: { kind, reason },
      requestTag: requestTagOf(command.requestDigest),
      requestKey,
    };
    if (kind === 'correct') await requireContent(deps, agencyId, seen, next, at);
    const rules = await loadRules(deps, agencyId, seen.cycle.ruleSetVersion);
    const dated = { ...next, lateDays: lateDaysOf(next.endDate ?? next.date, at, seen.cycle.zone, rules) };
    const key = keys.activity(agencyId, target.cycleId, target.employeeId, dated);
    try {
      await deps.store.commit([{ kind: 'insert', key, data: toStoredActivity(dated) }]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      const now = await loadReport(deps, agencyId, target);
      return answer(findReplay(command, now) ?? stale(now));
    }
    const reviewerId = reviewerOfDay(seen.case.data, target.date);
    if (reviewerId !== null)
      await deps.events.tell(
        { agencyId, personId: reviewerId },
        {
          kind: 'activity-changed',
          cycleId: target.cycleId,
          employeeId: target.employeeId,
          date: target.date,
          activityId: target.activityId,
        },
      );
    return answer({ versions: [...report.versions, dated], current: dated });
  };
