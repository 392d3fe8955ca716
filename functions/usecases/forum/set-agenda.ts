import type { AgendaPoint } from '../../domain/forum/forum.ts';
import { changeService, type ServiceDeps } from '../services/change-service.ts';
import type { ServiceTarget } from '../services/see-service.ts';
import type { Command } from '../support/deps.ts';
import { requireForumTime } from './forum-time.ts';
import { type ForumView, viewForum } from './forum-view.ts';

/** The chair says what the forum is to speak about; motions come beside it. */
export const createSetAgenda =
  (deps: ServiceDeps) =>
  async (
    command: Command,
    { points, ...target }: ServiceTarget & { points: AgendaPoint[] },
  ): Promise<{ view: ForumView; version: number }> => {
    const changed = await changeService(deps, command, { ...target, by: 'chair' }, async (context) => {
      requireForumTime(context);
      return { ...context.record, agenda: points };
    });
    return { view: viewForum(changed.cycle, changed.record, changed.rules), version: changed.version };
  };
