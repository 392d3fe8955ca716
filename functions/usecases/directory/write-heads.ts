import type { Unit } from '../../domain/directory/unit.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { type RowWrites, writeRows } from './write-rows.ts';

/** @throws RefusedError `conflict` where two imports change the same unit at once; sending the file again settles it */
export const writeHeads = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  units: ReadonlyMap<string, Stored<Unit>>,
  heads: ReadonlyMap<string, string | null>,
): Promise<void> => {
  const rows = [...heads].flatMap(([code, headId], row): RowWrites[] => {
    const unit = units.get(code);
    if (unit === undefined) return [];
    const data: Unit = { ...unit.data, headId };
    const write = { kind: 'replace', key: keys.unit(agencyId, code), version: unit.version, data } as const;
    return [{ outcomes: [{ row, outcome: 'updated' }], writes: [write] }];
  });
  const results = await writeRows(deps.store, rows);
  if (results.some((result) => 'code' in result))
    refuse('conflict', { detail: 'The heads of units were changed by somebody else meanwhile; send the file again.' });
};
