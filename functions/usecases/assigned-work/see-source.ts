import type { WorkSource } from '../../domain/assigned-work/assigned-work.ts';
import { refuse } from '../../domain/refusal.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';

/** Who leads a unit or a team now, and whom it may assign work to: a unit anybody, a team its members. */
export type SeenSource = { leaderId: string | null; members: readonly string[] | null };

/** @throws RefusedError `not-found` */
export const seeSource = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  source: WorkSource,
): Promise<SeenSource> => {
  switch (source.kind) {
    case 'unit': {
      const unit = await deps.store.get(keys.unit(agencyId, source.unitCode));
      if (unit === null) return refuse('not-found', { detail: 'No such unit.' });
      return { leaderId: unit.data.headId, members: null };
    }
    case 'team': {
      const team = await deps.store.get(keys.workTeam(agencyId, cycleId, source.teamCode));
      if (team === null) return refuse('not-found', { detail: 'No such team.' });
      return { leaderId: team.data.leaderId, members: team.data.memberIds };
    }
  }
};
