import { createEscalateDueObjections } from '../usecases/schedules/escalate-due-objections.ts';
import { schedule } from './schedule.ts';

export const escalateObjections = schedule('escalate-objections', createEscalateDueObjections, ({ done }) => ({
  counts: [['ObjectionsEscalated', done]],
}));
