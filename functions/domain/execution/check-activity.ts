import type { FieldProblem } from '../refusal.ts';
import type { LocalDate } from '../time/instant.ts';
import type { ActivityContent } from './activity.ts';

export type ActivityProblem = 'date-outside-period' | 'ends-before-begin' | 'half-a-time' | 'longer-than-its-time';

type Limits = {
  period: { from: LocalDate; to: LocalDate };
  today: LocalDate;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const dayMs = 86_400_000;
export const daysOf = ({ date, endDate }: Pick<ActivityContent, 'date' | 'endDate'>): number =>
  (new Date(endDate ?? date).getTime() - new Date(date).getTime()) / dayMs + 1;

/** Minutes from the first to the last time of day, on each of its days; null where no times were given. */
export const spanOf = (content: Pick<ActivityContent, 'date' | 'endDate' | 'startTime' | 'endTime'>): number | null =>
  content.startTime === null || content.endTime === null
    ? null
    : (minutesOf(content.endTime) - minutesOf(content.startTime)) * daysOf(content);

const problem = (pointer: string, code: ActivityProblem, detail: string): FieldProblem => ({ pointer, code, detail });

/** What is wrong with the days and times of a report; days are those of the agency's zone. */
export const checkActivity = (content: ActivityContent, { period, today }: Limits): FieldProblem[] => {
  const { date, endDate, startTime, endTime } = content;
  const last = today < period.to ? today : period.to;
  const outside = (pointer: string): FieldProblem =>
    problem(pointer, 'date-outside-period', `between ${period.from} and ${last}`);
  if (date < period.from || date > last) return [outside('/date')];
  if (endDate !== null && endDate < date)
    return [problem('/endDate', 'ends-before-begin', 'the last day is not before the first')];
  if (endDate !== null && endDate > last) return [outside('/endDate')];
  if ((startTime === null) !== (endTime === null))
    return [problem(startTime === null ? '/startTime' : '/endTime', 'half-a-time', 'both times or neither')];
  if (startTime !== null && endTime !== null && endTime <= startTime)
    return [problem('/endTime', 'ends-before-begin', 'the work ends after it begins')];
  const span = spanOf(content);
  const most = span ?? daysOf(content) * 1440;
  return content.minutes > most
    ? [problem('/minutes', 'longer-than-its-time', `at most ${most} minutes between its times`)]
    : [];
};
