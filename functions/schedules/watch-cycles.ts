import type { MetricName } from '../contracts/metrics.ts';
import { createWatchCycles, type Standing } from '../usecases/watch/watch-cycles.ts';
import { schedule } from './schedule.ts';

const metricOf: Record<keyof Standing, MetricName> = {
  open: 'CyclesOpen',
  failed: 'CyclesFailed',
  stuck: 'CyclesStuck',
  'close-late': 'ClosuresLate',
  'signal-waiting': 'SignalsWaiting',
  reviewsOpen: 'ReviewsOpen',
  objectionsDue: 'ObjectionsDue',
  dutiesNearDeadline: 'DutiesNearDeadline',
};
const standings = [
  'open',
  'failed',
  'stuck',
  'close-late',
  'signal-waiting',
  'reviewsOpen',
  'objectionsDue',
  'dutiesNearDeadline',
] as const satisfies (keyof Standing)[];

/** Nobody's metrics on one machine: there a person looks at the list of cycles. */
export const watchCycles = schedule('watch-cycles', createWatchCycles, ({ standing, attention }) => ({
  counts: standings.map((name): [MetricName, number] => [metricOf[name], standing[name]]),
  attention,
}));
