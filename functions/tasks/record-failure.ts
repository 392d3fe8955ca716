import { failureInput } from '../contracts/tasks.ts';
import { createRecordFailure } from '../usecases/machine/record-failure.ts';
import { machineTask } from './machine-task.ts';

export const recordFailureTask = machineTask('record-failure', failureInput, createRecordFailure);
