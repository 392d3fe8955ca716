import * as z from 'zod';
import { closureRules } from '../domain/case/case.ts';
import { obligationKinds, waitingAs } from '../domain/obligations/obligation.ts';
import { limit } from './params.ts';
import { zone } from './primitives.ts';

/** RFC 3339 with the agency's offset. */
const localTime = z.iso.datetime({ offset: true });

export const obligationsQuery = z.strictObject({
  limit,
  /** `next` of the page before, as it came. */
  cursor: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z~[a-zA-Z0-9.-]{1,300}$/)
    .nullable()
    .default(null),
});

/** `<agency>.<secret>.ics` */
export const calendarParams = z.strictObject({
  calendar: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.[A-Za-z0-9_-]{1,64}\.ics$/),
});
export const calendarLinkBody = z.strictObject({});
export const calendarLinkView = z.object({
  /** Whoever holds it reads the calendar; null where none is in force. */
  link: z.string().nullable(),
  since: z.iso.datetime().nullable(),
});

export const obligation = z
  .object({
    obligationId: z.string(),
    kind: z.enum(obligationKinds),
    /** In the reader's language. */
    title: z.string(),
    cycleId: z.string(),
    cycleTitle: z.string(),
    /** Whom or what it is about; what does not apply is null. `name` is null for the reader. */
    about: z.object({
      employeeId: z.string().nullable(),
      name: z.string().nullable(),
      serviceCode: z.string().nullable(),
      motionId: z.string().nullable(),
      followUpId: z.string().nullable(),
      month: z.string().nullable(),
    }),
    /** Exclusive. */
    deadline: localTime,
    /** Whole days in the agency's zone: 0 on the last day, negative once it is over. */
    daysLeft: z.number().int(),
    overdue: z.boolean(),
    /** False while somebody else must act first. */
    possible: z.boolean(),
    /** The rule by which the close of the phase would settle the silence; null where no close does. */
    rule: z.enum(closureRules).nullable(),
    legalBasis: z.string(),
    waiting: z.array(z.object({ as: z.enum(waitingAs), personId: z.string().nullable() })),
    fulfil: z.object({ operationId: z.string(), method: z.enum(['POST', 'PUT']), href: z.string() }),
  })
  .meta({ id: 'Obligation' });

export const obligationPage = z.object({
  asOf: localTime,
  zone,
  /** Of all pages. */
  total: z.number().int(),
  overdue: z.number().int(),
  items: z.array(obligation),
  next: z.string().nullable(),
});
