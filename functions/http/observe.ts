import type { EventLog } from '../contracts/log-events.ts';
import { type Counter, metricOfOperation } from '../contracts/metrics.ts';
import type { Response } from './answer/responses.ts';

/** Where the edge reports to; no metrics on one machine. */
export type Observers = {
  logger: EventLog;
  metrics: Counter | null;
};

export type Observation = {
  requestId: string;
  /** As Lambda calls the function that answered. */
  functionName: string;
  operationId: string;
  response: Response;
  code: string | null;
};

/** Told again by function, for its alarm, and by operation, for the dashboard: faults are rare, so these cost nothing. */
const countFault = (metrics: Counter, places: Record<string, string>): void => {
  metrics.addMetric('Faults', 'Count', 1);
  for (const [name, value] of Object.entries(places)) {
    const alone = metrics.singleMetric();
    alone.addDimension(name, value);
    alone.addMetric('Faults', 'Count', 1);
  }
};

const count = (metrics: Counter, { functionName, operationId, response: { statusCode } }: Observation): void => {
  metrics.addMetric('Requests', 'Count', 1);
  const done = metricOfOperation[operationId];
  if (statusCode >= 500) countFault(metrics, { function: functionName, operation: operationId });
  else if (statusCode >= 400) metrics.addMetric('Refusals', 'Count', 1);
  else if (done !== undefined) metrics.addMetric(done, 'Count', 1);
  metrics.publishStoredMetrics();
};

/** One INFO line per request: an operation, not a path, since a path names a person. */
export const observe = ({ logger, metrics }: Observers, seen: Observation): void => {
  const { requestId, operationId, response, code } = seen;
  logger.info('request answered', { requestId, operationId, status: response.statusCode, ...(code ? { code } : {}) });
  if (metrics) count(metrics, seen);
};

/** An error nobody foresaw: its name and its frames, never its message, which may quote data. */
export const reportFault = ({ logger }: Observers, requestId: string, error: unknown): void => {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  logger.error('request failed', {
    requestId,
    error: error instanceof Error ? error.name : typeof error,
    frames: frames.slice(0, 12).map((line) => line.trim()),
  });
};
