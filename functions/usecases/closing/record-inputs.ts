import type { ClosingInput } from '../../domain/closing/closing-case.ts';
import { type ClosedShard, digestsOf, judgeInputs } from '../../domain/closing/closing-manifest.ts';
import type { ShardDigests } from '../../domain/closing/manifest.ts';
import { keys } from '../../store/keys.ts';
import { putWrite } from '../cycles/change-cycle.ts';
import type { Closing } from './foresee-ends.ts';
import type { Settled, StepDeps } from './settle-stored.ts';
import { insertOnce } from './work-shards.ts';

/**
 * Keeps what the close of each shard judged, so that anybody can judge it again. Written before the first case is settled: a repeat finds
 * settled cases, and the first reading is the one that counts. Only where a case was settled otherwise, because a request that
 * had been accepted in time came in between, is its last reading put in the place of the first.
 */
export const recordInputs = (deps: StepDeps, { agencyId, cycle, phase, rules }: Omit<Closing, 'cutOff'>) => {
  const seen = new Map<string, ClosingInput>();
  const inOrder = (): ClosingInput[] =>
    [...seen.values()].toSorted((a, b) => (a.case.employeeId < b.case.employeeId ? -1 : 1));

  const corrected = (inputs: readonly ClosingInput[], settled: readonly Settled[]): ClosingInput[] => {
    const ends = new Map(judgeInputs(phase, inputs, rules, cycle.zone).map((end) => [end.employeeId, end]));
    const known = new Map(inputs.map((input) => [input.case.employeeId, input]));
    return settled.flatMap(({ case: { employeeId }, endState, rule }) => {
      const end = ends.get(employeeId);
      const input = end?.endState === endState && end.rule === rule ? known.get(employeeId) : seen.get(employeeId);
      return input === undefined ? [] : [input];
    });
  };

  return {
    see: (input: ClosingInput): void => void seen.set(input.case.employeeId, input),
    begin: async (shard: number): Promise<void> => {
      const data: ClosedShard = { schemaVersion: 1, shard, inputs: inOrder() };
      await insertOnce(deps, keys.closedShard(agencyId, cycle.id, phase, shard), data);
    },
    digests: async (shard: number, settled: readonly Settled[]): Promise<ShardDigests> => {
      const key = keys.closedShard(agencyId, cycle.id, phase, shard);
      const stored = await deps.store.get(key);
      const known = stored?.data.inputs ?? inOrder();
      const inputs = corrected(known, settled);
      seen.clear();
      const digests = digestsOf(inputs, judgeInputs(phase, inputs, rules, cycle.zone), deps.digest);
      const before = digestsOf(known, [], deps.digest);
      if (before.inputs !== digests.inputs)
        await deps.store.commit([await putWrite(deps, key, { schemaVersion: 1 as const, shard, inputs })]);
      return digests;
    },
  };
};
