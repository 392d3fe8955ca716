import type { DoneRehearsal, Rehearsal } from '../../domain/closing/rehearsal.ts';
import type { HumanPhase } from '../../domain/cycle/phase.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** All rehearsals of a cycle in order of their numbers: a few dozen, some hundred bytes each. */
export const knownRehearsals = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
): Promise<Stored<Rehearsal>[]> => {
  const known: Stored<Rehearsal>[] = [];
  for await (const stored of eachOf(deps, keys.rehearsals(agencyId, cycleId))) known.push(stored);
  return known;
};

/** The last finished rehearsal of a phase by its deadlines: the measure of what changed. One of a chosen instant is none, nor is a last look. */
export const lastByDeadline = (known: readonly Stored<Rehearsal>[], phase: HumanPhase): DoneRehearsal | null => {
  for (const { data } of known.toReversed())
    if (data.phase === phase && data.status === 'done' && data.basis === 'deadline') return data;
  return null;
};

/** By its number, or the last finished one of the cycle. */
export const findRehearsal = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  cycleId: string,
  which: number | 'last',
): Promise<Rehearsal> => {
  if (which !== 'last') {
    const found = await deps.store.get(keys.rehearsal(agencyId, cycleId, which));
    return found?.data ?? refuse('not-found', { detail: 'No such rehearsal.' });
  }
  const known = await knownRehearsals(deps, agencyId, cycleId);
  const last = known.toReversed().find(({ data }) => data.status === 'done');
  return last?.data ?? refuse('not-found', { detail: 'No such rehearsal.' });
};
