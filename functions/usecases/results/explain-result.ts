import { refuse } from '../../domain/refusal.ts';
import type { Explanation } from '../../domain/scoring/explanation.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { loadEvidence } from '../reviews/load-evidence.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCase, loadCycle } from '../support/load.ts';
import { createGetResult, type ResultView } from './get-result.ts';

export type ExplainedResult = CaseTarget & {
  version: number | null;
  ruleSetVersion: string;
  explanation: Explanation;
  /** Texts of the work results and indicators that the tree speaks of, by their ids. */
  names: Map<string, string>;
};

const chosen = (view: ResultView, version: number | null): Pick<ExplainedResult, 'version' | 'explanation'> => {
  const wanted = version ?? view.current;
  const found = view.versions.find((one) => one.version === wanted);
  if (found !== undefined) return { version: found.version, explanation: found.explanation };
  if (version === null && view.unassessed !== null) return { version: null, explanation: view.unassessed.explanation };
  return refuse('not-found', { detail: 'There is no such version of the result.' });
};

/** One version of a result with everything behind it: the tree of its calculation and the names of what it speaks of. */
export const createExplainResult = (deps: Pick<Deps, 'store'>) => {
  const getResult = createGetResult(deps);
  return async (actor: Actor, input: CaseTarget & { version: number | null }): Promise<ExplainedResult> => {
    const { view } = await getResult(actor, input);
    const { data: cycle } = await loadCycle(deps, actor.agencyId, input.cycleId);
    const { data: subject } = await loadCase(deps, actor.agencyId, cycle, input.employeeId);
    const { plan } = await loadEvidence(deps, actor.agencyId, subject);
    const names = (plan?.workResults ?? []).flatMap(({ id, text, indicators }): [string, string][] => [
      [id, text],
      ...indicators.map((indicator): [string, string] => [indicator.id, indicator.text]),
    ]);
    const { cycleId, employeeId } = input;
    return {
      cycleId,
      employeeId,
      ruleSetVersion: cycle.ruleSetVersion,
      ...chosen(view, input.version),
      names: new Map(names),
    };
  };
};
