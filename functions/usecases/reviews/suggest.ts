import { allJudgements, withAssigned } from '../../domain/assigned-work/judge-assigned.ts';
import type { Case, SegmentRef } from '../../domain/case/case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Feedback } from '../../domain/execution/feedback.ts';
import { behaviourFromFeedback } from '../../domain/scoring/behaviour.ts';
import type { Explanation } from '../../domain/scoring/explanation.ts';
import { type MissingReport, missingReport } from '../../domain/scoring/missing-bounds.ts';
import type { Rating } from '../../domain/scoring/predicate.ts';
import { stepsOf, suggestWorkResult } from '../../domain/scoring/suggest.ts';
import type { WorkResultSuggestion } from '../../domain/scoring/work-result-suggestion.ts';
import { ledIn } from '../../domain/segments/segment.ts';
import { suggestForHead } from '../../domain/units/head-suggestion.ts';
import { keys } from '../../store/keys.ts';
import { loadAssignedJudgements } from '../assigned-work/load-assigned-work.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import { loadVoices } from '../feedback/load-voices.ts';
import { ownPeriodReports } from '../scoring/period-documents.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';
import { loadEvidence } from './load-evidence.ts';

export type Suggestion = CaseTarget & {
  /** Null where there is no plan in force to measure against. */
  workResult:
    | ({ score: string | null; rating: Rating | null; explanation: Explanation } & {
        /** What is missing behind the number of the person's own plan; null where there is no such number to speak of. */
        completeness?: MissingReport | null;
      })
    | null;
  behaviour: { rating: Rating | null; explanation: Explanation };
};

const workResultOf = (
  { score, rating, explanation }: WorkResultSuggestion,
  completeness: MissingReport | null,
): Suggestion['workResult'] => ({ score, rating, explanation, completeness });

/**
 * What the evidence so far would give: of the case, or of one part of the period with the plan, the unit led and the
 * appraiser's feedback of its days. What colleagues said counts for the whole period.
 *
 * @param seesJudgements whether the reader may see what leaders said of parts that they assigned
 */
export const suggest = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycle: Cycle,
  subject: Case,
  seesJudgements: boolean,
  segment: SegmentRef | null = null,
): Promise<Pick<Suggestion, 'workResult' | 'behaviour'>> => {
  const { cycleId, employeeId } = subject;
  const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
  const { plan, realisation } = await loadEvidence(deps, agencyId, subject, segment);
  const achievements = loadUnitAchievements(deps, agencyId, cycleId, rules);
  const unit = await achievements.ledBy(segment === null ? subject : ledIn(segment));
  const reports = segment?.plan === undefined ? await ownPeriodReports(deps, agencyId, cycle, employeeId) : null;
  const assigned = seesJudgements ? await loadAssignedJudgements(deps, agencyId, subject, plan) : [];
  const judged = plan === null ? [] : allJudgements(plan, null, assigned, rules);
  const own = plan === null ? null : suggestWorkResult(plan, realisation, rules, judged, reports);
  const completeness =
    plan === null || own?.work === undefined
      ? null
      : missingReport(plan, stepsOf(realisation, rules, reports), own.work, rules);
  const feedback: Feedback[] = [];
  for await (const { data } of eachOf(deps, keys.feedbacks(agencyId, cycleId, employeeId)))
    if (segment === null || (segment.from <= data.on && data.on <= segment.to)) feedback.push(data);
  const voices = await loadVoices(deps, agencyId, { cycleId, employeeId }, rules);
  const behaviour = behaviourFromFeedback(feedback, rules, voices);
  return {
    workResult:
      plan === null || own === null
        ? null
        : workResultOf(withAssigned(suggestForHead(own, unit, rules), plan, assigned), completeness),
    behaviour: { rating: behaviour.rating, explanation: behaviour.explanation },
  };
};
