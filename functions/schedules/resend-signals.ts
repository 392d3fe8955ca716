import { createResendSignals } from '../usecases/schedules/resend-signals.ts';
import { schedule } from './schedule.ts';

export const resendSignals = schedule('resend-signals', createResendSignals, ({ done }) => ({
  counts: [['SignalsResent', done]],
}));
