import type { Feedback } from '../../domain/execution/feedback.ts';
import { behaviourFromFeedback } from '../../domain/scoring/behaviour.ts';
import type { Explanation } from '../../domain/scoring/explanation.ts';
import type { Rating } from '../../domain/scoring/predicate.ts';
import { suggestWorkResult, type WorkResultSuggestion } from '../../domain/scoring/suggest.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { loadEvidence } from './load-evidence.ts';

export type Suggestion = CaseTarget & {
  /** Null where there is no plan in force to measure against. */
  workResult: { score: string | null; rating: Rating | null; explanation: Explanation } | null;
  behaviour: { rating: Rating | null; explanation: Explanation };
};

const workResultOf = ({ score, rating, explanation }: WorkResultSuggestion): Suggestion['workResult'] => ({
  score,
  rating,
  explanation,
});

/** What the evidence so far would give: from realisations and feedback, with the reckoning. */
export const createGetSuggestion =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: Suggestion; version: number }> => {
    const { cycle, case: stored } = await seeCase(deps, actor, target);
    const rules = await loadRules(deps, actor.agencyId, cycle.ruleSetVersion);
    const { plan, realisation } = await loadEvidence(deps, actor.agencyId, stored.data);
    const feedback: Feedback[] = [];
    const range = keys.feedbacks(actor.agencyId, target.cycleId, target.employeeId);
    for await (const { data } of eachOf(deps, range)) feedback.push(data);
    const behaviour = behaviourFromFeedback(feedback, rules);
    return {
      view: {
        cycleId: target.cycleId,
        employeeId: target.employeeId,
        workResult: plan === null ? null : workResultOf(suggestWorkResult(plan, realisation, rules)),
        behaviour: { rating: behaviour.rating, explanation: behaviour.explanation },
      },
      version: stored.version,
    };
  };
