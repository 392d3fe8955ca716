import type { Actor, Deps } from '../support/deps.ts';
import { loadRules } from '../support/load.ts';
import { type ServiceTarget, seeService } from './see-service.ts';
import { type ServiceView, viewService } from './service-view.ts';

export const createGetService =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: ServiceTarget): Promise<{ view: ServiceView; version: number }> => {
    const { cycle, record } = await seeService(deps, actor, target);
    const rules = await loadRules(deps, actor.agencyId, cycle.ruleSetVersion);
    return { view: viewService(cycle.id, record.data, rules), version: record.version };
  };
