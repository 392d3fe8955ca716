import type { Language } from '../domain/directory/employee.ts';
import type { LocalDate } from '../domain/time/instant.ts';

/** One message of one day to one person: the list of what is open, no name of anybody in it. */
export type Reminder = {
  agencyId: string;
  personId: string;
  /** Null where the directory has no address. */
  email: string | null;
  on: LocalDate;
  language: Language;
  subject: string;
  text: string;
};

/** The channel did not take the message; a repeat is safe, at worst it comes twice. */
export class ReminderUnsentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReminderUnsentError';
  }
}

export type ReminderOutcome = 'sent' | 'no-address' | 'refused';

export type Reminders = {
  /**
   * `no-address`: there is no way to this person; the list of duties is there all the same. `refused`: the channel will never take
   * this message, so a repeat is of no use.
   *
   * @throws ReminderUnsentError
   */
  send(reminder: Reminder): Promise<ReminderOutcome>;
};
