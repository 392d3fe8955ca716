import { container } from '../../runtime/container.ts';
import { createLazyWorkflow } from '../../runtime/lazy-workflow.ts';
import { resendSignals } from '../../schedules/resend-signals.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container({ workflow: createLazyWorkflow }), resendSignals);
