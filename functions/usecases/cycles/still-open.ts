import type { Cycle } from '../../domain/cycle/cycle.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import type { Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';

/**
 * The cycle as it stands, to be part of a commit: its phase is not closed between the decision and the act. For acts that neither the
 * grace after a deadline nor an open duty keeps apart from the close.
 *
 * @throws RefusedError `wrong-phase` where the phase has ended meanwhile
 */
export const stillOpen = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { id, phase }: Pick<Cycle, 'id' | 'phase'>,
): Promise<Stored<Cycle>> => {
  const stored = await loadCycle(deps, agencyId, id);
  if (stored.data.phase !== phase || stored.data.status !== 'open')
    refuse('wrong-phase', { detail: `Phase ${phase} has ended.`, extra: { phase: stored.data.phase } });
  return stored;
};
