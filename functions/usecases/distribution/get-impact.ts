import { type Impact, measureImpact } from '../../domain/impact/measure-impact.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { ServiceTarget } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { watchedOf } from './group-people.ts';
import { loadGroup } from './load-group.ts';

export type ImpactView = ServiceTarget & Impact & { rules: RuleSet['impact'] };

/** How the predicates of a service fall on groups of its people, as they stand now. Advisory; small groups are not shown. */
export const createGetImpact =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: ServiceTarget): Promise<ImpactView> => {
    const { rules, standings } = await loadGroup(deps, actor, target);
    const { cycleId, serviceCode } = target;
    return { cycleId, serviceCode, ...measureImpact(watchedOf(standings), rules.impact), rules: rules.impact };
  };
