import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { recordFailureTask } from '../../tasks/record-failure.ts';

export const handler = createTaskHandler(container(), recordFailureTask);
