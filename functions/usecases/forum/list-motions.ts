import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import { type ServiceTarget, seeService } from '../services/see-service.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { type MotionView, viewMotion } from './motion-view.ts';
import { mayFollow } from './see-motion.ts';

export type MotionPage = { items: MotionView[]; next: string | null };

export const createListMotions =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, input: ServiceTarget & { limit: number; cursor: string | null }): Promise<MotionPage> => {
    const seen = await seeService(deps, actor, input);
    if (!mayFollow(seen)) refuse('forbidden', { detail: 'The deliberations of the committee are its own.' });
    const { cycleId, serviceCode, limit, cursor } = input;
    const after = cursor === null ? null : keys.motion(actor.agencyId, cycleId, serviceCode, cursor).sk;
    const page = await deps.store.query(keys.motions(actor.agencyId, cycleId, serviceCode), { limit, after });
    const items = page.items.map(({ data }) => viewMotion(data, seen.record.data));
    return { items, next: page.next === null ? null : (items.at(-1)?.motionId ?? null) };
  };
