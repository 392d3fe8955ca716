import { container } from '../../runtime/container.ts';
import { createLazyWorkflow } from '../../runtime/lazy-workflow.ts';
import { closeDuePhases } from '../../schedules/close-due-phases.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container({ workflow: createLazyWorkflow }), closeDuePhases);
