import { createCloseDuePhases } from '../usecases/schedules/close-due-phases.ts';
import { schedule } from './schedule.ts';

export const closeDuePhases = schedule('close-due-phases', createCloseDuePhases, ({ done }) => ({
  counts: [['ClosuresDone', done]],
}));
