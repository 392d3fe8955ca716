import { refuse } from '../../domain/refusal.ts';
import { type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type ForumView, viewForum } from './forum-view.ts';
import { mayFollow } from './see-motion.ts';

export const createGetForum =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: ServiceTarget): Promise<{ view: ForumView; version: number }> => {
    const seen = await seeService(deps, actor, target);
    if (!mayFollow(seen)) refuse('forbidden', { detail: 'The deliberations of the committee are its own.' });
    const rules = await loadRules(deps, actor.agencyId, seen.cycle.ruleSetVersion);
    return { view: viewForum(seen.cycle, seen.record.data, rules), version: seen.record.version };
  };
