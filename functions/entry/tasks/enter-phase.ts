import { container } from '../../runtime/container.ts';
import { enterPhaseTask } from '../../tasks/enter-phase.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), enterPhaseTask);
