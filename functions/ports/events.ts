import type { LocalDate } from '../domain/time/instant.ts';

/** Something that concerns a person happened; the names of things only, the browser reads them where they stand. */
export type PersonEvent =
  | { kind: 'activities-reviewed'; cycleId: string; employeeId: string; month: string; entries: number }
  | { kind: 'activity-changed'; cycleId: string; employeeId: string; date: LocalDate; activityId: string }
  | { kind: 'objection-due'; cycleId: string; employeeId: string; daysBefore: number }
  | { kind: 'measure-ending'; cycleId: string; employeeId: string; followUpId: string; daysBefore: number };

export type Listener = { agencyId: string; personId: string };

/** How a browser hears of it: a stream of server-sent events, or a look at the page every so often. */
export type Channel = { protocol: 'sse'; url: string } | { protocol: 'poll'; everySeconds: number };

export type Events = {
  /**
   * Tells the open pages of a person. What happened is stored before; a notice that gets lost costs a reload, so this
   * never throws and never holds up an answer.
   */
  tell(listener: Listener, event: PersonEvent): Promise<void>;
  channelOf(listener: Listener): Channel;
};
