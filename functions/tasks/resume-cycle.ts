import { resumeInput } from '../contracts/tasks.ts';
import { createFindPosition } from '../usecases/machine/find-position.ts';
import { machineTask } from './machine-task.ts';

export const resumeCycleTask = machineTask('resume-cycle', resumeInput, createFindPosition);
