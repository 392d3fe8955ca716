import { refuse } from '../../domain/refusal.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { type Satisfaction, satisfactionOf } from '../../domain/survey/satisfaction.ts';
import type { SurveySums } from '../../domain/survey/survey-sums.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import { isFeedbackClosed } from '../feedback/is-feedback-closed.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle, loadRules } from '../support/load.ts';

/** `pending`: published once, when nothing can be answered any more. `withheld`: no answers, or too few to be shown. */
export type SatisfactionView =
  | { status: 'pending'; closes: Instant }
  | { status: 'withheld'; threshold: number }
  | (Satisfaction & { status: 'published' });

const viewOf = (sums: SurveySums | undefined, { survey }: RuleSet): SatisfactionView => {
  const found = sums === undefined ? null : satisfactionOf(sums, survey);
  return found === null ? { status: 'withheld', threshold: survey.threshold } : { status: 'published', ...found };
};

/** The index of a unit with everything below it; for everybody of the agency, as the law has it published. */
export const createGetUnitSatisfaction =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { cycleId, unitCode }: { cycleId: string; unitCode: string },
  ): Promise<SatisfactionView & { cycleId: string; unitCode: string }> => {
    const { agencyId } = actor;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const unit = await deps.store.get(keys.unit(agencyId, unitCode));
    if (unit === null) return refuse('not-found', { detail: 'No such unit.' });
    const subject = { cycleId, unitCode };
    if (!isFeedbackClosed(cycle)) return { ...subject, status: 'pending', closes: cycle.deadlines.execution };
    const [rules, found] = await Promise.all([
      loadRules(deps, agencyId, cycle.ruleSetVersion),
      deps.store.get(keys.surveyOfUnit(agencyId, cycleId, unitCode)),
    ]);
    return { ...subject, ...viewOf(found?.data.sums, rules) };
  };

/** What the public said of the service acts that name a person. */
export const createGetPersonSatisfaction =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<SatisfactionView & CaseTarget> => {
    const { cycleId, employeeId } = target;
    const { cycle } = await seeCase(deps, actor, target);
    const subject = { cycleId, employeeId };
    if (!isFeedbackClosed(cycle)) return { ...subject, status: 'pending', closes: cycle.deadlines.execution };
    const [rules, found] = await Promise.all([
      loadRules(deps, actor.agencyId, cycle.ruleSetVersion),
      deps.store.get(keys.surveyOfPerson(actor.agencyId, cycleId, employeeId)),
    ]);
    return { ...subject, ...viewOf(found?.data.sums, rules) };
  };
