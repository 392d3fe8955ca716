import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { summariseServicesTask } from '../../tasks/summarise-services.ts';

export const handler = createTaskHandler(container(), summariseServicesTask);
