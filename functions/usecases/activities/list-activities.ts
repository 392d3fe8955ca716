import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type ActivityView, activityView } from './report-activity.ts';

export type ActivityPage = { items: ActivityView[]; next: string | null };
export type ActivityQuery = CaseTarget & {
  /** `YYYY-MM`, or null for the whole period. */
  month: string | null;
  limit: number;
  /** `<date>.<id>` of the last activity of the page before. */
  cursor: string | null;
};

const dateLength = 'YYYY-MM-DD'.length;

/** The journal in order of the day. */
export const createListActivities =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, query: ActivityQuery): Promise<ActivityPage> => {
    const { agencyId } = actor;
    const { cycleId, employeeId, month, cursor, limit } = query;
    await seeCase(deps, actor, query);
    if (cursor !== null && month !== null && !cursor.startsWith(`${month}-`))
      refuse('invalid-parameter', {
        fields: [{ pointer: 'query:cursor', code: 'foreign-cursor', detail: 'a cursor of the same month' }],
      });
    const range =
      month === null
        ? keys.activities(agencyId, cycleId, employeeId)
        : keys.activitiesOfMonth(agencyId, cycleId, employeeId, month);
    const after =
      cursor === null
        ? null
        : keys.activity(agencyId, cycleId, employeeId, cursor.slice(0, dateLength), cursor.slice(dateLength + 1)).sk;
    const page = await deps.store.query(range, { limit, after });
    const items = page.items.map(({ data }) => activityView(data));
    const last = items.at(-1);
    return { items, next: page.next !== null && last !== undefined ? `${last.date}.${last.id}` : null };
  };
