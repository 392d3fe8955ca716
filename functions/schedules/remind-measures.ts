import { createRemindMeasures } from '../usecases/measures/remind-measures.ts';
import { schedule } from './schedule.ts';

export const remindMeasures = schedule('remind-measures', createRemindMeasures, ({ done }) => ({
  counts: [['MeasuresReminded', done]],
}));
