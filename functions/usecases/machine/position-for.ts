import type { Cycle } from '../../domain/cycle/cycle.ts';
import { positionOf } from '../../domain/cycle/position.ts';
import { rangesOf } from '../../domain/cycle/sharding.ts';
import { directoryPartitions } from '../../store/keys.ts';

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
