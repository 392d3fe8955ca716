import { SFNClient } from '@aws-sdk/client-sfn';
import type { Archive } from '../../functions/ports/archive.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Events } from '../../functions/ports/events.ts';
import type { Files } from '../../functions/ports/files.ts';
import type { Reminders } from '../../functions/ports/reminders.ts';
import type { SignatureService } from '../../functions/ports/signature.ts';
import type { Signer } from '../../functions/ports/signer.ts';
import type { Store } from '../../functions/ports/store.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import type { TaskLog } from '../../functions/tasks/machine-task.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { createSfnWorkflow } from '../../functions/workflow/sfn-workflow.ts';
import type { TenantsOf } from './shared-tenants.ts';
import { evaluationCycleDefinition } from './step-functions/definition.ts';
import { createMachineTasks } from './step-functions/machine-tasks.ts';
import { type StepFunctions, startStepFunctions } from './step-functions/start-step-functions.ts';
import type { TaskFunctions } from './step-functions/task-handlers.ts';

export type LocalWorkflow = { deps: Deps; machine: StepFunctions; stop(): Promise<void> };

/**
 * The state machine on this machine, and the dependencies whose workflow is the real client calling it. Its tasks need those
 * dependencies themselves, and their address is known only once it listens: hence the table that is filled at the end.
 */
export const startLocalWorkflow = async (parts: {
  store: Store;
  clock: Clock;
  files: Files;
  events: Events;
  signer: Signer;
  signature: SignatureService;
  archive: Archive;
  reminders: Reminders;
  logger: TaskLog;
  tenantsOf: TenantsOf;
}): Promise<LocalWorkflow> => {
  const tasks: TaskFunctions = {};
  const definition = evaluationCycleDefinition();
  const machine = await startStepFunctions({ definition, tasks });
  const client = new SFNClient({
    endpoint: machine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const workflow = createSfnWorkflow({ client, stateMachineArn: machine.stateMachineArn, digest: nodeDigest });
  const { store, clock, files, events, signer, signature, archive, reminders } = parts;
  const own = { workflow, ids: systemIds, digest: nodeDigest };
  const deps: Deps = { store, clock, files, events, signer, signature, archive, reminders, ...own };
  Object.assign(tasks, createMachineTasks({ deps, logger: parts.logger, tenantsOf: parts.tenantsOf }));
  return {
    deps,
    machine,
    stop: async () => {
      await machine.stop();
      client.destroy();
    },
  };
};
