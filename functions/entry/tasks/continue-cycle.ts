import { container } from '../../runtime/container.ts';
import { createLazyWorkflow } from '../../runtime/lazy-workflow.ts';
import { continueCycleTask } from '../../tasks/continue-cycle.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';

export const handler = createTaskHandler(container({ workflow: createLazyWorkflow }), continueCycleTask);
