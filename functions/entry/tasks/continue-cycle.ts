import { container } from '../../runtime/container.ts';
import { continueCycleTask } from '../../tasks/continue-cycle.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), continueCycleTask);
