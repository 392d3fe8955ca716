import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { scoreShardsTask } from '../../tasks/score-shards.ts';

export const handler = createTaskHandler(container(), scoreShardsTask);
