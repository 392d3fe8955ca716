import { container } from '../../runtime/container.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';
import { watchCycles } from '../../schedules/watch-cycles.ts';

export const handler = createScheduleHandler(container(), watchCycles);
