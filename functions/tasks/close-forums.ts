import { cycleInput } from '../contracts/tasks.ts';
import { createCloseForums } from '../usecases/services/close-forums.ts';
import { machineTask } from './machine-task.ts';

export const closeForumsTask = machineTask('close-forums', cycleInput, createCloseForums);
