import { checkRealisation } from '../../domain/execution/check-realisation.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, requireAction, seeCase } from '../cases/see-case.ts';
import { loadPlanText } from '../plans/plan-text.ts';
import type { Command, Deps } from '../support/deps.ts';
import { putDocument } from '../support/put-document.ts';

/** The employee reports what was measured, or in words what was achieved. An indicator left out is missing, never zero. */
export const createSaveRealisation =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (
    command: Command,
    input: CaseTarget & Pick<Realisation, 'items' | 'descriptions'>,
  ): Promise<{ at: Instant; version: number }> => {
    const { agencyId } = command.actor;
    const at = deps.clock.now();
    const seen = await seeCase(deps, command.actor, input);
    requireAction('report-realisation', seen, at);
    const ref = seen.case.data.plan ?? refuse('wrong-stage', { detail: 'There is no plan in force.' });
    const { plan } = await loadPlanText(deps, agencyId, seen.case.data, ref);
    const fields = checkRealisation(input, plan);
    if (fields.length > 0)
      refuse(fields.every(({ code }) => code === 'unknown-indicator') ? 'unknown-indicator' : 'invalid-body', {
        fields,
      });
    const { items, descriptions = [] } = input;
    const told = descriptions.length > 0 ? { descriptions } : {};
    return putDocument(
      deps,
      keys.realisation(agencyId, input.cycleId, input.employeeId),
      { schemaVersion: 1, items, ...told, at },
      command.expectedVersion,
    );
  };
