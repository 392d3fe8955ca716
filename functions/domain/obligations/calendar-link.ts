import type { Instant } from '../time/instant.ts';
import type { SaidEntries } from './said-before.ts';

/** A person's link to the calendar of the own deadlines; without a secret it was revoked, or never made. */
export type CalendarLink = {
  schemaVersion: 1;
  secret: string | null;
  at: Instant;
  /** Idempotency-Key of the request that made or revoked it: a repeat gets the same answer. */
  requestKey: string;
};

/** Whose calendar a link opens. */
export type CalendarEntry = {
  schemaVersion: 1;
  employeeId: string;
  /** What was last told, by the entries' ids. Absent until the first reading. */
  said?: SaidEntries;
};
