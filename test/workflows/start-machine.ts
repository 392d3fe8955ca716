import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type Definition, evaluationCycleDefinition } from '../../infra/local/step-functions/definition.ts';
import type { HistoryEvent } from '../../infra/local/step-functions/executions.ts';
import { startStepFunctions } from '../../infra/local/step-functions/start-step-functions.ts';
import type { TaskFunctions } from '../../infra/local/step-functions/task-handlers.ts';

export type Machine = Awaited<ReturnType<typeof startMachine>>;

export const clientOf = (endpoint: string): SFNClient =>
  new SFNClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });

/** The real endpoint and interpreter over the given task functions, with the real client. */
export const startMachine = async (tasks: TaskFunctions, definition: Definition = evaluationCycleDefinition()) => {
  const history = new Map<string, HistoryEvent[]>();
  const ends = new Map<string, PromiseWithResolvers<void>>();
  const endOf = (name: string): PromiseWithResolvers<void> => {
    const end = ends.get(name) ?? Promise.withResolvers<void>();
    ends.set(name, end);
    return end;
  };
  const observe = (name: string, event: HistoryEvent): void => {
    history.set(name, [...(history.get(name) ?? []), event]);
    if (['ExecutionSucceeded', 'ExecutionFailed', 'ExecutionAborted'].includes(event.type)) endOf(name).resolve();
  };
  const endpoint = await startStepFunctions({ definition, tasks, retryInterval: 0, observe });
  const client = clientOf(endpoint.endpoint);
  let stopped: Promise<void> | null = null;
  const { stateMachineArn } = endpoint;
  const arnOf = (name: string): string => stateMachineArn.replace('stateMachine', 'execution').concat(':', name);
  const describe = (name: string) => client.send(new DescribeExecutionCommand({ executionArn: arnOf(name) }));

  return {
    ...endpoint,
    /** May be called twice: by a test and by its clean-up. */
    stop: async () => {
      stopped ??= endpoint.stop().then(() => client.destroy());
      await stopped;
    },
    client,
    arnOf,
    describe,
    start: (name: string, input: object) =>
      client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) })),
    succeed: (taskToken: string, output: object = { outcome: 'closed' }) =>
      client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
    /** Status and the names of the states in the order in which they were entered, once the execution has ended. */
    ended: async (name: string) => {
      await endOf(name).promise;
      let found = await describe(name);
      while (found.status === 'RUNNING') found = await describe(name);
      const events = history.get(name) ?? [];
      const entered = events.flatMap((e) => (e.type === 'StateEntered' ? [e.state.name] : []));
      return { status: found.status, error: found.error, events, entered };
    },
  };
};
