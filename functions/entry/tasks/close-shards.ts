import { container } from '../../runtime/container.ts';
import { closeShardsTask } from '../../tasks/close-shards.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), closeShardsTask);
