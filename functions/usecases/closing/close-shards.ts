import type { Case } from '../../domain/case/case.ts';
import type { ClosureBody } from '../../domain/case/result-bodies.ts';
import { planClosure, type SettledPhase } from '../../domain/closing/plan-closure.ts';
import { settleCase } from '../../domain/closing/settle-case.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { closeVoices } from '../feedback/close-voices.ts';
import { sealFeedback } from '../feedback/seal-feedback.ts';
import { type AnnualPlans, openAnnualPlans } from '../plans/annual-plans.ts';
import { followed } from '../plans/follow-annual-plan.ts';
import { loadCycle, loadRules } from '../support/load.ts';
import type { StepDeps, Verdict } from './settle-stored.ts';
import { type JudgePage, type ShardRange, workShards } from './work-shards.ts';

/** Settles everybody of some shards at the close of a phase, by the pure `planClosure`. */
export const createCloseShards =
  (deps: StepDeps) =>
  async (input: ShardRange & { phase: SettledPhase }): Promise<void> => {
    const { agencyId, phase } = input;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const rules = await loadRules(deps, agencyId, cycle.ruleSetVersion);
    const deadline = cycle.deadlines[phase];
    if (phase === 'execution') await closeVoices(deps, input, rules);
    const annual = await openAnnualPlans(deps, agencyId, cycle);

    const judge = (subject: Case, reported: Reported): Verdict => {
      const [end] = planClosure({ phase, cases: [{ case: subject, ...reported }] }, rules, cycle.zone, deadline);
      if (end === undefined) throw new Error('planClosure answered for fewer cases than it was asked about');
      const { endState, rule, ownDutiesMet } = end;
      const settlement = settleCase(subject, end);
      if (settlement === null) return { endState, rule, change: null };
      const body: ClosureBody = { phase, rule, endState, ownDutiesMet, marks: settlement.added };
      return { endState, rule, change: { next: settlement.next, act: settlement.act, body } };
    };

    const judgePage: JudgePage = async (page) => {
      const known = await readReported(deps, agencyId, page);
      if (phase === 'planning') await annual.load(page.map(({ data }) => data.employeeId));
      return async ({ data }) => {
        if (phase === 'planning') {
          const behind = catchUp(data, cycle, annual);
          if (behind !== null) return behind;
        }
        if (phase === 'execution') await sealFeedback(deps, agencyId, data, rules.feedback);
        return judge(data, known.get(data.employeeId) ?? nothingReported);
      };
    };
    await workShards(deps, { agencyId, cycle, step: phase, judgePage }, input);
  };

/** A case that was being opened while the annual plan was amended has the text from before: here it gets the one in force. */
const catchUp = (subject: Case, cycle: Cycle, annual: AnnualPlans): Verdict | null => {
  const plan = annual.of(subject.employeeId);
  const change = plan === null ? null : followed(subject, cycle, plan);
  return change && { endState: 'complete', rule: 'nothing-missing', change: { act: 'plan-followed', ...change } };
};

type Reported = { hasRealisation: boolean; hasSelfReview: boolean };
const nothingReported: Reported = { hasRealisation: false, hasSelfReview: false };

const readReported = async (
  deps: StepDeps,
  agencyId: string,
  page: readonly Stored<Case>[],
): Promise<Map<string, Reported>> => {
  const people = page.map(({ data }) => data);
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
