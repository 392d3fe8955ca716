import type * as z from 'zod';
import type { accessView } from '../../../functions/contracts/accesses.ts';

/** The month of a team as its appraiser opened it before saying something on it. */
export type TeamMonth = {
  appraiserId: string;
  /** The day in UTC, by which the log of readers is kept. */
  on: string;
  /** Whose reports have to be there: what was acknowledged of the month, by id. */
  acknowledged: { employeeId: string; reports: string[] }[];
  shown: { employeeId: string; reports: string[] }[];
  /** What one of those shown reads in the own log of that day. */
  read: { employeeId: string; items: z.output<typeof accessView>['items'] };
};
