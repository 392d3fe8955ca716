import { refuse } from '../../domain/refusal.ts';
import { monthOf } from '../../domain/time/zone.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type ActivityView, activityView } from './activity-view.ts';
import { readJournal } from './read-journal.ts';

export type ActivityPage = { items: ActivityView[]; next: string | null };
export type ActivityQuery = CaseTarget & {
  /** `YYYY-MM`, or null for the whole period. */
  month: string | null;
  limit: number;
  /** `<date>.<id>` of the last activity of the page before. */
  cursor: string | null;
};

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

const monthsFrom = (first: string, last: string): string[] => {
  const months: string[] = [];
  for (let month = first; month <= last; month = nextMonth(month)) months.push(month);
  return months;
};

const cursorOf = ({ date, id }: Pick<ActivityView, 'date' | 'id'>): string => `${date}.${id}`;

/**
 * The journal in order of the day: the standing version of each report, with what the appraiser said. Who reads the own month needs
 * nothing but the month: one query that costs one read unit in the usual case. It is read eventually consistent, so a
 * report may show up a moment after it was acknowledged.
 */
export const createListActivities =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, query: ActivityQuery): Promise<ActivityPage> => {
    const { month, cursor, limit } = query;
    if (cursor !== null && month !== null && !cursor.startsWith(`${month}-`))
      refuse('invalid-parameter', {
        fields: [{ pointer: 'query:cursor', code: 'foreign-cursor', detail: 'a cursor of the same month' }],
      });
    const read = async (of: string): Promise<ActivityView[]> => {
      const { reports, reviews } = await readJournal(deps, actor.agencyId, query, of, 'eventual');
      return reports
        .map((report) => activityView(deps, report, reviews))
        .filter((view) => cursor === null || cursorOf(view) > cursor);
    };
    const pageOf = (views: ActivityView[], more: boolean): ActivityPage => {
      const items = views.slice(0, limit);
      const last = items.at(-1);
      return { items, next: last !== undefined && (more || views.length > limit) ? cursorOf(last) : null };
    };

    if (month !== null && actor.personId === query.employeeId) {
      const own = await read(month);
      if (own.length > 0) return pageOf(own, false);
    }
    const { cycle } = await seeCase(deps, actor, query);
    if (month !== null) return pageOf(await read(month), false);
    const first = cursor === null ? monthOf(cycle.period.from) : cursor.slice(0, 'YYYY-MM'.length);
    const found: ActivityView[] = [];
    for (const of of monthsFrom(first, monthOf(cycle.period.to))) {
      found.push(...(await read(of)));
      if (found.length > limit) break;
    }
    return pageOf(found, false);
  };
