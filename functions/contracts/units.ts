import * as z from 'zod';
import { aspects } from '../domain/planning/plan.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { keyIndicatorKinds } from '../domain/units/key-indicator.ts';
import { rollUpSteps } from '../domain/units/scorecard.ts';
import { instant } from './cases.ts';
import { explanation } from './explanation.ts';
import { limit } from './params.ts';
import { polarisation } from './plans.ts';
import { decimal, evidenceLink, id, percent, text, unitCode } from './primitives.ts';

export const unitParams = z.strictObject({ cycleId: id, unitCode });
export const unitScoresQuery = z.strictObject({ limit, cursor: unitCode.nullable().default(null) });

const keyIndicator = z.strictObject({
  id,
  kind: z.enum(keyIndicatorKinds),
  text: text(300),
  aspect: z.enum(aspects),
  target: decimal,
  measure: text(60),
  polarisation,
  weight: percent,
});

/** `reason` is required once planning is over. */
export const keyIndicatorsBody = z.strictObject({
  indicators: z.array(keyIndicator).min(1).max(50),
  reason: text(800).nullable().default(null),
});
const measured = z.strictObject({
  indicatorId: id,
  value: decimal,
  evidence: z.array(evidenceLink).max(3).default([]),
});
export const keyIndicatorRealisationBody = z.strictObject({ items: z.array(measured).min(1).max(50) });

const known = { unitCode: z.string(), text: z.number().int(), by: z.string(), at: instant };
export const keyIndicatorText = z
  .object({ ...known, indicators: z.array(keyIndicator), reason: z.string().nullable() })
  .meta({ id: 'KeyIndicators' });
export const keyIndicatorReport = z
  .object({
    ...known,
    items: z.array(z.object({ indicatorId: z.string(), value: z.string(), evidence: z.array(z.string()) })),
  })
  .meta({ id: 'KeyIndicatorRealisation' });
export const keyIndicatorHistory = z.object({
  targets: z.array(keyIndicatorText),
  realisations: z.array(keyIndicatorReport),
});

const rating = z.enum(ratings);
export const keyIndicatorsView = z.object({
  cycleId: z.string(),
  unitCode: z.string(),
  name: z.string(),
  headId: z.string().nullable(),
  targets: keyIndicatorText.nullable(),
  realisation: keyIndicatorReport.nullable(),
  /** What `If-Match` of the next report must say; null before the first. */
  realisationVersion: z.number().int().nullable(),
  achievement: z.object({
    score: z.string().nullable(),
    rating: rating.nullable(),
    basis: z.enum(['key-indicators', 'units-below']).nullable(),
    explanation,
  }),
});

const count = z.number().int();
const people = z.object({
  count,
  unassessed: count,
  predicates: z.record(z.enum(predicates), count),
  workResult: z.record(rating, count),
  behaviour: z.record(rating, count),
  /** Mean of the work-result achievements, in percent, of the `scored` people who have a number. */
  score: z.string().nullable(),
  scored: count,
});

const trait = z.object({
  kind: z.enum(['behaviour', 'aspect', 'key-indicator']),
  subject: z.string(),
  value: z.string(),
  rule: z.string(),
});
/** Strengths, weaknesses and recommended trainings; `because` and `ruleId` say why. */
const profile = {
  strengths: z.array(trait),
  weaknesses: z.array(trait),
  trainings: z.array(
    z.object({
      trainingId: z.string(),
      title: z.object({ id: z.string(), en: z.string() }),
      hours: count,
      ruleId: z.string(),
      legalBasis: z.string(),
      because: z.array(z.string()),
    }),
  ),
};
const rolledUp = { cycleId: z.string(), asOf: z.enum(rollUpSteps), at: instant, people, profile: z.object(profile) };

/** A unit, or the agency as its topmost unit, after the last step of the cycle. */
export const unitScore = z
  .object({
    ...rolledUp,
    unitCode: z.string(),
    name: z.string(),
    kind: z.enum(['agency', 'service', 'unit']),
    score: z.object({
      value: z.string().nullable(),
      rating: rating.nullable(),
      basis: z.enum(['key-indicators', 'units-below', 'people']).nullable(),
    }),
  })
  .meta({ id: 'UnitScore' });
export const unitScorePage = z.object({ items: z.array(unitScore), next: z.string().nullable() });
export const teamScore = z.object({ ...rolledUp, appraiserId: z.string() }).meta({ id: 'TeamScore' });
export const development = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  ruleSetVersion: z.string(),
  ...profile,
});
