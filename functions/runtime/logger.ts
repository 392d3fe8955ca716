import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { metricsNamespace } from '../contracts/metrics.ts';
import type { Environment } from './environment.ts';

type LogSettings = Pick<Environment, 'SERVICE_NAME' | 'LOG_LEVEL'>;

export const createLogger = ({ SERVICE_NAME, LOG_LEVEL }: LogSettings): Logger =>
  new Logger({ serviceName: SERVICE_NAME, logLevel: LOG_LEVEL });

/** Metrics leave as log lines (embedded metric format): no call to CloudWatch in the request path. */
export const createMetrics = ({ SERVICE_NAME }: LogSettings): Metrics =>
  new Metrics({ namespace: metricsNamespace, serviceName: SERVICE_NAME });
