import { handOver } from '../cycles/hand-over.ts';
import type { Deps } from '../support/deps.ts';
import type { RunInput } from './position-for.ts';

/** The safety net of a wait fired: a fresh execution goes on in the same phase ("continue as new"). */
export const createContinueCycle =
  (deps: Pick<Deps, 'store' | 'workflow' | 'clock'>) =>
  (input: RunInput): Promise<void> =>
    handOver(deps, input);
