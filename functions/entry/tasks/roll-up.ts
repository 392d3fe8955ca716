import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { rollUpTask } from '../../tasks/roll-up.ts';

export const handler = createTaskHandler(container(), rollUpTask);
