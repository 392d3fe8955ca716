import * as z from 'zod';
import { feedbackSources } from '../domain/execution/feedback.ts';
import { instant } from './cases.ts';
import { id } from './primitives.ts';

export const askBody = z.strictObject({ personIds: z.array(id).min(1).max(50) });
export const remindBody = z.strictObject({});

const by = z.string();
/** Says who was asked, and nothing of who answered. */
export const requestsView = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  asked: z.array(z.object({ personId: z.string(), by, on: z.iso.date() })),
  reminders: z.array(z.object({ by, on: z.iso.date() })),
});

export const myRequestsQuery = z.strictObject({ cycleId: id });
export const myRequests = z.object({
  items: z.array(
    z.object({
      employeeId: z.string(),
      name: z.string(),
      source: z.enum(feedbackSources),
      askedOn: z.iso.date(),
      until: instant,
      answered: z.boolean(),
      remindedOn: z.iso.date().nullable(),
    }),
  ),
});
