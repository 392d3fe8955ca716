import * as z from 'zod';
import { groundCodes } from '../domain/objection/grounds.ts';
import { objectionStatuses } from '../domain/objection/objection-ref.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { instant } from './cases.ts';
import { evidence } from './facts.ts';
import { id, text } from './primitives.ts';

const days = z.number().int().min(1).max(365).nullable().default(null);

/** What the employee did with the result: takes note of it (no agreement). The body is an empty object. */
export const acknowledgementBody = z.strictObject({});
export const objectionBody = z.strictObject({
  groundCodes: z
    .array(z.enum(groundCodes))
    .min(1)
    .max(groundCodes.length)
    .refine((codes) => new Set(codes).size === codes.length, { error: 'each may come once' }),
  grounds: text(2000),
  evidence: z.array(evidence).max(5).default([]),
});
export const deciderBody = z.strictObject({ deciderId: id, reason: text(600) });
export const recusalBody = z.strictObject({ reason: text(600) });
/** The notice to both sides (PP 30/2019 art. 59), with the days that each has; null: the least of the rule set. */
export const hearingBody = z.strictObject({ note: text(600), employeeDays: days, appraiserDays: days });
export const statementBody = z.strictObject({ text: text(2000), evidence: z.array(evidence).max(5).default([]) });
export const objectionDecisionBody = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('dismiss'), reason: text(2000) }),
  z.strictObject({
    decision: z.enum(['uphold', 'uphold-partly']),
    reason: text(2000),
    workResult: z.enum(ratings),
    behaviour: z.enum(ratings),
    /** Numeric regime: whether there was a new idea of benefit; null leaves that as it stood. */
    newIdea: z.boolean().nullable().default(null),
  }),
]);

const onCase = { cycleId: z.string(), employeeId: z.string() };
const byWhom = { by: z.string(), at: instant };
const person = z.string();

/** The time to object with its computation. */
const filingWindow = {
  receipt: z.object({ basis: z.enum(['publication', 'acknowledgement', 'deemed']), on: z.iso.date() }),
  days: z.number().int(),
  dayKind: z.enum(['working', 'calendar']),
  lastDay: z.iso.date(),
  deadline: instant,
  notCounted: z.array(z.object({ date: z.iso.date(), why: z.string() })),
  calendarOf: z.string(),
  extendedTo: instant.nullable(),
};
export const windowView = z.object({ ...onCase, ...filingWindow, open: z.boolean() }).meta({ id: 'ObjectionWindow' });

const standing = z.object({ version: z.number().int(), predicate: z.enum(predicates) });
const verdict = z.enum(['lawful', 'unlawful', 'infeasible-here', 'not-checked']);
const effect = z.discriminatedUnion('what', [
  z.object({ what: z.literal('result'), how: z.literal('applied'), from: standing, to: standing }),
  z.object({
    what: z.enum(['allowance-factor', 'credit-points', 'talent-box']),
    how: z.literal('applied'),
    from: z.string().nullable(),
    to: z.string().nullable(),
  }),
  z.object({
    what: z.literal('follow-up'),
    how: z.enum(['applied', 'reported']),
    followUpId: z.string(),
    change: z.enum(['proposed', 'withdrawn', 'decided-already']),
  }),
  z.object({
    what: z.literal('distribution'),
    how: z.literal('reported'),
    serviceCode: z.string(),
    from: verdict,
    to: verdict,
  }),
]);

const passing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('named'), from: person.nullable(), to: person, reason: z.string(), ...byWhom }),
  z.object({ kind: z.literal('recused'), from: person, to: person.nullable(), reason: z.string(), ...byWhom }),
  z.object({ kind: z.literal('escalated'), from: person.nullable(), to: person, reason: z.null(), ...byWhom }),
]);

export const objectionView = z
  .object({
    ...onCase,
    status: z.enum(objectionStatuses),
    deciderId: person.nullable(),
    filedAt: instant,
    decideBy: instant.nullable(),
    groundCodes: z.array(z.enum(groundCodes)),
    grounds: z.string(),
    evidence: z.array(z.string()),
    window: z.object(filingWindow).nullable(),
    passings: z.array(passing),
    hearing: z.object({ note: z.string(), employeeBy: instant, appraiserBy: instant, ...byWhom }).nullable(),
    statements: z.array(
      z.object({
        side: z.enum(['employee', 'appraiser']),
        text: z.string(),
        evidence: z.array(z.string()),
        late: z.boolean(),
        ...byWhom,
      }),
    ),
    decision: z
      .object({
        decision: z.enum(['dismiss', 'uphold', 'uphold-partly']),
        reason: z.string(),
        unheard: z.array(person),
        version: z.number().int().nullable(),
        effects: z.array(effect),
        ...byWhom,
      })
      .nullable(),
  })
  .meta({ id: 'Objection' });

export const objectionsOnClock = z.object({
  items: z.array(
    z.object({
      ...onCase,
      deciderId: person.nullable(),
      filedAt: instant,
      decideBy: instant,
      clock: z.enum(['running', 'due-soon', 'overdue']),
      warned: z.array(z.number().int()),
    }),
  ),
});
