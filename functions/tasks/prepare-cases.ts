import { rangeInput } from '../contracts/tasks.ts';
import { createPrepareCases } from '../usecases/machine/prepare-cases.ts';
import { machineTask } from './machine-task.ts';

export const prepareCasesTask = machineTask('prepare-cases', rangeInput, createPrepareCases);
