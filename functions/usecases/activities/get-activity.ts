import { refuse } from '../../domain/refusal.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import { monthOf } from '../../domain/time/zone.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type ActivityVersionView, type ActivityView, activityView, versionView } from './activity-view.ts';
import { readJournal } from './read-journal.ts';

export type ActivityTarget = CaseTarget & { date: LocalDate; activityId: string };
export type ActivityHistory = { activity: ActivityView; versions: ActivityVersionView[] };

/** One report with every version that it ever had, the first one first. */
export const createGetActivity =
  (deps: Pick<Deps, 'store' | 'digest'>) =>
  async (actor: Actor, target: ActivityTarget): Promise<{ view: ActivityHistory; version: number }> => {
    await seeCase(deps, actor, target);
    const { reports, reviews } = await readJournal(deps, actor.agencyId, target, monthOf(target.date));
    const report =
      reports.find(({ current }) => current.date === target.date && current.id === target.activityId) ??
      refuse('not-found', { detail: 'No such report.' });
    return {
      view: { activity: activityView(deps, report, reviews), versions: report.versions.map(versionView) },
      version: report.current.version,
    };
  };
