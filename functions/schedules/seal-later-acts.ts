import { createSealLaterActs } from '../usecases/schedules/seal-later-acts.ts';
import { schedule } from './schedule.ts';

export const sealLaterActs = schedule('seal-later-acts', createSealLaterActs, ({ done }) => ({
  counts: [['LaterSeals', done]],
}));
