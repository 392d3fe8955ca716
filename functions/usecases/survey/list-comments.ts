import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { isFeedbackClosed } from '../feedback/is-feedback-closed.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';

export type CommentList = { items: string[]; next: string | null };
type CommentsInput = { cycleId: string; unitCode: string; limit: number; cursor: string | null };

/**
 * What visitors of a unit wrote, for its head, administrators and auditors, after the close. Without scores and without the
 * person who served, in the order of random keys; and only where enough answers hide each writer.
 */
export const createListComments =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId, unitCode, limit, cursor }: CommentsInput): Promise<CommentList> => {
    const { agencyId, personId, roles } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const unit = await deps.store.get(keys.unit(agencyId, unitCode));
    if (unit === null) return refuse('not-found', { detail: 'No such unit.' });
    if (unit.data.headId !== personId && !roles.includes('administrator') && !roles.includes('auditor'))
      refuse('forbidden', { detail: 'Comments are read by the head of the unit, administrators and auditors.' });
    const range = keys.surveyAnswers(agencyId, cycleId, unitCode);
    const { survey } = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    if (!isFeedbackClosed(cycle) || !(await hasEnough(deps, range, survey.threshold))) return { items: [], next: null };
    const page = await deps.store.query(range, { limit, after: cursor });
    const items = page.items.flatMap(({ data }) => (data.comment === null ? [] : [data.comment]));
    return { items, next: page.next };
  };

const hasEnough = async (
  deps: Pick<Deps, 'store'>,
  range: ReturnType<typeof keys.surveyAnswers>,
  threshold: number,
): Promise<boolean> => {
  let count = 0;
  for await (const _ of eachOf(deps, range, Math.max(1, threshold))) if (++count >= threshold) return true;
  return threshold <= 0;
};
