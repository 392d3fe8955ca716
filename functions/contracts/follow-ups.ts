import * as z from 'zod';
import { mitigatingFacts } from '../domain/follow-up/follow-up.ts';
import { measureKinds } from '../domain/follow-up/follow-up-rule.ts';
import { measureStates } from '../domain/follow-up/measure-state.ts';
import { outcomeVerdicts } from '../domain/follow-up/track-outcome.ts';
import { instant } from './cases.ts';
import { evidenceLink, id, localDate, text } from './primitives.ts';

export const followUpDecisionBody = z.strictObject({ decision: z.enum(['approve', 'reject']), reason: text(600) });
export const progressNoteBody = z.strictObject({
  on: localDate,
  text: text(1000),
  evidence: z.array(evidenceLink).max(3).default([]),
});
export const evaluationBody = z.strictObject({ outcome: z.enum(['reached', 'not-reached']), reason: text(1000) });

/** `<employeeId>.<rule id>`. */
export const followUpId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\.[a-z0-9][a-z0-9-]{0,63}$/);
/** One measure of one person in one cycle, named by the rule that proposed it. */
export const measureParams = z.strictObject({ cycleId: id, employeeId: id, ruleId: id });

const byWhom = { by: z.string(), at: instant };
const decision = { decision: z.enum(['approve', 'reject']), reason: z.string(), ...byWhom };
const localised = z.object({ id: z.string(), en: z.string() });
const days = z.object({ from: z.iso.date(), to: z.iso.date() });
const evaluation = { outcome: z.enum(['reached', 'not-reached']), reason: z.string(), ...byWhom };

/** What speaks for the person stands first. */
export const followUpView = z
  .object({
    followUpId: z.string(),
    mitigating: z.array(z.enum(mitigatingFacts)),
    employeeId: z.string(),
    serviceCode: z.string(),
    ruleId: z.string(),
    propose: z.enum(measureKinds),
    text: localised,
    legalBasis: z.string(),
    months: z.number().int().nullable(),
    improves: z
      .union([
        z.object({ behaviour: z.string() }),
        z.object({ aspect: z.string() }),
        z.object({ rating: z.enum(['workResult', 'behaviour']) }),
      ])
      .nullable(),
    /** The measure that failed before this one. */
    after: z.string().nullable(),
    proposedAt: instant,
    state: z.enum(measureStates),
    outcome: z.object({ ...decision, decision: z.enum(['approve', 'reject', 'withdraw']) }).nullable(),
    term: days.nullable(),
    evaluation: z.object(evaluation).nullable(),
  })
  .meta({ id: 'FollowUp' });
export const followUpPage = z.object({ items: z.array(followUpView), next: z.string().nullable() });
export const followUpReceipt = z.object({ cycleId: id, serviceCode: z.string(), followUpId: z.string(), ...decision });

export const progressNoteView = z
  .object({ on: z.iso.date(), text: z.string(), evidence: z.array(z.string()), ...byWhom })
  .meta({ id: 'ProgressNote' });
const tracked = z.object({
  verdict: z.enum(outcomeVerdicts),
  was: z.string().nullable(),
  later: z.array(z.object({ cycleId: z.string(), value: z.string() })),
});
export const personFollowUps = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  items: z.array(followUpView.extend({ notes: z.array(progressNoteView), tracked: tracked.nullable() })),
});
export const evaluationReceipt = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  ruleId: z.string(),
  ...evaluation,
  /** Rules that propose what follows; a named human decides on each. */
  proposed: z.array(z.string()),
});
export const measureList = z.object({
  items: z.array(
    z.object({
      cycleId: z.string(),
      serviceCode: z.string(),
      employeeId: z.string(),
      followUpId: z.string(),
      propose: z.enum(measureKinds),
      appraiserId: z.string().nullable(),
      officialId: z.string(),
      to: z.iso.date(),
      reminded: z.array(z.number().int()),
      ended: z.boolean(),
    }),
  ),
});
