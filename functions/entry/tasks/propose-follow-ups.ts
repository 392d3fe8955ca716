import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { proposeFollowUpsTask } from '../../tasks/propose-follow-ups.ts';

export const handler = createTaskHandler(container(), proposeFollowUpsTask);
