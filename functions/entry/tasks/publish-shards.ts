import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { publishShardsTask } from '../../tasks/publish-shards.ts';

export const handler = createTaskHandler(container(), publishShardsTask);
