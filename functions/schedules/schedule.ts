import middy from '@middy/core';
import type { EventLog } from '../contracts/log-events.ts';
import type { Counter, MetricName } from '../contracts/metrics.ts';
import { scheduleEvent } from '../contracts/tasks.ts';
import type { ScheduleReport } from '../usecases/schedules/for-each-cycle.ts';
import type { Tenants } from '../usecases/support/tenants.ts';

/** What a run has to tell beside its report: counts for the metrics, and cycles that a person must look at. */
export type Told = {
  counts: [MetricName, number][];
  attention?: { agencyId: string; cycleId: string; findings: string[] }[];
  /** Seals whose number stands for another text in the archive. */
  contradicted?: { agencyId: string; seals: number[] }[];
};

/** One thing done every few minutes; the event carries the time by which it judges. */
export type Schedule = {
  name: string;
  run(tenants: Tenants): (event: unknown) => Promise<{ report: ScheduleReport; told: Told }>;
};

export const schedule = <R extends ScheduleReport>(
  name: string,
  create: (tenants: Tenants) => (event: { time: string }) => Promise<R>,
  tell: (report: R) => Told,
): Schedule => ({
  name,
  run: (tenants) => {
    const useCase = create(tenants);
    return async (event) => {
      const report = await useCase(scheduleEvent.parse(event));
      return { report, told: tell(report) };
    };
  },
});

/** Some cycles could not be worked; the others were. Thrown at the end, so that the alarm on the function sees it. */
export class ScheduleIncompleteError extends Error {
  constructor(failures: number) {
    super(`failed in ${failures} places; see the log`);
    this.name = 'ScheduleIncompleteError';
  }
}

export type ScheduleLog = EventLog;
type Parts = { tenants: Tenants; logger: ScheduleLog; metrics: Counter | null };

const count = (metrics: Counter | null, counts: Told['counts']): void => {
  for (const [name, value] of counts) metrics?.addMetric(name, 'Count', value);
  metrics?.publishStoredMetrics();
};

/** The handler of one schedule, for Lambda and for the local ticker alike. */
export const createScheduleHandler = ({ tenants, logger, metrics }: Parts, what: Schedule) => {
  const run = what.run(tenants);
  return middy<unknown, ScheduleReport>(async (event: unknown) => {
    const { report, told } = await run(event);
    const { name } = what;
    count(metrics, told.counts);
    logger.info('schedule done', { schedule: name, done: report.done, failures: report.failures.length });
    for (const cycle of told.attention ?? []) logger.error('cycle needs attention', { schedule: name, ...cycle });
    for (const agency of told.contradicted ?? [])
      logger.error('archive holds another seal', { schedule: name, ...agency });
    for (const failure of report.failures) logger.error('schedule failed in a cycle', { schedule: name, ...failure });
    if (report.failures.length > 0) throw new ScheduleIncompleteError(report.failures.length);
    return { done: report.done, failures: report.failures };
  });
};
