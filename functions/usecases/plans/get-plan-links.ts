import { isLoose } from '../../domain/planning/link-plan.ts';
import { refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadPlanText } from './plan-text.ts';
import { loadSuperiorPlan, workResultIds } from './superior-plan.ts';

type Named = { id: string; text: string };
export type PlanLinks = CaseTarget & {
  /** `serves`: the words in which it is served; null where it names a work result that the superior dropped. */
  loose: (Named & { serves: string | null })[];
  superior: Named[];
};

/** What still serves the superior in words only, and the superior's work results that it can be tied to. */
export const createGetPlanLinks =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: PlanLinks; version: number }> => {
    const { cycle, case: stored } = await seeCase(deps, actor, target);
    const { cycleId, employeeId } = stored.data;
    const ref = stored.data.plan ?? refuse('not-found', { detail: 'No plan was submitted.' });
    const [{ plan }, superior] = await Promise.all([
      loadPlanText(deps, actor.agencyId, stored.data, ref),
      loadSuperiorPlan(deps, actor.agencyId, cycle, stored.data),
    ]);
    const known = workResultIds(superior);
    const loose = plan.workResults
      .filter((workResult) => isLoose(workResult, known))
      .map(({ id, text, serves }) => ({ id, text, serves: serves?.kind === 'provisional' ? serves.text : null }));
    const names = superior?.inForce === true ? superior.plan.workResults.map(({ id, text }) => ({ id, text })) : [];
    return { view: { cycleId, employeeId, loose, superior: names }, version: stored.version };
  };
