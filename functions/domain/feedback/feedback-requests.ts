import type { LocalDate } from '../time/instant.ts';

/** Who was asked for feedback on a person, and when they were reminded. Never whether they answered. */
export type FeedbackRequests = {
  schemaVersion: 1;
  asked: { personId: string; by: string; on: LocalDate }[];
  reminders: { by: string; on: LocalDate }[];
};

/** Where a person sees about whom they were asked. */
export type FeedbackAsked = { schemaVersion: 1; employeeId: string };
