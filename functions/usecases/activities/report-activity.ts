import type { Activity } from '../../domain/execution/activity.ts';
import { refuse } from '../../domain/refusal.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, type SeenCase, seeCase } from '../cases/see-case.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Command, Deps } from '../support/deps.ts';
import { insertFact } from '../support/insert-fact.ts';

type ActivityInput = Pick<Activity, 'date' | 'workResultId' | 'text' | 'quantity' | 'minutes' | 'evidence'>;
export type ActivityView = Omit<Activity, 'schemaVersion' | 'requestDigest'>;

export const activityView = ({ schemaVersion: _, requestDigest: __, ...view }: Activity): ActivityView => view;

const checkDate = (date: LocalDate, { cycle }: SeenCase, today: LocalDate): void => {
  const { from, to } = cycle.period;
  const last = today < to ? today : to;
  if (date >= from && date <= last) return;
  refuse('date-outside-period', {
    detail: `The date must lie between ${from} and ${last} (${cycle.zone}).`,
    fields: [{ pointer: '/date', code: 'date-outside-period', detail: `between ${from} and ${last}` }],
  });
};

/**
 * Laporan harian: one fact, one item. Its key is the day and the Idempotency-Key, so a repeat costs a failed condition and
 * no reading before each write.
 */
export const createReportActivity =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: CaseTarget & ActivityInput): Promise<ActivityView> => {
    const { agencyId } = command.actor;
    const id = command.requestKey ?? refuse('idempotency-key-required');
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-activity', seen, at);
    checkDate(input.date, seen, localDateOf(at, seen.cycle.zone));
    const ref = seen.case.data.plan ?? refuse('wrong-stage', { detail: 'No plan was submitted.' });
    const { plan } = await loadPlanText(deps, agencyId, seen.case.data, ref);
    if (!plan.workResults.some((w) => w.id === input.workResultId))
      refuse('unknown-work-result', {
        fields: [{ pointer: '/workResultId', code: 'unknown-work-result', detail: 'a work result of the plan' }],
      });
    const activity: Activity = {
      schemaVersion: 1,
      id,
      date: input.date,
      workResultId: input.workResultId,
      text: input.text,
      quantity: input.quantity,
      minutes: input.minutes,
      evidence: input.evidence,
      at,
      requestDigest: command.requestDigest,
    };
    const key = keys.activity(agencyId, input.cycleId, input.employeeId, input.date, id);
    const outcome = await insertFact(deps, key, activity);
    if (outcome.data.requestDigest !== command.requestDigest) refuse('idempotency-key-reused');
    return activityView(outcome.data);
  };
