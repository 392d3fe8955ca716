import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { requireRole } from '../support/require-role.ts';
import { type ErasureTarget, type ErasureView, erasureView, loadErasure, seeErasable } from './see-erasure.ts';

export const createGetErasure =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: ErasureTarget): Promise<ErasureView> => {
    await seeErasable(deps, actor, target, 'administrator', 'auditor');
    return erasureView((await loadErasure(deps, actor.agencyId, target)).data);
  };

/** What was asked in a cycle, for those who decide and confirm. */
export const createListErasures =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { cycleId, limit, cursor }: { cycleId: string; limit: number; cursor: string | null },
  ): Promise<{ items: ErasureView[]; next: string | null }> => {
    requireRole(actor, 'administrator', 'auditor');
    await loadCycle(deps, actor.agencyId, cycleId);
    const [employee = '', id = ''] = (cursor ?? '').split('.');
    const after = cursor === null ? null : keys.erasure(actor.agencyId, cycleId, employee, id).sk;
    const page = await deps.store.query(keys.erasures(actor.agencyId, cycleId), { limit, after });
    const items = page.items.map(({ data }) => erasureView(data));
    const last = items.at(-1);
    return {
      items,
      next: page.next === null || last === undefined ? null : `${last.employeeId}.${last.erasureId}`,
    };
  };
