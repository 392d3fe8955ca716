import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { caseKey, eachOf } from '../support/load.ts';
import { loadPlanText, planInForceOf, planTarget } from './plan-text.ts';
import { loadSuperiorPlan } from './superior-plan.ts';

export type PreviousPlan = {
  cycleId: string;
  version: number;
  plan: Plan;
  /** Texts of the superior's work results of that period, by id. */
  superior: Map<string, string>;
};

/** The latest period comes first; of periods that began on the same day the one of the same kind as the new one. */
const latestFirst =
  (kind: Cycle['kind']) =>
  (a: Cycle, b: Cycle): number => {
    if (a.period.from !== b.period.from) return a.period.from < b.period.from ? 1 : -1;
    return Number(b.kind === kind) - Number(a.kind === kind);
  };

/** The plan that was last in force for a person in an earlier period; null where there is none. */
export const findPreviousPlan = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  current: Cycle,
  employeeId: string,
): Promise<PreviousPlan | null> => {
  const earlier: Cycle[] = [];
  for await (const { data } of eachOf(deps, keys.cycles(agencyId)))
    if (data.period.from < current.period.from && data.shardCount > 0) earlier.push(data);
  for (const cycle of earlier.sort(latestFirst(current.kind))) {
    const stored = await deps.store.get(caseKey(agencyId, cycle, employeeId));
    const ref = stored === null ? null : planInForceOf(stored.data);
    if (stored === null || ref === null) continue;
    const [{ plan }, superior] = await Promise.all([
      loadPlanText(deps, agencyId, stored.data, ref),
      loadSuperiorPlan(deps, agencyId, cycle, stored.data),
    ]);
    const texts = superior?.plan.workResults.map(({ id, text }): [string, string] => [id, text]) ?? [];
    return { cycleId: planTarget(stored.data, ref).cycleId, version: ref.version, plan, superior: new Map(texts) };
  }
  return null;
};
