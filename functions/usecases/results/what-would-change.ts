import { seesRatings } from '../../domain/case/sees-ratings.ts';
import type { Feedback } from '../../domain/execution/feedback.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import { fromInteger, parseDecimal, roundHalfUp } from '../../domain/number/fraction.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Regime } from '../../domain/rules/scoring-rules.ts';
import { type BehaviourSuggestion, behaviourFromFeedback } from '../../domain/scoring/behaviour.ts';
import { hears } from '../../domain/scoring/conclude.ts';
import { type Boundary, behaviourLadder, boundariesOf, nearestOf } from '../../domain/scoring/levels.ts';
import { behaviourNumber } from '../../domain/scoring/numeric-total.ts';
import type { PeriodReports } from '../../domain/scoring/period-reports.ts';
import type { Predicate, Rating } from '../../domain/scoring/predicate.ts';
import { stepsOf, suggestWorkResult } from '../../domain/scoring/suggest.ts';
import { type WorkChange, whatWouldChangeWork } from '../../domain/scoring/what-would-change.ts';
import { isBound } from '../../domain/units/head-suggestion.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, type SeenCase, seeCase } from '../cases/see-case.ts';
import { loadVoices } from '../feedback/load-voices.ts';
import { loadEvidence } from '../reviews/load-evidence.ts';
import { ownPeriodReports } from '../scoring/period-documents.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { eachOf, loadRules } from '../support/load.ts';
import { loadUnitAchievements } from '../units/unit-achievements.ts';

export type WhatWouldChange = CaseTarget & {
  regime: Regime;
  /** The result as it stands, for those who may see it. */
  standing: { workResult: Rating; behaviour: Rating; predicate: Predicate; basis: string } | null;
  /** What the evidence gives, or why there is no number; null where there is no plan in force. */
  workResult: { rating: Rating | null; reason: string | null; change: WorkChange | null } | null;
  /** Of all the feedback together; null where there is none, or the reader does not see it yet. */
  behaviour: { rating: Rating; figure: string; nearest: Boundary['side'] | null; boundaries: Boundary[] } | null;
};

type Reading = Pick<Deps, 'store'>;

const behaviourOf = (
  { exact, rating }: BehaviourSuggestion,
  workResult: Rating | null,
  rules: RuleSet,
): WhatWouldChange['behaviour'] => {
  if (exact === null || rating === null) return null;
  const { decimals } = rules.rounding;
  const figure = roundHalfUp(exact, decimals);
  // In the numeric regime behaviour counts in the total: its rating alone names no predicate.
  const beside = rules.regime === 'matrix' ? workResult : null;
  const boundaries = boundariesOf(parseDecimal(figure), behaviourLadder(beside, rules), decimals);
  return { rating, figure, nearest: nearestOf(boundaries), boundaries };
};

const readFeedback = async (deps: Reading, agencyId: string, target: CaseTarget): Promise<Feedback[]> => {
  const feedback: Feedback[] = [];
  for await (const { data } of eachOf(deps, keys.feedbacks(agencyId, target.cycleId, target.employeeId)))
    feedback.push(data);
  return feedback;
};

const standingOf = ({ case: { data }, cycle, relations }: SeenCase): WhatWouldChange['standing'] => {
  if (!('result' in data) || !seesRatings(relations, cycle)) return null;
  const { workResult, behaviour, predicate, basis } = data.result;
  return { workResult, behaviour, predicate, basis };
};

const presentOf =
  (realisation: Realisation | null, reports: PeriodReports | null, rules: RuleSet) =>
  (indicator: Parameters<ReturnType<typeof stepsOf>>[0]): string | null =>
    stepsOf(realisation, rules, reports)(indicator).explanation.symbols?.R ?? null;

/** Behaviour beside the work result: what the feedback gives, or what the rules take where nobody spoke. */
const besideWork = (behaviour: BehaviourSuggestion, rules: RuleSet) => ({
  rating: behaviour.rating ?? rules.behaviour.whenSilent,
  number: behaviourNumber(behaviour.exact ?? fromInteger(2), rules.numeric),
  heard: hears(behaviour.heard, rules),
});

/**
 * What would change a result: how far the evidence is from the next boundary on either side, and what each indicator alone
 * would have to be. It speaks of the evidence; a rating that a named human gave stands until a named human changes it.
 */
export const createWhatWouldChange =
  (deps: Reading) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: WhatWouldChange; version: number }> => {
    const seen = await seeCase(deps, actor, target);
    const { cycle, case: stored } = seen;
    const { agencyId } = actor;
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const { plan, realisation } = await loadEvidence(deps, agencyId, stored.data);
    const reports = await ownPeriodReports(deps, agencyId, cycle, target.employeeId);
    const voices = await loadVoices(deps, agencyId, target, rules);
    const feedback = behaviourFromFeedback(await readFeedback(deps, agencyId, target), rules, voices);
    const unit = await loadUnitAchievements(deps, agencyId, target.cycleId, rules).ledBy(stored.data);
    const own = plan === null ? null : suggestWorkResult(plan, realisation, rules, [], reports);
    const stepOf = stepsOf(realisation, rules, reports);
    const indicators = new Map(plan?.workResults.flatMap((w) => w.indicators.map((i) => [i.id, i] as const)));
    const present = presentOf(realisation, reports, rules);
    // The case's own plan is then one part's measure; each part says by itself what it gives.
    const inParts = (stored.data.segments?.length ?? 1) > 1;
    const situation =
      plan === null || own?.work === undefined || isBound(unit, rules) || inParts
        ? null
        : {
            plan,
            stepOf,
            work: own.work,
            presentOf: (id: string) => {
              const indicator = indicators.get(id);
              return indicator !== undefined && 'target' in indicator ? present(indicator) : null;
            },
            behaviour: besideWork(feedback, rules),
          };
    const sees = seesRatings(seen.relations, cycle);
    return {
      view: {
        ...target,
        regime: rules.regime,
        standing: standingOf(seen),
        workResult:
          own === null
            ? null
            : {
                rating: own.rating,
                reason: inParts ? 'in-segments' : isBound(unit, rules) ? 'unit-binds' : own.reason,
                change: situation === null ? null : whatWouldChangeWork(situation, rules),
              },
        behaviour: sees ? behaviourOf(feedback, own?.rating ?? null, rules) : null,
      },
      version: stored.version,
    };
  };
