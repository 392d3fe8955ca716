import { container } from '../../runtime/container.ts';
import { escalateObjections } from '../../schedules/escalate-objections.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), escalateObjections);
