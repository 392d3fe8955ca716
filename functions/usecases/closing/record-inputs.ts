import type { ClosingInput } from '../../domain/closing/closing-case.ts';
import { type ClosedShard, digestsOf, judgeInputs } from '../../domain/closing/closing-manifest.ts';
import type { ShardDigests } from '../../domain/closing/manifest.ts';
import type { EndOfCase } from '../../domain/closing/plan-closure.ts';
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
export const recordInputs = (
  deps: StepDeps,
  { agencyId, cycle, phase, rules, version = 1 }: Omit<Closing, 'cutOff'> & { version?: number },
) => {
  /** Of the shards at work, by person. */
  const seen = new Map<number, Map<string, ClosingInput>>();
  const seenIn = (shard: number): Map<string, ClosingInput> => {
    const known = seen.get(shard) ?? new Map<string, ClosingInput>();
    seen.set(shard, known);
    return known;
  };
  const inOrder = (shard: number): ClosingInput[] =>
    [...seenIn(shard).values()].toSorted((a, b) => (a.case.employeeId < b.case.employeeId ? -1 : 1));

  const judged = (inputs: readonly ClosingInput[]): EndOfCase[] => judgeInputs(phase, inputs, rules, cycle.zone);

  /** The very inputs that were handed in where every case was settled as they say. */
  const corrected = (
    shard: number,
    inputs: readonly ClosingInput[],
    ends: readonly EndOfCase[],
    settled: readonly Settled[],
  ): readonly ClosingInput[] => {
    const last = seenIn(shard);
    const known = new Map(inputs.map((input, i) => [input.case.employeeId, { input, end: ends[i] }]));
    const chosen = settled.flatMap(({ case: { employeeId }, endState, rule }) => {
      const { input, end } = known.get(employeeId) ?? {};
      return (end?.endState === endState && end.rule === rule ? input : last.get(employeeId)) ?? [];
    });
    const same = chosen.length === inputs.length && chosen.every((input, i) => input === inputs[i]);
    return same ? inputs : chosen;
  };

  return {
    see: (shard: number, input: ClosingInput): void => void seenIn(shard).set(input.case.employeeId, input),
    begin: async (shard: number): Promise<boolean> => {
      const data: ClosedShard = { schemaVersion: 1, shard, inputs: inOrder(shard) };
      return insertOnce(deps, keys.closedShard(agencyId, cycle.id, phase, shard, version), data);
    },
    digests: async (shard: number, settled: readonly Settled[]): Promise<ShardDigests> => {
      const key = keys.closedShard(agencyId, cycle.id, phase, shard, version);
      const stored = await deps.store.get(key);
      const known = stored?.data.inputs ?? inOrder(shard);
      const ends = judged(known);
      const inputs = corrected(shard, known, ends, settled);
      seen.delete(shard);
      if (inputs === known) return digestsOf(known, ends, deps.digest);
      await deps.store.commit([await putWrite(deps, key, { schemaVersion: 1 as const, shard, inputs })]);
      return digestsOf(inputs, judged(inputs), deps.digest);
    },
  };
};
