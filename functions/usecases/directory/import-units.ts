import { checkUnitTree, type UnitTreeProblem } from '../../domain/directory/check-unit-tree.ts';
import type { Unit } from '../../domain/directory/unit.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Command, Deps } from '../support/deps.ts';
import { requireRole } from '../support/require-role.ts';
import { type ImportReport, type ParsedRows, type RowProblem, reportOf, withoutRepeats } from './import-rows.ts';
import { loadUnits } from './load-units.ts';
import { type RowWrites, writeRows } from './write-rows.ts';

export type UnitRow = Pick<Unit, 'code' | 'name' | 'kind' | 'parentCode'>;

const reasons: Record<UnitTreeProblem<unknown>['code'], string> = {
  'unknown-parent': 'no unit has this code, neither in the directory nor in the good rows of this file',
  'parent-required': 'only a unit of kind agency stands without a parent',
  'parent-cycle': 'the unit would stand below itself',
};

const writesOf = (agencyId: string, row: number, unit: UnitRow, found: Stored<Unit> | undefined): RowWrites => {
  const key = keys.unit(agencyId, unit.code);
  const data: Unit = { schemaVersion: 1, ...unit, headId: found?.data.headId ?? null };
  if (found?.data.heads !== undefined) data.heads = found.data.heads;
  if (found === undefined) return { outcomes: [{ row, outcome: 'created' }], writes: [{ kind: 'insert', key, data }] };
  const { name, kind, parentCode } = found.data;
  const same = name === unit.name && kind === unit.kind && parentCode === unit.parentCode;
  if (same) return { outcomes: [{ row, outcome: 'unchanged' }], writes: [] };
  return {
    outcomes: [{ row, outcome: 'updated' }],
    writes: [{ kind: 'replace', key, version: found.version, data }],
  };
};

/** Takes in the organisation tree row by row; the head of a unit comes with the assignments and stays as it is. */
export const createImportUnits =
  (deps: Pick<Deps, 'store'>) =>
  async (command: Command, rows: ParsedRows<UnitRow>): Promise<ImportReport> => {
    requireRole(command.actor, 'administrator');
    const { agencyId } = command.actor;
    const known = await loadUnits(deps, agencyId);
    const single = withoutRepeats(rows.good, 'code', ({ code }) => code);
    const nodes = single.good.map(({ row, value }) => ({ row, ...value }));
    const tree = checkUnitTree(
      [...known.values()].map(({ data }) => data),
      nodes,
    );
    const misplaced = tree.refused.map(
      ({ node, code }): RowProblem => ({ row: node.row, column: 'parentCode', code, reason: reasons[code] }),
    );
    const written = await writeRows(
      deps.store,
      tree.accepted.map(({ row, ...unit }) => writesOf(agencyId, row, unit, known.get(unit.code))),
    );
    return reportOf([...rows.broken, ...single.broken, ...misplaced, ...written]);
  };
