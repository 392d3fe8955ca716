import pLimit from 'p-limit';
import { closeForumsTask } from '../../../functions/tasks/close-forums.ts';
import { closeShardsTask } from '../../../functions/tasks/close-shards.ts';
import { continueCycleTask } from '../../../functions/tasks/continue-cycle.ts';
import { countEmployeesTask } from '../../../functions/tasks/count-employees.ts';
import { decideShardsTask } from '../../../functions/tasks/decide-shards.ts';
import { enterPhaseTask } from '../../../functions/tasks/enter-phase.ts';
import { createTaskHandler, type MachineTask, type TaskLog } from '../../../functions/tasks/machine-task.ts';
import { openPhaseTask } from '../../../functions/tasks/open-phase.ts';
import { prepareCasesTask } from '../../../functions/tasks/prepare-cases.ts';
import { proposeFollowUpsTask } from '../../../functions/tasks/propose-follow-ups.ts';
import { publishShardsTask } from '../../../functions/tasks/publish-shards.ts';
import { recordFailureTask } from '../../../functions/tasks/record-failure.ts';
import { resumeCycleTask } from '../../../functions/tasks/resume-cycle.ts';
import { rollUpTask } from '../../../functions/tasks/roll-up.ts';
import { scoreShardsTask } from '../../../functions/tasks/score-shards.ts';
import { summariseServicesTask } from '../../../functions/tasks/summarise-services.ts';
import type { Deps } from '../../../functions/usecases/support/deps.ts';
import type { TaskName } from '../../../workflows/placeholders.ts';
import { shareTenants, type TenantsOf } from '../shared-tenants.ts';
import { lambdaContext } from './lambda-context.ts';
import type { TaskFunctions } from './task-handlers.ts';

const tasks: Record<TaskName, MachineTask> = {
  'resume-cycle': resumeCycleTask,
  'count-employees': countEmployeesTask,
  'prepare-cases': prepareCasesTask,
  'open-phase': openPhaseTask,
  'close-shards': closeShardsTask,
  'enter-phase': enterPhaseTask,
  'score-shards': scoreShardsTask,
  'summarise-services': summariseServicesTask,
  'roll-up': rollUpTask,
  'close-forums': closeForumsTask,
  'decide-shards': decideShardsTask,
  'publish-shards': publishShardsTask,
  'propose-follow-ups': proposeFollowUpsTask,
  'continue-cycle': continueCycleTask,
  'record-failure': recordFailureTask,
};

/**
 * Functions at work at once. On AWS each is a process of its own; here all share one engine that writes one item at a time:
 * twenty Map iterations with sixteen writers each would wait for it longer than a call may take.
 */
const atOnce = 2;

/** The functions of the machine in one process: the same handlers as on Lambda, called with the same inputs. */
export const createMachineTasks = (parts: { deps: Deps; logger: TaskLog; tenantsOf?: TenantsOf }): TaskFunctions => {
  const limit = pLimit(atOnce);
  const { deps, logger, tenantsOf = shareTenants } = parts;
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => {
      const handler = createTaskHandler({ tenants: tenantsOf(`task-${name}`, deps), logger }, task);
      return [name, (input: unknown) => limit(() => handler(input, lambdaContext(name)))];
    }),
  );
};
