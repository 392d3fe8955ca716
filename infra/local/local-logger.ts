import { Logger } from '@aws-lambda-powertools/logger';

export type LogLevel = 'silent' | 'error' | 'info';

const levels = { silent: 'SILENT', error: 'ERROR', info: 'INFO' } as const;

/** The handlers' own logger; a demo or a test that asks for silence gets the same one with nothing to say. */
export const createLocalLogger = (level: LogLevel): Logger =>
  new Logger({ serviceName: 'siklus', logLevel: levels[level] });
