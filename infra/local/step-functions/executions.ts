import { StateMachine } from 'aws-local-stepfunctions';
import { systemClock } from '../../../functions/runtime/clock.ts';
import type { Definition } from './definition.ts';
import { createTaskHandlers, type TaskFunctions, taskStates, tokenMarker } from './task-handlers.ts';
import type { TaskTokens } from './task-tokens.ts';

type Run = ReturnType<StateMachine['run']>;
/** One line of an execution's history, as the interpreter reports it. */
export type HistoryEvent = Run['eventLogs'] extends AsyncGenerator<infer E> ? E : never;

export type Execution = {
  name: string;
  input: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  startDate: Date;
  stopDate: Date | null;
  output: string | null;
  error: string | null;
  cause: string | null;
};

export type ExecutionOptions = {
  definition: Definition;
  tasks: TaskFunctions;
  /** Milliseconds between attempts, in the place of the definition's own (tests). */
  retryInterval?: number;
  /** Sees every event of every execution. */
  observe?: (execution: string, event: HistoryEvent) => void;
};

const now = (): Date => new Date(systemClock.now());

const causeOf = (error: unknown): Error | null => {
  if (!(error instanceof Error)) return null;
  return error.cause instanceof Error ? error.cause : error;
};

/** Runs executions of one state machine and remembers how each ended. */
export const createExecutions = (options: ExecutionOptions, tokens: TaskTokens) => {
  // Its own validator takes half a second at every start and asks for less than the schema that the definition has passed.
  const machine = new StateMachine(options.definition, { validationOptions: { noValidate: true } });
  const executions = new Map<string, { execution: Execution; stop(): void; done: Promise<void> }>();
  const inFlight = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>): void => {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    inFlight.add(settled);
    void settled.then(() => inFlight.delete(settled));
  };
  const retryIntervalOverrides = Object.fromEntries(
    options.retryInterval === undefined
      ? []
      : [...taskStates(options.definition).keys()].map((name) => [name, options.retryInterval ?? 0]),
  );

  const start = (name: string, input: string): Execution => {
    const execution: Execution = {
      name,
      input,
      status: 'RUNNING',
      startDate: now(),
      stopDate: null,
      output: null,
      error: null,
      cause: null,
    };
    const { handlers, endWait } = createTaskHandlers({
      definition: options.definition,
      tasks: options.tasks,
      tokens,
      stopped: () => execution.status === 'ABORTED',
      track,
    });
    const run = machine.run(JSON.parse(input), {
      overrides: { taskResourceLocalHandlers: handlers, retryIntervalOverrides },
      context: { Task: { Token: tokenMarker }, Execution: { Name: name } },
    });
    const end = (status: Execution['status'], rest: Partial<Execution>): void => {
      if (execution.status === 'RUNNING') Object.assign(execution, { status, stopDate: now(), ...rest });
      endWait();
    };
    const ended = run.result.then(
      (output) => end('SUCCEEDED', { output: JSON.stringify(output) }),
      (error: unknown) => {
        const cause = causeOf(error);
        end('FAILED', { error: cause?.name ?? 'States.Runtime', cause: cause?.message ?? null });
      },
    );
    const reported = (async () => {
      for await (const event of run.eventLogs) options.observe?.(name, event);
    })();
    const stop = (): void => {
      end('ABORTED', {});
      run.abort();
    };
    executions.set(name, { execution, stop, done: Promise.all([ended, reported]).then(() => undefined) });
    return execution;
  };

  return {
    start,
    find: (name: string): Execution | null => executions.get(name)?.execution ?? null,
    stop: (name: string): void => executions.get(name)?.stop(),
    running: (): number => [...executions.values()].filter((e) => e.execution.status === 'RUNNING').length,
    /** Stops all and waits until no task function runs any more. */
    stopAll: async (): Promise<void> => {
      const all = [...executions.values()];
      for (const entry of all) if (entry.execution.status === 'RUNNING') entry.stop();
      await Promise.all(all.map((entry) => entry.done));
      while (inFlight.size > 0) await Promise.all(inFlight);
    },
  };
};
export type Executions = ReturnType<typeof createExecutions>;
