import type { Logger } from '@aws-lambda-powertools/logger';
import type { Response } from './answer/responses.ts';

/** The part of Powertools' Metrics that the edge uses. */
type Counter = {
  addMetric(name: string, unit: 'Count', value: number): unknown;
  publishStoredMetrics(): unknown;
};

/** Where the edge reports to; no metrics on one machine. */
export type Observers = {
  logger: Pick<Logger, 'info' | 'error'>;
  metrics: Counter | null;
};

export type Observation = { requestId: string; operationId: string; response: Response; code: string | null };

/** One INFO line per request: an operation, not a path, since a path names a person. */
export const observe = ({ logger, metrics }: Observers, seen: Observation): void => {
  const { requestId, operationId, response, code } = seen;
  logger.info('request answered', { requestId, operationId, status: response.statusCode, ...(code ? { code } : {}) });
  if (!metrics) return;
  metrics.addMetric('Requests', 'Count', 1);
  if (response.statusCode >= 500) metrics.addMetric('Faults', 'Count', 1);
  else if (response.statusCode >= 400) metrics.addMetric('Refusals', 'Count', 1);
  metrics.publishStoredMetrics();
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
