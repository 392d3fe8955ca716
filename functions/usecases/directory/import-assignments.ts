import { localDateOf } from '../../domain/time/zone.ts';
import type { Command, Deps } from '../support/deps.ts';
import { loadAgency } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { type ImportReport, type ParsedRows, type RowProblem, reportOf, withoutRepeats } from './import-rows.ts';
import { loadPeopleByNip } from './load-people.ts';
import { withSuperiors } from './load-superiors.ts';
import { loadUnits } from './load-units.ts';
import { planAssignments } from './plan-assignments.ts';
import { type AssignmentRow, type ResolvedRow, resolveAssignment } from './resolve-assignments.ts';
import { writeHeads } from './write-heads.ts';
import { writeRows } from './write-rows.ts';
import { writesOfPerson } from './writes-of-person.ts';

/** Two rows of one file that begin the same stretch of the same person's history cannot both be right. */
const stretchOf = ({ person, value }: ResolvedRow): string =>
  [person.data.id, value.from, value.capacity === 'definitive' ? '' : value.unitCode].join(' ');

/**
 * Takes in who holds which post and by whom he is appraised: with history, with the board of each superior and the head of
 * each unit. One commit a person; the heads come last, and are put right by sending the file again should they fail.
 */
export const createImportAssignments =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  async (command: Command, rows: ParsedRows<AssignmentRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const { data: agency } = await loadAgency(deps, agencyId);
    const [units, named] = await Promise.all([
      loadUnits(deps, agencyId),
      loadPeopleByNip(
        deps,
        agencyId,
        rows.good.flatMap(({ value }) => [value.nip, ...(value.appraiserNip === null ? [] : [value.appraiserNip])]),
      ),
    ]);
    const resolved: ResolvedRow[] = [];
    const unresolved: RowProblem[] = [];
    for (const row of rows.good) {
      const result = resolveAssignment(row, { people: named, units });
      if ('person' in result) resolved.push(result);
      else unresolved.push(result);
    }
    const single = withoutRepeats(
      resolved.map((row) => ({ row: row.row, value: row })),
      'nip',
      stretchOf,
    );
    const heads = [...units.values()].flatMap(({ data }) => data.headId ?? []);
    const people = await withSuperiors(deps, agencyId, named, heads);
    const plan = planAssignments(
      single.good.map(({ value }) => value),
      { people, units, today: localDateOf(deps.clock.now(), agency.zone) },
    );
    const written = await writeRows(
      deps.store,
      plan.plans.map((person) => writesOfPerson(agencyId, person)),
    );
    await writeHeads(deps, agencyId, units, plan.heads);
    return reportOf([...rows.broken, ...unresolved, ...single.broken, ...plan.refused, ...written]);
  };
