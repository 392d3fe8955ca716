import { container } from '../../runtime/container.ts';
import { createLazyWorkflow } from '../../runtime/lazy-workflow.ts';
import { createTaskHandler } from '../../tasks/machine-task.ts';
import { openPhaseTask } from '../../tasks/open-phase.ts';

export const handler = createTaskHandler(container({ workflow: createLazyWorkflow }), openPhaseTask);
