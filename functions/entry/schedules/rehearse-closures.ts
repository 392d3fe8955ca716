import { container } from '../../runtime/container.ts';
import { rehearseClosures } from '../../schedules/rehearse-closures.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), rehearseClosures);
