import { container } from '../../runtime/container.ts';
import { remindMeasures } from '../../schedules/remind-measures.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), remindMeasures);
