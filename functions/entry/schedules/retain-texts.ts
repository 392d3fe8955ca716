import { container } from '../../runtime/container.ts';
import { retainTexts } from '../../schedules/retain-texts.ts';
import { createScheduleHandler } from '../../schedules/schedule.ts';

export const handler = createScheduleHandler(container(), retainTexts);
