import type { ActKind } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import type { EndState } from '../../domain/closing/manifest.ts';
import type { Cycle } from '../../domain/cycle/cycle.ts';
import type { Key, Stored, Write } from '../../ports/store.ts';
import { ConflictError, StoreBusyError } from '../../ports/store.ts';
import { actAsMachine } from '../support/act-on-case.ts';
import type { Deps } from '../support/deps.ts';
import { noteOnBoard } from '../units/note-on-board.ts';

export type StepDeps = Pick<Deps, 'store' | 'clock' | 'digest'>;

/** What a step decides about one case; without a change the case stands as it is. */
export type Verdict = {
  endState: EndState;
  rule: string;
  change: null | { next: Case; act: ActKind; body: object; alsoWrite?: Write[] };
};

/** A case as the step left it, with what the manifest counts. */
export type Settled = { case: Case; endState: EndState; rule: string };

/** A case can lose the race at most once to each of a few workers; more means that something else is wrong. */
const maximumAttempts = 5;

/**
 * Brings one case to the state that the step decides, whoever gets there first: where another worker (or a late commit of
 * a request accepted in time) was faster, the case is read and judged again. `judge` must answer for a case that the step
 * settled earlier with the same end state and no change.
 *
 * @param resumed an earlier attempt at the shard died: what it settled is noted on the boards again
 *
 * @throws StoreBusyError when the case keeps changing; the state machine retries it by name
 */
export const settleStored = async (
  deps: StepDeps,
  agencyId: string,
  cycle: Cycle,
  first: Stored<Case>,
  judge: (stored: Stored<Case>) => Promise<Verdict>,
  resumed = false,
): Promise<Settled> => {
  let stored = first;
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const { endState, rule, change } = await judge(stored);
    if (change === null) {
      const { data } = stored;
      // Its act may be of the attempt before, and the note of it lost; which act it was says nothing to a board.
      if (resumed && data.chain.seq > 0)
        await noteOnBoard(deps, agencyId, cycle, { before: data, next: data, act: 'duty-missed' });
      return { case: data, endState, rule };
    }
    try {
      const { alsoWrite, ...act } = change;
      const next = await actAsMachine(deps, agencyId, cycle, stored, { ...act, at: deps.clock.now() }, alsoWrite);
      return { case: next, endState, rule };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      stored = await readAgain(deps, first.key);
    }
  }
  throw new StoreBusyError('a case changed under every attempt to settle it');
};

const readAgain = async (deps: StepDeps, key: Key): Promise<Stored<Case>> => {
  const found = await deps.store.get<Case>({ pk: key.pk, sk: key.sk });
  if (found === null) throw new Error('a case vanished while it was settled');
  return found;
};
