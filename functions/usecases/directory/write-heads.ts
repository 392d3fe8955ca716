import type { Headship, Unit } from '../../domain/directory/unit.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { type RowWrites, writeRows } from './write-rows.ts';

/** The unit with its present head and the history of its heads. */
export const withHeads = (
  unit: Unit,
  heads: ReadonlyMap<string, string | null>,
  histories: ReadonlyMap<string, Headship[]>,
): Unit => {
  const present = heads.get(unit.code);
  const history = histories.get(unit.code);
  return {
    ...unit,
    ...(present === undefined ? {} : { headId: present }),
    ...(history === undefined ? {} : { heads: history }),
  };
};

/** @throws RefusedError `conflict` where two imports change the same unit at once; sending the file again settles it */
export const writeHeads = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  units: ReadonlyMap<string, Stored<Unit>>,
  heads: ReadonlyMap<string, string | null>,
  histories: ReadonlyMap<string, Headship[]>,
): Promise<void> => {
  const codes = [...new Set([...heads.keys(), ...histories.keys()])];
  const rows = codes.flatMap((code, row): RowWrites[] => {
    const unit = units.get(code);
    if (unit === undefined) return [];
    const data = withHeads(unit.data, heads, histories);
    const write = { kind: 'replace', key: keys.unit(agencyId, code), version: unit.version, data } as const;
    return [{ outcomes: [{ row, outcome: 'updated' }], writes: [write] }];
  });
  const results = await writeRows(deps.store, rows);
  if (results.some((result) => 'code' in result))
    refuse('conflict', { detail: 'The heads of units were changed by somebody else meanwhile; send the file again.' });
};
