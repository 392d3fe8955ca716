import type { Case } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import type { Deps } from '../support/deps.ts';
import { loadSuperiorPlan, workResultIds } from './superior-plan.ts';

/**
 * A work result may name only a work result that the superior's plan has. While the superior is late it is served
 * provisionally, in words: nobody waits for somebody else's plan.
 */
export const checkServed = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
  plan: Plan,
): Promise<FieldProblem[]> => {
  const named = plan.workResults.flatMap(({ serves }, index) =>
    serves?.kind === 'superior' ? [{ index, id: serves.workResultId }] : [],
  );
  if (named.length === 0) return [];
  const known = workResultIds(await loadSuperiorPlan(deps, agencyId, cycle, subject));
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ index, id }) => ({
      pointer: `/workResults/${index}/serves/workResultId`,
      code: 'unknown-superior-work-result',
      detail: `the superior's plan has no work result ${id}; serve it provisionally until it has`,
    }));
};
