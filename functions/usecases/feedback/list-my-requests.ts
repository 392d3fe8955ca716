import type { Actor } from '../support/deps.ts';
import { type ListDeps, type MyRequest, readMyRequests } from './read-my-requests.ts';

/** About whom the caller was asked for feedback in a cycle. */
export const createListMyRequests =
  (deps: ListDeps) =>
  (actor: Actor, { cycleId }: { cycleId: string }): Promise<{ items: MyRequest[] }> =>
    readMyRequests(deps, actor, cycleId);
