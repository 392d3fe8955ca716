import type { CalendarEntry, CalendarLink } from '../domain/obligations/calendar-link.ts';
import type { ReminderMark, ReminderRound } from '../domain/obligations/reminder-mark.ts';
import type { Key } from '../ports/store.ts';
import { key } from './key-parts.ts';

/** Keys of what is remembered about duties; the duties themselves are read from the cases. Used through `keys`. */
export const obligationKeys = {
  reminderRound: (agency: string): Key<ReminderRound> => key(`${agency}#reminders`, 'round'),
  reminderMark: (agency: string, partition: number, employee: string): Key<ReminderMark> =>
    key(`${agency}#reminded#${partition}`, employee),
  calendarLink: (agency: string, employee: string): Key<CalendarLink> =>
    key(`${agency}#calendar-link#${employee}`, 'link'),
  /** `name` is a digest of the link. */
  calendarEntry: (agency: string, name: string): Key<CalendarEntry> => key(`${agency}#calendar#${name}`, 'calendar'),
};
