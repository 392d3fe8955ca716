import * as z from 'zod';
import { systemIds } from '../../../functions/runtime/ids.ts';
import type { Definition } from './definition.ts';
import { NamedError } from './named-error.ts';
import type { IssuedToken, TaskTokens } from './task-tokens.ts';

export type TaskFunctions = Record<string, (input: unknown) => Promise<unknown>>;
type Json = z.infer<ReturnType<typeof z.json>>;
export type TaskHandler = (input: unknown) => Promise<Json>;

/** What the context object holds in the place of a token; each waiting task puts a fresh token there. */
export const tokenMarker = `token:${systemIds.secret()}`;

/** Limit of Step Functions on the input and the output of a state. */
const largestPayload = 262_144;

const invocation = z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.json()) });
const json = z.json();

/** A value as it comes out of the wire: no undefined, no class, no shared reference; refused above the limit. */
const overTheWire = (value: unknown): Json => {
  const text = JSON.stringify(value ?? null);
  if (Buffer.byteLength(text) > largestPayload)
    throw new NamedError('States.DataLimitExceeded', `a payload of over ${largestPayload} bytes`);
  return json.parse(JSON.parse(text));
};

/** Names of all task states with whether they wait for a token, Map iterations included. */
export const taskStates = (definition: Definition): Map<string, { waits: boolean }> => {
  const found = new Map<string, { waits: boolean }>();
  for (const [name, state] of Object.entries(definition.States)) {
    if (state.Type === 'Task') found.set(name, { waits: state.Resource.endsWith('.waitForTaskToken') });
    if (state.Type === 'Map')
      for (const inner of Object.keys(state.ItemProcessor.States)) found.set(inner, { waits: false });
  }
  return found;
};

/**
 * The overrides by which the interpreter runs the task states of one execution: each calls the function that its
 * `FunctionName` names, and answers as `lambda:invoke` does.
 */
export const createTaskHandlers = (parts: {
  definition: Definition;
  tasks: TaskFunctions;
  tokens: TaskTokens;
  /** True once the execution was stopped: the interpreter itself still starts what it had queued. */
  stopped(): boolean;
  track(work: Promise<unknown>): void;
}): { handlers: Record<string, TaskHandler>; endWait(): void } => {
  let wait: IssuedToken | null = null;
  const endWait = (): void => {
    wait?.end();
    wait = null;
  };

  const call = (input: unknown, token: string): Promise<Json> => {
    const { FunctionName, Payload } = invocation.parse(input);
    const run = parts.tasks[FunctionName];
    if (run === undefined) throw new NamedError('Lambda.ResourceNotFoundException', `no function ${FunctionName}`);
    const filled = Object.fromEntries(Object.entries(Payload).map(([k, v]) => [k, v === tokenMarker ? token : v]));
    const work = run(overTheWire(filled)).then(overTheWire);
    parts.track(work);
    return work;
  };

  const guard = (): void => {
    if (parts.stopped()) throw new NamedError('ExecutionStopped', 'the execution was stopped');
    // A new task state of this execution: a wait that is still open here ran into its timeout.
    endWait();
  };

  const invoke: TaskHandler = async (input) => {
    guard();
    return { ExecutedVersion: '$LATEST', StatusCode: 200, Payload: await call(input, '') };
  };
  const invokeAndWait: TaskHandler = async (input) => {
    guard();
    const issued = parts.tokens.issue();
    wait = issued;
    try {
      const called = call(input, issued.token);
      // The answer may come while the function still runs; a failure of the function ends the task.
      return overTheWire(await Promise.race([called.then(() => issued.answer), issued.answer]));
    } finally {
      issued.end();
    }
  };

  const states = [...taskStates(parts.definition)];
  const handlers = Object.fromEntries(states.map(([name, { waits }]) => [name, waits ? invokeAndWait : invoke]));
  return { handlers, endWait };
};
