import { container } from '../../runtime/container.ts';
import { archiveSeals } from '../../schedules/archive-seals.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), archiveSeals);
