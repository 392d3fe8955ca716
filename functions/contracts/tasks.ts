import * as z from 'zod';
import { humanPhases } from '../domain/cycle/phase.ts';
import { id } from './primitives.ts';

/*
 * Inputs and outputs of the state machine's tasks. Payloads carry keys, never data (256 KiB limit of Step Functions).
 */
const cycleRef = { agencyId: id, cycleId: id };
/** Ten million people at 500 a shard: an input beyond it is a mistake, and would be worked for years. */
const mostShards = 20_000;
const range = { from: z.number().int().min(0).max(mostShards), to: z.number().int().min(1).max(mostShards) };
/** Half-open range of shard numbers that one Map iteration works. */
export const shardRange = z.strictObject(range);

export const executionInput = z.strictObject({ ...cycleRef, run: z.number().int().min(1) });
/** `resume-cycle`: where the cycle stands; `position` is `<phase>.<status>`, the field that the first Choice compares. */
export const resumeInput = executionInput;
export const resumeOutput = z.strictObject({
  ...cycleRef,
  run: z.number().int().min(1),
  position: z.string(),
  ranges: z.array(shardRange),
  directory: z.array(shardRange),
});
/** `count-employees`: counts, fixes the number of shards, and answers like `resume-cycle`. */
export const countInput = executionInput;
/** `prepare-cases`: opens the cases of the employees in some directory partitions. */
export const rangeInput = z.strictObject({ ...cycleRef, ...range });
/** `close-shards`: settles everybody of some shards at the close of a phase. */
export const closeShardsInput = z.strictObject({
  ...cycleRef,
  phase: z.enum(['planning', 'execution', 'supervisor-review']),
  ...range,
});
export const openPhaseInput = z.strictObject({
  ...cycleRef,
  run: z.number().int().min(1),
  phase: z.enum(humanPhases),
  taskToken: z.string().min(1).max(2048),
});
export const enterPhaseInput = z.strictObject({
  ...cycleRef,
  run: z.number().int().min(1),
  phase: z.enum(['scoring', 'publication', 'closed']),
});
export const cycleInput = z.strictObject({ ...cycleRef });
/** `roll-up`: lists the boards anew and, from scoring on, adds up teams, units and the agency. */
export const rollUpInput = z.strictObject({
  ...cycleRef,
  phase: z.enum(['preparation', 'scoring', 'publication', 'closed']),
});
/** `error` is the name alone: a cause may quote data. */
export const failureInput = z.strictObject({ ...cycleRef, run: z.number().int().min(1), error: z.string().max(256) });

/** What EventBridge Scheduler (or the local ticker) sends: the time comes from the event, so that a missed run can be replayed. */
export const scheduleEvent = z.object({ time: z.iso.datetime({ offset: true }) });
