import pLimit from 'p-limit';
import { relationsOf } from '../../domain/case/relations.ts';
import { readTeam } from '../me/read-team.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { caseKey, loadCycle } from '../support/load.ts';
import { type ActivityView, activityView } from './activity-view.ts';
import { readJournal } from './read-journal.ts';

export type TeamActivities = {
  cycleId: string;
  month: string;
  items: { employeeId: string; name: string; activities: ActivityView[] }[];
  next: string | null;
};
/** `cursor`: id of the last person of the page before. */
export type TeamActivityQuery = { cycleId: string; month: string; limit: number; cursor: string | null };

const monthsAtOnce = 8;

/**
 * A month of everybody whom the caller appraises: what is opened one by one otherwise, and then recorded one by one. The board says who
 * they are, their cases whether the caller may read them: a board may lag behind.
 */
export const createListTeamActivities =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (actor: Actor, { cycleId, month, limit, cursor }: TeamActivityQuery): Promise<TeamActivities> => {
    const { agencyId } = actor;
    const [{ items: team }, { data: cycle }] = await Promise.all([
      readTeam(deps, actor, cycleId),
      loadCycle(deps, agencyId, cycleId),
    ]);
    const listed = team
      .filter((one) => one.case !== null && (cursor === null || one.employeeId > cursor))
      .toSorted((a, b) => (a.employeeId < b.employeeId ? -1 : 1));
    const page = listed.slice(0, limit);
    const cases = await deps.store.getMany(page.map(({ employeeId }) => caseKey(agencyId, cycle, employeeId)));
    const mayRead = page.filter((_, i) => {
      const subject = cases[i]?.data;
      return subject !== undefined && relationsOf(actor, subject, cycle).length > 0;
    });
    const items = await pLimit(monthsAtOnce).map(mayRead, async ({ employeeId, name }) => {
      const { reports, reviews } = await readJournal(deps, agencyId, { cycleId, employeeId }, month, 'eventual');
      return { employeeId, name, activities: reports.map((report) => activityView(deps, report, reviews)) };
    });
    return { cycleId, month, items, next: listed.length > limit ? (page.at(-1)?.employeeId ?? null) : null };
  };
