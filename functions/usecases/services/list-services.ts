import { serviceRelationsOf } from '../../domain/forum/service-relations.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadCycle, loadRules } from '../support/load.ts';
import { type ServiceView, viewService } from './service-view.ts';

/** The services that the actor has to do with; an agency has a few dozen, so they come in one answer. */
export const createListServices =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: ServiceView[] }> => {
    const { data: cycle } = await loadCycle(deps, actor.agencyId, cycleId);
    const rules = await loadRules(deps, actor.agencyId, cycle.ruleSetVersion);
    const items: ServiceView[] = [];
    for await (const { data } of eachOf(deps, keys.services(actor.agencyId, cycle.id)))
      if (serviceRelationsOf(actor, data, cycle).length > 0) items.push(viewService(cycle.id, data, rules));
    return { items };
  };
