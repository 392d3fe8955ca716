import { enterPhaseInput } from '../contracts/tasks.ts';
import { createEnterPhase } from '../usecases/machine/enter-phase.ts';
import { machineTask } from './machine-task.ts';

export const enterPhaseTask = machineTask('enter-phase', enterPhaseInput, createEnterPhase);
