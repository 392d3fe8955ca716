import type { WorkTeam } from '../../domain/assigned-work/assigned-work.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Actor, Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import type { TeamView } from './put-team.ts';

const teamView = ({ schemaVersion: _, ...view }: WorkTeam): TeamView => view;

/** Teams across units of a cycle are open to everybody of the agency. */
export const createListTeams =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { cycleId, limit, cursor }: { cycleId: string; limit: number; cursor: string | null },
  ): Promise<{ items: TeamView[]; next: string | null }> => {
    await loadCycle(deps, actor.agencyId, cycleId);
    const page = await deps.store.query(keys.workTeams(actor.agencyId, cycleId), { limit, after: cursor });
    return { items: page.items.map(({ data }) => teamView(data)), next: page.next };
  };

export const createGetTeam =
  (deps: Pick<Deps, 'store'>) =>
  async (
    actor: Actor,
    { cycleId, teamCode }: { cycleId: string; teamCode: string },
  ): Promise<{ view: TeamView; version: number }> => {
    await loadCycle(deps, actor.agencyId, cycleId);
    const team =
      (await deps.store.get(keys.workTeam(actor.agencyId, cycleId, teamCode))) ??
      refuse('not-found', { detail: 'No such team.' });
    return { view: teamView(team.data), version: team.version };
  };
