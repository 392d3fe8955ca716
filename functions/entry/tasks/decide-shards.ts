import { container } from '../../runtime/container.ts';
import { decideShardsTask } from '../../tasks/decide-shards.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container(), decideShardsTask);
