import * as z from 'zod';
import { retainedKinds } from '../domain/erasure/retention-rules.ts';
import { behaviours } from '../domain/execution/feedback.ts';
import { aspects } from '../domain/planning/plan.ts';
import { correctors, extensionApprovals, toleranceCounts } from '../domain/rules/closing-rules.ts';
import { regimes } from '../domain/rules/scoring-rules.ts';
import { predicates, ratings } from '../domain/scoring/predicate.ts';
import { serviceClasses, surveyElements } from '../domain/survey/survey-elements.ts';
import { localDate, percent, text } from './primitives.ts';

/* The sections of a rule set, shape by shape. What they mean stands with their types in `domain/rules`. */

const count = z.number().int().min(0).max(10_000);
export const exact = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/);
export const word = z.string().regex(/^[a-z0-9][a-z0-9-]{0,95}$/);
const bilingual = z.strictObject({ id: text(300), en: text(300) });
const legal = text(200);
const shares = z.strictObject({ workResult: percent, behaviour: percent });
const ofRatings = z.strictObject({ below: exact, meets: exact, above: exact });
const someShares = z.array(z.strictObject({ of: z.array(z.enum(predicates)).min(1).max(5), share: percent })).max(5);

export const numericRules = z.strictObject({
  weights: z.strictObject({ plain: shares, heard: shares }),
  hear: z.enum(['where-answered', 'always', 'never']),
  workNumbers: ofRatings,
  behaviourNumbers: ofRatings,
  from: z.strictObject({ 'sangat-baik': exact, baik: exact, 'butuh-perbaikan': exact, kurang: exact }),
  needsNewIdea: z.boolean(),
});
export const closingRules = z.strictObject({
  graceSeconds: z.number().int().min(1).max(86_400),
  rehearsalDays: z.number().int().min(0).max(60).exactOptional(),
  corrections: z
    .strictObject({ hours: z.number().int().min(1).max(240), by: z.array(z.enum(correctors)).min(1).max(3) })
    .exactOptional(),
  outages: z
    .strictObject({ capHours: z.number().int().min(0).max(720), lastDays: z.number().int().min(1).max(31) })
    .exactOptional(),
  extensions: z.strictObject({ approval: z.enum(extensionApprovals) }).exactOptional(),
  tolerance: z
    .strictObject({ share: percent, counts: z.enum(toleranceCounts), confirmHours: z.number().int().min(1).max(240) })
    .exactOptional(),
});
export const incompleteRules = z.strictObject({ minimumCoverage: percent, ratingAtMost: z.enum(ratings) });
export const regime = z.enum(regimes);

export const feedbackRules = z.strictObject({
  threshold: count,
  maximumShare: percent,
  maximumAsked: count,
  remindWorkingDays: z.array(z.number().int().min(1).max(60)).max(10),
  decimals: z.number().int().min(0).max(6),
});
export const surveyRules = z.strictObject({
  threshold: count,
  from: z.strictObject({ A: exact, B: exact, C: exact }),
  decimals: z.number().int().min(0).max(6),
  ticketDays: z.number().int().min(1).max(366),
  ticketsPerIssuerAndDay: count,
  answersPerMinute: count,
  person: z.strictObject({
    weight: percent,
    minimumAnswers: count,
    elements: z.partialRecord(z.enum(surveyElements), z.enum(behaviours)),
    points: z.record(z.enum(serviceClasses), exact),
  }),
});
export const planningRules = z.strictObject({
  minimumWorkResults: z.number().int().min(1).max(500),
  maximumWorkResults: z.number().int().min(1).max(500),
  maximumIndicators: z.number().int().min(1).max(500),
  maximumIndicatorsOfPlan: z.number().int().min(1).max(500),
  perspectives: z.enum(['unit-heads', 'high-posts', 'nobody']),
  lateReturnWorkingDays: z.number().int().min(0).max(60),
  amendmentWorkingDays: z.number().int().min(0).max(60),
});
export const pattern = z.strictObject({
  most: z.enum(predicates).nullable(),
  atMost: someShares,
  atLeast: someShares,
  someOf: z.array(z.enum(predicates)).max(5),
});
export const calendar = z.strictObject({
  daysPerWeek: z.union([z.literal(5), z.literal(6)]),
  years: z.array(z.number().int().min(2000).max(2200)).min(1).max(50),
  holidays: z.array(z.strictObject({ date: localDate, name: text(120) })).max(2000),
});
export const activityRules = z.strictObject({
  reportWithinWorkingDays: z.number().int().min(0).max(60),
  evidence: z.strictObject({
    maximumBytes: z.number().int().min(1).max(100_000_000),
    mediaTypes: z.array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/)).max(50),
  }),
  signals: z.strictObject({
    burst: z.strictObject({ entries: count, share: percent }),
    similar: z.strictObject({ words: count, share: percent }),
    headStartWorkingDays: z.number().int().min(0).max(60),
  }),
});
export const unitRules = z.strictObject({
  maximumKeyIndicators: z.number().int().min(1).max(500),
  headRating: z.enum(['binding', 'suggestion', 'own-plan']),
  withoutIndicators: z.enum(['units-below', 'none']),
});
export const assignedWorkRules = z.strictObject({
  describedJudgedBy: z.enum(['leader', 'appraiser']),
  reasonWhenOpposed: z.boolean(),
});
export const developmentRules = z.strictObject({
  weakShareOver: percent,
  strongShareFrom: percent,
  minimumGroup: count,
  trainings: z.array(z.strictObject({ id: word, title: bilingual, hours: z.number().min(0).max(10_000) })).max(500),
  rules: z
    .array(
      z.strictObject({
        id: word,
        for: z.array(z.enum(['person', 'unit', 'agency'])).min(1),
        when: z.union([
          z.strictObject({ weakBehaviour: z.enum(behaviours) }),
          z.strictObject({ weakAspect: z.enum(aspects) }),
          z.strictObject({ weakKeyIndicators: z.literal(true) }),
        ]),
        recommend: word,
        legalBasis: legal,
      }),
    )
    .max(500),
});

const share = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/);
export const raterRules = z.strictObject({
  basis: legal,
  minimumRatings: count,
  minimumRaters: count,
  periods: z.number().int().min(1).max(12),
  sameJudgement: share,
  width: exact,
  nearPoints: exact,
  recency: z.strictObject({ lastWeeks: z.number().int().min(1).max(26), unevenOver: percent }),
  pointedOut: z.strictObject({
    leniency: exact,
    narrow: exact,
    wide: exact,
    halo: share,
    recency: exact,
    copied: share,
  }),
  committee: z.strictObject({ headStartWorkingDays: z.number().int().min(0).max(60), atForum: z.boolean() }),
});
export const forumRules = z.strictObject({
  quorum: percent,
  appraiserMayVote: z.boolean(),
  superiorMayVote: z.boolean(),
  tie: z.enum(['chair', 'rejected']),
  ballot: z.enum(['open', 'secret', 'either']),
  secretLeast: z.number().int().min(2).max(26),
  declarations: z.enum(['required', 'voluntary']),
});
export const decisionRules = z.strictObject({
  exceptionsAtMost: z.number().int().min(0).max(40),
  receiptChecksPerMinute: z.number().int().min(1).max(10_000),
});
export const impactRules = z.strictObject({
  minimumGroup: count,
  significance: exact,
  warnAt: exact,
  newcomerMonths: z.number().int().min(1).max(120),
  leaverMonths: z.number().int().min(0).max(120),
  ageBands: z.array(z.number().int().min(1).max(100)).max(10),
  lowest: z.array(z.enum(predicates)).min(1).max(4),
});

const months = z.number().int().min(0).max(1200);
/** `texts` may be left out by versions from before it was asked for: the default is meant then. */
export const retentionRules = z.strictObject({
  accessLogDays: z.number().int().min(1).max(36_525),
  texts: z
    .array(z.strictObject({ kind: z.enum(retainedKinds), leastMonths: months, mostMonths: months, basis: text(300) }))
    .max(retainedKinds.length)
    .exactOptional(),
});
