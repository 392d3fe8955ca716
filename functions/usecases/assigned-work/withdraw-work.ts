import { assignmentIds } from '../../domain/assigned-work/check-assigned.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ConflictError } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCase, loadCycle } from '../support/load.ts';
import { plansInForce, requireAssignedWork, requireOwnPlan } from './load-assigned-work.ts';
import { requireJudge } from './require-judge.ts';

export type Withdrawal = CaseTarget & { workId: string; withdrawnAt: Instant; reason: string };

/** Takes an assignment back with a reason; what stands in a plan in force is changed by an amendment of that plan alone. */
export const createWithdrawWork =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    { reason, workId, ...target }: CaseTarget & { workId: string; reason: string },
  ): Promise<Withdrawal> => {
    const { agencyId } = command.actor;
    const { cycleId, employeeId } = target;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const { data: subject } = await loadCase(deps, agencyId, cycle, employeeId);
    requireOwnPlan(subject);
    const { data: work, version } = await requireAssignedWork(deps, agencyId, target, workId);
    await requireJudge(deps, command.actor, work, subject);
    const answer = ({ withdrawn }: typeof work): Withdrawal => {
      if (withdrawn?.requestDigest !== command.requestDigest) return refuse('already-decided');
      return { cycleId, employeeId, workId, withdrawnAt: withdrawn.at, reason: withdrawn.reason };
    };
    if (work.withdrawn !== null) return answer(work);
    const plans = await plansInForce(deps, agencyId, subject);
    if (plans.some((plan) => assignmentIds(plan).includes(workId)))
      refuse('wrong-stage', { detail: 'The work stands in the plan in force; amend the plan.', whoCanFix: 'employee' });
    const next = { ...work, withdrawn: { at: deps.clock.now(), reason, requestDigest: command.requestDigest } };
    const key = keys.assignedWork(agencyId, cycleId, employeeId, workId);
    try {
      await deps.store.commit([{ kind: 'replace', key, version, data: next }]);
      return answer(next);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      return answer((await requireAssignedWork(deps, agencyId, target, workId)).data);
    }
  };
