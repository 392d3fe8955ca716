import { rollUpInput } from '../contracts/tasks.ts';
import { createRollUpCycle } from '../usecases/units/roll-up-cycle.ts';
import { machineTask } from './machine-task.ts';

export const rollUpTask = machineTask('roll-up', rollUpInput, createRollUpCycle);
