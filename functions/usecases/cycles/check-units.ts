import type { UnitDeadline } from '../../domain/cycle/cycle.ts';
import type { FieldProblem } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** Units named for a cycle that the agency does not have. */
export const checkUnits = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  named: readonly UnitDeadline[],
): Promise<FieldProblem[]> => {
  const codes = [...new Set(named.map(({ unitCode }) => unitCode))];
  const found = await deps.store.getMany(codes.map((code) => keys.unit(agencyId, code)));
  const known = new Set(codes.filter((_, at) => found[at] != null));
  return named.flatMap(({ unitCode }, at) =>
    known.has(unitCode)
      ? []
      : [{ pointer: `/unitDeadlines/${at}/unitCode`, code: 'unknown-unit', detail: 'There is no such unit.' }],
  );
};
