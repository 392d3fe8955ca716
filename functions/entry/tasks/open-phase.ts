import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { openPhaseTask } from '../../tasks/open-phase.ts';

export const handler = createTaskHandler(container(), openPhaseTask);
