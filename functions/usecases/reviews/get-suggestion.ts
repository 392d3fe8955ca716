import { seesRatings } from '../../domain/case/sees-ratings.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type Suggestion, suggest } from './suggest.ts';

/** What the evidence so far would give: from realisations and feedback, with the reckoning. */
export const createGetSuggestion =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: Suggestion; version: number }> => {
    const { cycle, case: stored, relations } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = target;
    const suggestion = await suggest(deps, actor.agencyId, cycle, stored.data, seesRatings(relations, cycle));
    return { view: { cycleId, employeeId, ...suggestion }, version: stored.version };
  };
