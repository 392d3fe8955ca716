import type { Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';
import { type Position, positionFor, type RunInput } from './position-for.ts';

/** Where an execution has to take the cycle up: read from the table, so that any execution can go on from any point. */
export const createFindPosition =
  (deps: Pick<Deps, 'store'>) =>
  async (input: RunInput): Promise<Position> =>
    positionFor(input, (await loadCycle(deps, input.agencyId, input.cycleId)).data);
