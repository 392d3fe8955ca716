import { type RefusalCode, RefusedError } from '../../domain/refusal.ts';
import type { ActReceipt } from '../support/act-on-case.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { confirmOne } from './confirm-one.ts';
import { previewContext } from './preview-context.ts';

export type Confirmation = { employeeId: string; version: number | null; preview: string };
export type ConfirmationResult =
  | { employeeId: string; outcome: 'confirmed'; receipt: ActReceipt }
  | { employeeId: string; outcome: 'refused'; code: RefusalCode; reason: string | null };
export type ConfirmationReport = { items: ConfirmationResult[] };

/**
 * An administrator confirms what was previewed, person by person: each case is re-routed in a commit of its own, with an
 * act on its chain, or refused with the reason. Sent again, it answers the same and changes nothing.
 */
export const createConfirmReassignments =
  (deps: Pick<Deps, 'store' | 'clock' | 'digest'>) =>
  async (
    command: Command,
    input: { cycleId: string; reason: string; items: Confirmation[] },
  ): Promise<ConfirmationReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const { data: cycle } = await loadCycle(deps, agencyId, input.cycleId);
    const context = await previewContext(deps, agencyId, cycle);
    const items: ConfirmationResult[] = [];
    for (const item of input.items) {
      try {
        const receipt = await confirmOne(deps, command, context, { ...item, reason: input.reason });
        items.push({ employeeId: item.employeeId, outcome: 'confirmed', receipt });
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        const { code, detail } = error.refusal;
        items.push({ employeeId: item.employeeId, outcome: 'refused', code, reason: detail ?? null });
      }
    }
    return { items };
  };
