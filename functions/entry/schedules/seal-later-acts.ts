import { container } from '../../runtime/container.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';
import { sealLaterActs } from '../../schedules/seal-later-acts.ts';

export const handler = createScheduleHandler(container(), sealLaterActs);
