import type { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import { scheduleEvent } from '../contracts/tasks.ts';
import type { ScheduleReport } from '../usecases/schedules/for-each-open-cycle.ts';
import type { Tenants } from '../usecases/support/tenants.ts';

/** One thing done every few minutes; the event carries the time by which it judges. */
export type Schedule = { name: string; run(tenants: Tenants): (event: unknown) => Promise<ScheduleReport> };

export const schedule = (
  name: string,
  create: (tenants: Tenants) => (event: { time: string }) => Promise<ScheduleReport>,
): Schedule => ({
  name,
  run: (tenants) => {
    const useCase = create(tenants);
    return async (event) => useCase(scheduleEvent.parse(event));
  },
});

/** Some cycles could not be worked; the others were. Thrown at the end, so that the alarm on the function sees it. */
export class ScheduleIncompleteError extends Error {
  constructor(failures: number) {
    super(`failed in ${failures} places; see the log`);
    this.name = 'ScheduleIncompleteError';
  }
}

export type ScheduleLog = Pick<Logger, 'info' | 'error'>;

/** The handler of one schedule, for Lambda and for the local ticker alike. */
export const createScheduleHandler = (
  { tenants, logger }: { tenants: Tenants; logger: ScheduleLog },
  what: Schedule,
) => {
  const run = what.run(tenants);
  return middy<unknown, ScheduleReport>(async (event: unknown) => {
    const report = await run(event);
    logger.info('schedule done', { schedule: what.name, done: report.done, failures: report.failures.length });
    for (const failure of report.failures)
      logger.error('schedule failed in a cycle', { schedule: what.name, ...failure });
    if (report.failures.length > 0) throw new ScheduleIncompleteError(report.failures.length);
    return report;
  });
};
