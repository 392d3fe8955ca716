import { createRehearseClosures } from '../usecases/schedules/rehearse-closures.ts';
import { schedule } from './schedule.ts';

export const rehearseClosures = schedule('rehearse-closures', createRehearseClosures, ({ done }) => ({
  counts: [['RehearsalsDone', done]],
}));
