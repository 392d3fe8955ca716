import { container } from '../../runtime/container.ts';
import { resendSignals } from '../../schedules/resend-signals.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), resendSignals);
