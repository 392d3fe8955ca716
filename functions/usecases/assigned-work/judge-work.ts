import type { AssignedJudgement } from '../../domain/assigned-work/assigned-work.ts';
import { assignmentIds } from '../../domain/assigned-work/check-assigned.ts';
import { checkPhase } from '../../domain/case/actions.ts';
import { RefusedError, refuse } from '../../domain/refusal.ts';
import type { Rating } from '../../domain/scoring/predicate.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCase, loadCycle } from '../support/load.ts';
import { putText } from '../units/put-text.ts';
import { placeOfWork, plansInForce, requireAssignedWork } from './load-assigned-work.ts';
import { requireJudge } from './require-judge.ts';

export type JudgementView = Pick<AssignedJudgement, 'rating' | 'note' | 'text' | 'by' | 'at'>;
export const judgementView = ({ rating, note, text, by, at }: AssignedJudgement): JudgementView => ({
  ...{ rating, note, text, by, at },
});

/**
 * The leader who assigned a part says how it was done, until the supervisor review ends; it is shown to the appraiser and
 * stands in the explanation of the result. A later word replaces an earlier one, and every one is kept.
 */
export const createJudgeWork =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    { workId, rating, note, ...target }: CaseTarget & { workId: string; rating: Rating; note: string },
  ): Promise<{ view: CaseTarget & { workId: string } & JudgementView; version: number }> => {
    const { agencyId, personId: by } = command.actor;
    const { cycleId, employeeId } = target;
    const { data: cycle } = await loadCycle(deps, agencyId, cycleId);
    const { data: subject } = await loadCase(deps, agencyId, cycle, employeeId);
    const { data: work } = await requireAssignedWork(deps, agencyId, placeOfWork(subject), workId);
    await requireJudge(deps, command.actor, work, subject);
    const at = deps.clock.now();
    const phase = checkPhase(cycle, ['execution', 'supervisor-review'], true, at);
    if (phase.decision === 'refuse') throw new RefusedError(phase.refusal);
    const plans = await plansInForce(deps, agencyId, subject);
    if (!plans.some((plan) => assignmentIds(plan).includes(workId)))
      refuse('wrong-stage', { detail: 'The work stands in no plan in force of this person.', whoCanFix: 'employee' });
    const { data, version } = await putText<AssignedJudgement>(
      deps,
      command,
      {
        current: keys.assignedJudgement(agencyId, cycleId, employeeId, workId),
        kept: (text) => keys.assignedJudgementText(agencyId, cycleId, employeeId, workId, text),
      },
      (text) => ({ schemaVersion: 1, workId, text, rating, note, by, at, requestDigest: command.requestDigest }),
    );
    return { view: { cycleId, employeeId, workId, ...judgementView(data) }, version };
  };
