import type { Activity } from './activity.ts';

/** A report with all its versions, the first one first. */
export type Report = { versions: [Activity, ...Activity[]]; current: Activity };

export const isWithdrawn = (report: Report): boolean => report.current.change?.kind === 'withdraw';

const nameOf = ({ date, id }: Activity): string => `${date}#${id}`;

/** Groups versions by the report that they belong to, in order of day and id. */
export const reportsOf = (activities: readonly Activity[]): Report[] =>
  [...Map.groupBy(activities, nameOf).values()]
    .flatMap((versions) => {
      const [first, ...later] = versions.sort((a, b) => a.version - b.version);
      return first === undefined
        ? []
        : [{ versions: [first, ...later], current: later.at(-1) ?? first } satisfies Report];
    })
    .sort((a, b) => (nameOf(a.current) < nameOf(b.current) ? -1 : 1));

/** What counts: the last version of each report that was not withdrawn. */
export const standing = (reports: readonly Report[]): Activity[] =>
  reports.filter((report) => !isWithdrawn(report)).map(({ current }) => current);
