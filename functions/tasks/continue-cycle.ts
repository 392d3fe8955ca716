import { executionInput } from '../contracts/tasks.ts';
import { createContinueCycle } from '../usecases/machine/continue-cycle.ts';
import { machineTask } from './machine-task.ts';

export const continueCycleTask = machineTask('continue-cycle', executionInput, createContinueCycle);
