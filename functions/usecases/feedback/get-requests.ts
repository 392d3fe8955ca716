import { refuse } from '../../domain/refusal.ts';
import { type CaseTarget, seeCase } from '../cases/see-case.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadRequests, noRequests, type RequestsView, requestsView } from './requests.ts';

/** Whom the person or the appraiser asked. Nothing in it changes when somebody answers. */
export const createGetRequests =
  (deps: Pick<Deps, 'store'>) =>
  async (actor: Actor, target: CaseTarget): Promise<RequestsView> => {
    const { relations } = await seeCase(deps, actor, target);
    if (!relations.some((relation) => relation === 'self' || relation === 'appraiser'))
      refuse('forbidden', { detail: 'Only the person and the appraiser see who was asked.' });
    const found = await loadRequests(deps, actor.agencyId, target);
    return requestsView(target, found?.data ?? noRequests);
  };
