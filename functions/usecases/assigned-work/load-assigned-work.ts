import type { AssignedJudgement, AssignedWork } from '../../domain/assigned-work/assigned-work.ts';
import { assignmentIds } from '../../domain/assigned-work/check-assigned.ts';
import { annualCycleOf } from '../../domain/case/annual-plan.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';

type WithStore = Pick<Deps, 'store'>;
type Person = { cycleId: string; employeeId: string };

/** Work is assigned for the plan that takes it up: of a period under an annual plan, in the annual cycle. Judged it is in each period. */
export const placeOfWork = (subject: Case): Person => ({
  cycleId: annualCycleOf(subject) ?? subject.cycleId,
  employeeId: subject.employeeId,
});

/** @throws RefusedError `plan-of-annual-cycle` for a period under an annual plan: what is assigned belongs to that plan */
export const requireOwnPlan = (subject: Case): void => {
  const planCycleId = annualCycleOf(subject);
  if (planCycleId !== null)
    refuse('plan-of-annual-cycle', { detail: `Assign work in cycle ${planCycleId}.`, extra: { planCycleId } });
};

/** The works of these ids that were assigned to a person. No read where there is none. */
export const loadAssignedWork = async (
  deps: WithStore,
  agencyId: string,
  subject: Case,
  ids: readonly string[],
): Promise<Map<string, AssignedWork>> => {
  if (ids.length === 0) return new Map();
  const { cycleId, employeeId } = placeOfWork(subject);
  const found = await deps.store.getMany(ids.map((id) => keys.assignedWork(agencyId, cycleId, employeeId, id)));
  return new Map(found.flatMap((work) => (work === null ? [] : [[work.data.id, work.data] as const])));
};

/** What the leaders said of the parts of a plan that they assigned. No read for a plan without such parts. */
export const loadAssignedJudgements = async (
  deps: WithStore,
  agencyId: string,
  { cycleId, employeeId }: Person,
  plan: Plan | null,
): Promise<AssignedJudgement[]> => {
  const ids = plan === null ? [] : assignmentIds(plan);
  if (ids.length === 0) return [];
  const found = await deps.store.getMany(ids.map((id) => keys.assignedJudgement(agencyId, cycleId, employeeId, id)));
  return found.flatMap((judgement) => (judgement === null ? [] : [judgement.data]));
};

/** @throws RefusedError `not-found` */
export const requireAssignedWork = async (
  deps: WithStore,
  agencyId: string,
  { cycleId, employeeId }: Person,
  workId: string,
): Promise<Stored<AssignedWork>> =>
  (await deps.store.get(keys.assignedWork(agencyId, cycleId, employeeId, workId))) ??
  refuse('not-found', { detail: 'No such assigned work.' });

/** Texts in force for a person: of the post held now, and of earlier ones in the period. */
const refsInForce = (subject: Case): Parameters<typeof loadPlanText>[3][] => [
  ...(subject.stage === 'unplanned' || subject.plan === null ? [] : [subject.plan]),
  ...(subject.segments ?? []).flatMap(({ plan }) => plan ?? []),
];

/** Plans in force of a person, the present one first. */
export const plansInForce = async (deps: WithStore, agencyId: string, subject: Case): Promise<Plan[]> =>
  (await Promise.all(refsInForce(subject).map((ref) => loadPlanText(deps, agencyId, subject, ref)))).map(
    ({ plan }) => plan,
  );
