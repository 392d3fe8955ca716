import type { Instant, LocalDate } from '../time/instant.ts';

/** Where the reminding of one person stands; one document a person, replaced each time. */
export type ReminderMark = {
  schemaVersion: 1;
  /** The last day on which a message went out, or would have if there were an address. */
  lastOn: LocalDate | null;
  outcome: 'sent' | 'no-address' | 'refused' | null;
  /** Somebody began to send and has not said how it ended. */
  attemptAt: Instant | null;
};

/** How far the round of a day has come: parts of the directory in which everybody was looked at. */
export type ReminderRound = { schemaVersion: 1; on: LocalDate; done: number[] };
