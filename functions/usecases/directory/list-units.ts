import type { Unit } from '../../domain/directory/unit.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type UnitView = Omit<Unit, 'schemaVersion'>;
export type UnitPage = { items: UnitView[]; next: string | null };

/** The organisation tree in order of the units' codes; everybody of the agency may read it. */
export const createListUnits =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, query: { limit: number; cursor: string | null }): Promise<UnitPage> => {
    const after = query.cursor === null ? null : keys.unit(actor.agencyId, query.cursor).sk;
    const page = await deps.store.query(keys.units(actor.agencyId), { limit: query.limit, after });
    const items = page.items.map(({ data: { schemaVersion: _, ...unit } }) => unit);
    return { items, next: page.next === null ? null : (items.at(-1)?.code ?? null) };
  };
