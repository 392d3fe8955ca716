import type { Cycle } from '../../domain/cycle/cycle.ts';
import { positionOf } from '../../domain/cycle/position.ts';
import { rangesOf } from '../../domain/cycle/sharding.ts';
import { directoryPartitions } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { loadCycle } from '../support/load.ts';

export type Range = { from: number; to: number };
export type RunInput = { agencyId: string; cycleId: string; run: number };
export type Position = RunInput & {
  /** `<phase>.<status>`, or `superseded` where another execution drives the cycle. */
  position: string;
  /** Case shards, at most 80 ranges. */
  ranges: Range[];
  /** Directory partitions. */
  directory: Range[];
};

export const positionFor = (input: RunInput, cycle: Cycle): Position => ({
  agencyId: input.agencyId,
  cycleId: input.cycleId,
  run: input.run,
  position: cycle.run === input.run ? positionOf(cycle) : 'superseded',
  ranges: rangesOf(cycle.shardCount),
  directory: rangesOf(directoryPartitions),
});

/** Where an execution has to take the cycle up: read from the table, so that any execution can go on from any point. */
export const createFindPosition =
  (deps: Pick<Deps, 'store'>) =>
  async (input: RunInput): Promise<Position> =>
    positionFor(input, (await loadCycle(deps, input.agencyId, input.cycleId)).data);
