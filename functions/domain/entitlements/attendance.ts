import type { Instant } from '../time/instant.ts';

/**
 * That a month's attendance was brought in. Only people who were absent have an entry of their own: whoever has none in a
 * month that was brought in was there.
 */
export type AttendanceMonth = { schemaVersion: 1; month: string; absences: number; importedBy: string; at: Instant };

/** Days absent without leave in a month, from the agency's attendance system. */
export type AbsentDays = { schemaVersion: 1; days: number };
