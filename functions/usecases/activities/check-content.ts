import type { ActivityContent } from '../../domain/execution/activity.ts';
import { checkActivity } from '../../domain/execution/check-activity.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import type { SeenCase } from '../cases/see-case.ts';
import { requireFiles } from '../evidence/require-files.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';

/** What a report is measured by: the plan set or carried, or while it lies with the appraiser the one last submitted. */
export const planOf = async (deps: Pick<Deps, 'store'>, agencyId: string, seen: SeenCase): Promise<Plan> => {
  const ref = seen.case.data.plan ?? refuse('wrong-stage', { detail: 'No plan was submitted.' });
  return (await loadPlanText(deps, agencyId, seen.case.data, ref)).plan;
};

const refuseFields = (fields: FieldProblem[]): void => {
  const [first] = fields;
  if (first === undefined) return;
  const code = first.code === 'date-outside-period' ? 'date-outside-period' : 'invalid-activity';
  refuse(code, { detail: `${first.pointer.slice(1)}: ${first.detail}.`, fields });
};

/**
 * Refuses content that cannot be: days, times, a work result that the plan has not, evidence that has not arrived.
 *
 * @throws RefusedError with a pointer to each field
 */
export const requireContent = async (
  deps: Pick<Deps, 'store' | 'files'>,
  agencyId: string,
  seen: SeenCase,
  content: ActivityContent,
  now: Instant,
): Promise<void> => {
  const { cycle } = seen;
  refuseFields(checkActivity(content, { period: cycle.period, today: localDateOf(now, cycle.zone) }));
  const plan = await planOf(deps, agencyId, seen);
  if (!plan.workResults.some(({ id }) => id === content.workResultId))
    refuse('unknown-work-result', {
      fields: [{ pointer: '/workResultId', code: 'unknown-work-result', detail: 'a work result of the plan' }],
    });
  await requireFiles(deps, agencyId, seen.case.data, content.evidence);
};
