import * as z from 'zod';
import { resultBases } from '../domain/case/case.ts';
import { recomputeVerdicts } from '../domain/rules/recompute-verdict.ts';
import { changeKinds, partsNotReplayed, replayedParts } from '../domain/rules/replay.ts';
import { organisationPredicates, predicates, ratings } from '../domain/scoring/predicate.ts';
import { limit } from './params.ts';
import { id, localDate, percent, text } from './primitives.ts';
import * as outcomes from './rule-set-outcomes.ts';
import * as part from './rule-set-parts.ts';

const { exact } = part;
const instant = z.iso.datetime();
const version = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/);

export const ruleSetParams = z.strictObject({ version });
export const replayParams = z.strictObject({ cycleId: id, version });
export const replayQuery = z.strictObject({ cursor: z.string().max(400).nullable().default(null), limit });

/** All that a version says, but its name. */
const content = {
  validFrom: localDate,
  validTo: localDate.nullable(),
  legalBasis: z.array(text(200)).max(50),
  achievement: z.strictObject({ cap: exact, floor: exact }),
  workResult: z.strictObject({
    aboveOver: exact,
    meetsFrom: exact,
    judgedOver: percent,
    whenUnjudged: z.enum(['meets', 'unassessed']),
  }),
  behaviour: z.strictObject({
    weights: z.strictObject({ appraiser: percent, peer: percent, subordinate: percent }),
    meetsFrom: exact,
    aboveFrom: exact,
    whenSilent: z.literal('meets'),
  }),
  feedback: part.feedbackRules,
  survey: part.surveyRules,
  missingComponent: z.enum(['renormalise', 'block', 'not-yet-assessable']),
  incomplete: part.incompleteRules,
  regime: part.regime,
  numeric: part.numericRules,
  rounding: z.strictObject({ decimals: z.number().int().min(0).max(6), mode: z.literal('half-up') }),
  planning: part.planningRules,
  distribution: z.strictObject({
    enforcement: z.enum(['off', 'warn', 'justify', 'block']),
    most: z.enum(['majority', 'plurality', 'ignore']),
    rounding: z.enum(['floor-ceiling', 'ceiling-floor', 'half-up']),
    level: z.enum(['unit', 'service', 'agency']),
    patterns: z.record(z.enum(organisationPredicates), part.pattern),
  }),
  forum: part.forumRules,
  decision: part.decisionRules,
  objection: outcomes.objectionRules,
  calendar: part.calendar,
  segments: z.strictObject({
    measure: z.enum(['months', 'days']),
    actingAppraises: z.array(z.enum(['plt', 'plh'])).max(2),
    combine: z.strictObject({ meetsFrom: exact, aboveFrom: exact }),
  }),
  closing: part.closingRules,
  activities: part.activityRules,
  followUp: z.array(outcomes.followUpRule).max(500),
  measures: outcomes.measureRules,
  entitlements: outcomes.entitlementRules,
  units: part.unitRules,
  assignedWork: part.assignedWorkRules,
  development: part.developmentRules,
  raters: part.raterRules,
  retention: part.retentionRules,
  impact: part.impactRules,
};

/** A whole version: read one, change what is to change, send it back. What is left out is refused, never guessed. */
export const ruleSetDraftBody = z.strictObject({ note: text(1000), rules: z.strictObject(content) });

const summary = {
  version: z.string(),
  status: z.enum(['draft', 'version']),
  validFrom: localDate,
  validTo: localDate.nullable(),
  legalBasis: z.array(z.string()),
  coveredYears: z.array(z.number().int()),
  note: z.string().nullable(),
  draftedBy: z.string().nullable(),
  activatedBy: z.string().nullable(),
  at: instant.nullable(),
};
const problem = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

export const ruleSetList = z.object({ present: z.string(), items: z.array(z.object(summary)) });
export const ruleSetView = z.object({
  ...summary,
  digest: z.string(),
  problems: z.array(problem),
  rules: z.object({ schemaVersion: z.literal(1), version: z.string(), ...content }),
});
export const activationView = z.object({
  version: z.string(),
  digest: z.string(),
  note: z.string(),
  draftedBy: z.string(),
  by: z.string(),
  at: instant,
});

const outcome = z.object({
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  predicate: z.enum(predicates),
  basis: z.enum(resultBases),
  score: z.string().nullable(),
});
const change = z.object({
  employeeId: z.string(),
  unitCode: z.string(),
  kind: z.enum(changeKinds),
  /** Null where there was, or would be, no result. */
  before: outcome.nullable(),
  after: outcome.nullable(),
});
export const replayPage = z.object({
  cycleId: z.string(),
  ruleSetVersion: z.string(),
  triedVersion: z.string(),
  scope: z
    .object({ replayed: z.array(z.enum(replayedParts)), notReplayed: z.array(z.enum(partsNotReplayed)) })
    .meta({ description: 'What was worked out anew, and what stays as people judged it or the close made it.' }),
  units: z.array(
    z.object({
      unitCode: z.string(),
      people: z.number().int(),
      otherPredicate: z.number().int(),
      changes: z.array(change),
    }),
  ),
  notScored: z.number().int(),
  next: z.string().nullable(),
});

const print = z.object({ engine: z.string(), inputs: z.string(), bytes: z.string() });
export const recomputation = z.object({
  cycleId: z.string(),
  employeeId: z.string(),
  verdict: z.enum(recomputeVerdicts),
  scoredAt: instant,
  seq: z.number().int(),
  ruleSetVersion: z.string(),
  ruleSetDigest: z.string(),
  stored: print,
  recomputed: print,
});
