import * as z from 'zod';
import { rangesOf, shardCountFor } from '../../../functions/domain/cycle/sharding.ts';
import { directoryPartitions } from '../../../functions/store/keys.ts';
import definition from '../../../workflows/evaluation-cycle.asl.json' with { type: 'json' };

const state = z.looseObject({ Type: z.string(), Next: z.string().optional(), End: z.boolean().optional() });
const states = z.record(z.string(), state).parse(definition.States);
const maps = z.looseObject({ ItemsPath: z.string() });

/** Where a cycle that nothing goes wrong with passes: from the first phase to the end. */
const path = (): [string, z.output<typeof state>][] => {
  const found: [string, z.output<typeof state>][] = [];
  for (let name: string | undefined = 'Preparation'; name !== undefined; ) {
    const at: z.output<typeof state> | undefined = states[name];
    if (at === undefined) throw new Error(`the machine has no state ${name}`);
    found.push([name, at]);
    name = at.Next;
  }
  return found;
};

/**
 * State transitions that one cycle is billed for, without repeats: each state entered once, and each range of a Map once
 * more. `Resume` and `Position` come before.
 */
export const transitionsOf = (employees: number): number => {
  const shards = rangesOf(shardCountFor(employees)).length;
  const directory = rangesOf(directoryPartitions).length;
  const entered = path().map(([, at]) => {
    if (at.Type !== 'Map') return 1;
    return 1 + (maps.parse(at).ItemsPath.includes('directory') ? directory : shards);
  });
  return 2 + entered.reduce((sum, n) => sum + n, 0);
};

/** Calls of functions that the machine makes in one cycle: its tasks, and each range of each Map. */
export const taskCallsOf = (employees: number): number => {
  const waiting = path().filter(([, at]) => at.Type === 'Map' || at.Type === 'Succeed').length;
  return transitionsOf(employees) - waiting - 1;
};
