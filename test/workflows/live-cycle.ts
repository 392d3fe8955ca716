import { onTestFinished } from 'vitest';
import type { HumanPhase } from '../../functions/domain/cycle/phase.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';
import { keys } from '../../functions/store/keys.ts';
import { createOpenCycle } from '../../functions/usecases/cycles/open-cycle.ts';
import { createCloseDuePhases } from '../../functions/usecases/schedules/close-due-phases.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { createSfnWorkflow } from '../../functions/workflow/sfn-workflow.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { createMachineTasks } from '../../infra/local/step-functions/machine-tasks.ts';
import { NamedError } from '../../infra/local/step-functions/named-error.ts';
import type { TaskFunctions } from '../../infra/local/step-functions/task-handlers.ts';
import { fenceFunctions } from '../support/aws/fenced-tenants.ts';
import { testDigest } from '../support/fakes.ts';
import { agencyId, createWorld, exampleCycle } from '../support/world.ts';
import { stepOf } from './fake-tasks.ts';
import { startMachine } from './start-machine.ts';

/** The machine's tasks have what their policies on AWS leave them; what those refuse fails here. */
const fence = await fenceFunctions();

export const liveCycleId = 'tw1-live';

/** Steps of other parts of the system: they have tests of their own, here they only take their turn. */
const elsewhere = [
  'close-shards',
  'score-shards',
  'summarise-services',
  'close-forums',
  'decide-shards',
  'publish-shards',
  'propose-follow-ups',
];

/**
 * A cycle on the memory store, driven by the real use cases, handlers, client, endpoint and interpreter. `fail` may throw
 * an error by its name after a step has done its work, as a function that dies at its end would.
 */
export const liveCycle = async (fail: (step: string) => string | null = () => null) => {
  const world = await createWorld();
  // The world's own cycle has no execution behind it.
  const idle = keys.cycle(agencyId, exampleCycle.id);
  await world.deps.store.commit([{ kind: 'delete', key: idle, version: 1 }]);
  const waiting = new Map<string, PromiseWithResolvers<void>[]>();
  const log: string[] = [];
  const logger = {
    info: (...line: unknown[]) => void log.push(JSON.stringify(line)),
    error: (...line: unknown[]) => void log.push(JSON.stringify(line)),
  };

  const finished = (step: string): void => {
    for (const gate of waiting.get(step)?.splice(0) ?? []) gate.resolve();
  };
  const watched = (tasks: TaskFunctions): TaskFunctions =>
    Object.fromEntries(
      Object.entries(tasks).map(([task, run]) => [
        task,
        async (input: unknown) => {
          const phase = Object(input).phase;
          const step = stepOf({ task, phase: typeof phase === 'string' ? phase : null });
          const answer = elsewhere.includes(task) ? {} : await run(input);
          const error = fail(step);
          finished(step);
          if (error !== null) throw new NamedError(error, 'fault of the test');
          return answer;
        },
      ]),
    );

  let up = true;
  let sfn: Workflow | null = null;
  const reach = (): Workflow => {
    if (!up || sfn === null) throw new Error('Step Functions cannot be reached');
    return sfn;
  };
  const deps: Deps = {
    ...world.deps,
    workflow: {
      start: async (input) => reach().start(input),
      signal: async (token, signal) => reach().signal(token, signal),
    },
  };
  const startEndpoint = async () => {
    const machine = await startMachine(watched(createMachineTasks({ deps, logger, tenantsOf: fence.tenantsOf })));
    onTestFinished(machine.stop);
    sfn = createSfnWorkflow({ client: machine.client, stateMachineArn: machine.stateMachineArn, digest: testDigest });
    return machine;
  };
  let machine = await startEndpoint();

  const key = keys.cycle(agencyId, liveCycleId);
  const read = async () => {
    const stored = await deps.store.get(key);
    if (stored === null) throw new Error('the cycle is not open');
    return stored.data;
  };
  const { 'objection-window': _, ...deadlines } = exampleCycle.deadlines;

  return {
    world,
    deps,
    log,
    read,
    machine: () => machine,
    /** Ready when this step has been done once more; ask before what brings it about. */
    next: (step: string): Promise<void> => {
      const gate = Promise.withResolvers<void>();
      waiting.set(step, [...(waiting.get(step) ?? []), gate]);
      return gate.promise;
    },
    open: () =>
      createOpenCycle(deps)(world.command('admin'), {
        id: liveCycleId,
        title: 'Triwulan I 2026',
        kind: 'quarterly',
        period: exampleCycle.period,
        deadlines,
        committee: exampleCycle.committee,
        authorisedOfficialId: exampleCycle.authorisedOfficialId,
      }),
    /** One run of the closing schedule, an hour after the deadline of the phase. */
    closeDue: async (phase: HumanPhase) => {
      const { deadlines: due } = await read();
      world.clock.set(due[phase]);
      world.clock.advance(3600);
      return createCloseDuePhases(sharedTenants(deps))({ time: world.clock.now() });
    },
    disconnect: () => {
      up = false;
    },
    reconnect: () => {
      up = true;
    },
    /** The process dies and another one starts: all executions are lost, the store is not. */
    restart: async () => {
      await machine.stop();
      machine = await startEndpoint();
    },
  };
};
