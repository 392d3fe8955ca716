import type { Actor, Deps } from '../support/deps.ts';
import { readTeam, type Team } from './read-team.ts';

/** The caller's board in a cycle. */
export const createGetTeam =
  (deps: Pick<Deps, 'store' | 'clock'>) =>
  (actor: Actor, { cycleId }: { cycleId: string }): Promise<Team> =>
    readTeam(deps, actor, cycleId);
