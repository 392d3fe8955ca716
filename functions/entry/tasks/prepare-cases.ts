import { container } from '../../runtime/container.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { prepareCasesTask } from '../../tasks/prepare-cases.ts';

export const handler = createTaskHandler(container(), prepareCasesTask);
