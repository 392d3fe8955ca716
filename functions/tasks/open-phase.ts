import { openPhaseInput } from '../contracts/tasks.ts';
import { createOpenPhase } from '../usecases/machine/open-phase.ts';
import { machineTask } from './machine-task.ts';

export const openPhaseTask = machineTask('open-phase', openPhaseInput, createOpenPhase);
