import { container } from '../../runtime/container.ts';
import { remindPeople } from '../../schedules/remind-people.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), remindPeople);
