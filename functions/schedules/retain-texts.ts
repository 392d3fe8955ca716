import { createRetainTexts } from '../usecases/schedules/retain-texts.ts';
import { schedule } from './schedule.ts';

export const retainTexts = schedule('retain-texts', createRetainTexts, ({ done }) => ({
  counts: [['TextsRetained', done]],
}));
