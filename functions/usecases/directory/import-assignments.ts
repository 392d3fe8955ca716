import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { type ImportReport, type ParsedRows, reportOf } from './import-rows.ts';
import { readAssignmentPlan } from './read-assignment-plan.ts';
import type { AssignmentRow } from './resolve-assignments.ts';
import { writeHeads } from './write-heads.ts';
import { writeRows } from './write-rows.ts';
import { writesOfPerson } from './writes-of-person.ts';

/**
 * Takes in who holds which post and by whom he is appraised: with history, with the board of each superior and the head of
 * each unit. One commit a person; the heads come last, and are put right by sending the file again should they fail.
 */
export const createImportAssignments =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, rows: ParsedRows<AssignmentRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const { plan, problems, units, histories } = await readAssignmentPlan(deps, agencyId, rows);
    const written = await writeRows(
      deps.store,
      plan.plans.map((person) => writesOfPerson(agencyId, person)),
    );
    await writeHeads(deps, agencyId, units, plan.heads, histories);
    return reportOf([...problems, ...written]);
  };
