import { container } from '../../runtime/container.ts';
import { closeForumsTask } from '../../tasks/close-forums.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), closeForumsTask);
