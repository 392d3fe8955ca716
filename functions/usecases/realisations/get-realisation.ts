import type { Realisation } from '../../domain/execution/realisation.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';

export type RealisationView = Pick<Realisation, 'items' | 'at'> & {
  /** Of a plan in qualitative form; empty for one in numbers. */
  descriptions: NonNullable<Realisation['descriptions']>;
};

/** What the employee reported so far. */
export const createGetRealisation =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<{ view: RealisationView; version: number }> => {
    await seeCase(deps, actor, target);
    const stored = await deps.store.get(keys.realisation(actor.agencyId, target.cycleId, target.employeeId));
    if (stored === null) return refuse('not-found', { detail: 'No realisation was reported.' });
    const { items, descriptions = [], at } = stored.data;
    return { view: { items, descriptions, at }, version: stored.version };
  };
