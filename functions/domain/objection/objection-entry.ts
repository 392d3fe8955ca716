import type { Instant } from '../time/instant.ts';

/** Where the clock of an objection runs: to whom it is addressed, until when, and what was warned of. */
export type ObjectionEntry = {
  schemaVersion: 1;
  employeeId: string;
  /** Null while somebody has to be named, and where it was inadmissible. */
  deciderId: string | null;
  filedAt: Instant;
  decideBy: Instant;
  open: boolean;
  /** Warnings given in this term, in days before its end; 0: it ended and nobody above was free. */
  warned: number[];
};
