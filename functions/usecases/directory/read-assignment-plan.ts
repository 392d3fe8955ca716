import type { Headship, Unit } from '../../domain/directory/unit.ts';
import { localDateOf } from '../../domain/time/zone.ts';
import type { Stored } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';
import { loadAgency } from '../support/load.ts';
import type { AssignmentPlan } from './assignment-plan.ts';
import { type ParsedRows, type RowProblem, withoutRepeats } from './import-rows.ts';
import { loadPeopleByNip } from './load-people.ts';
import { withSuperiors } from './load-superiors.ts';
import { loadUnits } from './load-units.ts';
import { planAssignments } from './plan-assignments.ts';
import { planHeadships } from './plan-headships.ts';
import { type AssignmentRow, type ResolvedRow, resolveAssignment } from './resolve-assignments.ts';

/** Two rows of one file that begin the same stretch of the same person's history cannot both be right. */
const stretchOf = ({ person, value }: ResolvedRow): string =>
  [person.data.id, value.from, value.capacity === 'definitive' ? '' : value.unitCode].join(' ');

export type ReadPlan = {
  plan: AssignmentPlan;
  /** Every row that does not go in, whatever the reason. */
  problems: RowProblem[];
  units: Map<string, Stored<Unit>>;
  /** Units of which the history of heads changes. */
  histories: Map<string, Headship[]>;
};

/** What a list of posts would change in the directory; nothing is written. */
export const readAssignmentPlan = async (
  deps: Pick<Deps, 'store' | 'clock'>,
  agencyId: string,
  rows: ParsedRows<AssignmentRow>,
): Promise<ReadPlan> => {
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
  const problems = [...rows.broken, ...unresolved, ...single.broken, ...plan.refused];
  return { plan, problems, units, histories: planHeadships(plan.plans, units) };
};
