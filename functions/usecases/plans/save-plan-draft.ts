import type { Plan } from '../../domain/planning/plan.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';

/** Keeps the employee's draft; it may be incomplete, because the submission is what is checked. */
export const createSavePlanDraft =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, input: CaseTarget & { plan: Plan }): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    requireAction('save-plan-draft', await seeCase(deps, command.actor, input), at);
    return putDocument(
      deps,
      keys.planDraft(agencyId, input.cycleId, input.employeeId),
      { schemaVersion: 1, plan: input.plan, at },
      command.expectedVersion,
    );
  };
