import type { PlanFollowedBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import { type ClosingInput, closingCaseOf } from '../../domain/closing/closing-case.ts';
import { ownDutiesMet } from '../../domain/closing/own-duties.ts';
import { type EndOfCase, planClosure, type SettledPhase } from '../../domain/closing/plan-closure.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { openAnnualPlans } from '../plans/annual-plans.ts';
import { followed } from '../plans/follow-annual-plan.ts';
import type { Deps } from '../support/deps.ts';

/** What awaits a case at a close. `follows`: it first takes over the text of the annual plan in force. */
export type Foreseen = {
  end: EndOfCase;
  /** What the end rests on. */
  input: ClosingInput;
  follows: null | { next: Case; body: PlanFollowedBody };
};

export type Closing = {
  agencyId: string;
  cycle: Cycle;
  phase: SettledPhase;
  rules: RuleSet;
  /** The exclusive end that counts for this case. */
  cutOff(subject: Case): Instant;
  /** What is judged in the place of the case as it stands: of a phase that is closed again. */
  judged?(subject: Case): Case;
};

type Reported = { hasRealisation: boolean; hasSelfReview: boolean };
const nothingReported: Reported = { hasRealisation: false, hasSelfReview: false };

const readReported = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  people: readonly Case[],
): Promise<Map<string, Reported>> => {
  const [realisations, selfReviews] = await Promise.all([
    deps.store.getMany(people.map((p) => keys.realisation(agencyId, p.cycleId, p.employeeId))),
    deps.store.getMany(people.map((p) => keys.selfReview(agencyId, p.cycleId, p.employeeId))),
  ]);
  return new Map(
    people.map((p, i) => [
      p.employeeId,
      { hasRealisation: realisations[i] != null, hasSelfReview: selfReviews[i] != null },
    ]),
  );
};

/**
 * The one way to everybody's end at the close of a phase, for the close itself, its rehearsals, and whoever asks what is owed:
 * gathers what `planClosure` needs about a page of cases, and answers with the judgement over each of them. Writes nothing.
 */
export const foreseeEnds = async (deps: Pick<Deps, 'store'>, closing: Closing) => {
  const { agencyId, cycle, phase, rules, cutOff } = closing;
  const annual = await openAnnualPlans(deps, agencyId, cycle);

  /** A case that was being opened while the annual plan was amended has the text from before: it gets the one in force. */
  const catchUp = (subject: Case): Foreseen['follows'] => {
    const plan = phase === 'planning' ? annual.of(subject.employeeId) : null;
    return plan === null ? null : followed(subject, cycle, plan);
  };

  return async (page: readonly Stored<Case>[]): Promise<(subject: Case) => Foreseen> => {
    const people = page.map(({ data }) => data);
    const known = await readReported(deps, agencyId, people);
    if (phase === 'planning') await annual.load(people.map(({ employeeId }) => employeeId));
    return (subject) => {
      const { employeeId } = subject;
      const reported = known.get(employeeId) ?? nothingReported;
      const seen = closing.judged?.(subject) ?? subject;
      const input: ClosingInput = { case: closingCaseOf(seen), ...reported, cutOff: cutOff(subject) };
      const follows = closing.judged === undefined ? catchUp(subject) : null;
      if (follows !== null) {
        const duties = { marks: [], ownDutiesMet: ownDutiesMet(subject) };
        return { end: { employeeId, endState: 'complete', rule: 'nothing-missing', ...duties }, input, follows };
      }
      const [end] = planClosure({ phase, cases: [{ case: seen, ...reported }] }, rules, cycle.zone, input.cutOff);
      if (end === undefined) throw new Error('planClosure answered for fewer cases than it was asked about');
      return { end, input, follows };
    };
  };
};
