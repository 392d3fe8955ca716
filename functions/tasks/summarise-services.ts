import { cycleInput } from '../contracts/tasks.ts';
import { createSummariseServices } from '../usecases/services/summarise-services.ts';
import { machineTask } from './machine-task.ts';

export const summariseServicesTask = machineTask('summarise-services', cycleInput, createSummariseServices);
