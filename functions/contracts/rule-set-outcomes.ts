import * as z from 'zod';
import { performances, potentials } from '../domain/entitlements/entitlement-rules.ts';
import { behaviours } from '../domain/execution/feedback.ts';
import { measureKinds, postKinds } from '../domain/follow-up/follow-up-rule.ts';
import { aspects } from '../domain/planning/plan.ts';
import { predicates } from '../domain/scoring/predicate.ts';
import { percent, text } from './primitives.ts';
import { exact, word } from './rule-set-parts.ts';

const days = (least: number) => z.number().int().min(least).max(365);
const bilingual = z.strictObject({ id: text(300), en: text(300) });
const legal = text(200);

export const objectionRules = z.strictObject({
  fileDays: days(1),
  decideDays: days(1),
  dayKind: z.enum(['working', 'calendar']),
  receipt: z.enum(['publication', 'acknowledgement']),
  deemedReceivedDays: days(0),
  statementDays: days(1),
  warnDays: z.array(days(1)).max(10),
  escalateTo: z.enum(['official', 'line']),
});

export const followUpRule = z.strictObject({
  id: word,
  when: z.strictObject({
    predicates: z.array(z.enum(predicates)).exactOptional(),
    weakBehaviour: z.string().max(64).exactOptional(),
    weakAspect: z.enum(aspects).exactOptional(),
    aboveScore: exact.exactOptional(),
    cycleKinds: z.array(z.enum(['monthly', 'quarterly', 'annual'])).exactOptional(),
    talentBoxes: z.array(z.number().int().min(1).max(9)).max(9).exactOptional(),
    postKinds: z.array(z.enum(postKinds)).exactOptional(),
    failed: word.exactOptional(),
  }),
  propose: z.enum(measureKinds),
  text: bilingual,
  months: z.number().int().min(1).max(120).nullable(),
  improves: z
    .union([
      z.strictObject({ behaviour: z.enum(behaviours) }),
      z.strictObject({ aspect: z.enum(aspects) }),
      z.strictObject({ rating: z.enum(['workResult', 'behaviour']) }),
    ])
    .nullable(),
  legalBasis: legal,
});

export const measureRules = z.strictObject({
  remindDays: z.array(days(0)).max(10),
  leaveWorkingDays: days(1),
});

const bands = z.array(z.strictObject({ from: z.number().int().min(1).max(1000), factor: percent })).max(50);

export const entitlementRules = z.strictObject({
  creditPoints: z.strictObject({
    shares: z.record(z.enum(predicates), exact),
    coefficients: z.record(z.string().regex(/^[a-z-]{1,32}$/), exact),
    decimals: z.number().int().min(0).max(6),
    legalBasis: legal,
  }),
  talent: z.strictObject({
    performance: z.record(z.enum(predicates), z.enum(performances)),
    boxes: z.record(z.enum(performances), z.record(z.enum(potentials), z.number().int().min(1).max(9))),
    succession: z.array(z.number().int().min(1).max(9)).max(9),
    legalBasis: legal,
  }),
  allowance: z.strictObject({
    predicate: z.record(z.enum(predicates), percent),
    provisionalCuts: z.boolean(),
    reports: z.strictObject({ count: z.enum(['late', 'late-and-missing']), bands, withoutAny: percent }),
    attendance: bands,
    combine: z.enum(['cuts-added', 'multiplied']),
    decimals: z.number().int().min(0).max(6),
    legalBasis: z.strictObject({ predicate: legal, reports: legal, attendance: legal }),
  }),
});
