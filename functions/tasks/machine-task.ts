import middy from '@middy/core';
import type { z } from 'zod';
import type { EventLog } from '../contracts/log-events.ts';
import type { Deps } from '../usecases/support/deps.ts';
import type { Tenants } from '../usecases/support/tenants.ts';

/** One task of the state machine: parse, call the use case, answer. */
export type MachineTask = { name: string; run(tenants: Tenants): (input: unknown) => Promise<unknown> };

/**
 * Every input names its agency, and the use case gets that agency's dependencies and no other's. Errors leave as they are: the
 * state machine retries and catches by their names, and nobody else may.
 */
export const machineTask = <S extends z.ZodType<{ agencyId: string }>>(
  name: string,
  schema: S,
  create: (deps: Deps) => (input: z.output<S>) => Promise<unknown>,
): MachineTask => ({
  name,
  run: (tenants) => async (input) => {
    const parsed = schema.parse(input);
    // `{}` and not undefined: Step Functions shows an answer of its own making for a function that returns nothing.
    return (await create(tenants.of(parsed.agencyId))(parsed)) ?? {};
  },
});

export type TaskLog = EventLog;

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());

/** Two lines per invocation; never the input, which may carry a token, nor an error's message, which may quote data. */
const observation = (task: string, log: TaskLog): middy.MiddlewareObj<unknown, unknown> => ({
  before: () => {
    log.info('task started', { task });
  },
  after: () => {
    log.info('task done', { task });
  },
  onError: ({ error }) => {
    log.error('task failed', { task, error: error?.name ?? 'unknown', frames: error ? framesOf(error) : [] });
  },
});

/** The Lambda handler of one task. */
export const createTaskHandler = ({ tenants, logger }: { tenants: Tenants; logger: TaskLog }, task: MachineTask) =>
  middy<unknown, unknown>(task.run(tenants)).use(observation(task.name, logger));
