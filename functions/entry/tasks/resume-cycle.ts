import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { resumeCycleTask } from '../../tasks/resume-cycle.ts';

export const handler = createTaskHandler(container(), resumeCycleTask);
