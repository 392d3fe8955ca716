import * as z from 'zod';
import { problem } from '../../../functions/contracts/problem.ts';
import { organisationPredicates, predicates, ratings } from '../../../functions/domain/scoring/predicate.ts';

/*
 * What the demo reads of the answers, as a client of another team would write it down: fields that it does not use are
 * left alone, so a field added later breaks nobody.
 */
export { problem };
export type Refused = z.output<typeof problem>;

export const anything = z.unknown();
export const receipt = z.looseObject({ act: z.string(), seq: z.number(), version: z.number() });
export type Receipt = z.output<typeof receipt>;

export const person = z.looseObject({ id: z.string(), nip: z.string() });
export const cycle = z.looseObject({
  id: z.string(),
  phase: z.string(),
  status: z.string(),
  shardCount: z.number(),
  deadlines: z.record(z.string(), z.string()),
  closures: z.record(z.string(), z.looseObject({ trigger: z.string(), basis: z.string() })),
  closedAt: z.string().nullable(),
  failure: z.unknown(),
});
export type CycleAnswer = z.output<typeof cycle>;

const mark = z.looseObject({ phase: z.string(), missing: z.string(), owedBy: z.string().nullable(), rule: z.string() });
export const result = z.looseObject({
  version: z.number(),
  workResult: z.enum(ratings),
  behaviour: z.enum(ratings),
  predicate: z.enum(predicates),
  basis: z.string(),
  score: z.string().nullable(),
});
export const caseAnswer = z.looseObject({
  employeeId: z.string(),
  unitCode: z.string(),
  serviceCode: z.string(),
  appraiserId: z.string().nullable(),
  superiorId: z.string().nullable(),
  headsUnit: z.boolean(),
  stage: z.string(),
  marks: z.array(mark),
  result: result.nullish(),
  objection: z.looseObject({ status: z.string(), deciderId: z.string().nullable() }).nullish(),
  segments: z
    .array(
      z.looseObject({
        from: z.string(),
        appraiserId: z.string().nullable(),
        review: z.looseObject({ workResult: z.enum(ratings) }).nullable(),
      }),
    )
    .optional(),
});
export type CaseAnswer = z.output<typeof caseAnswer>;
export const page = <S extends z.ZodType>(item: S) =>
  z.looseObject({ items: z.array(item), next: z.string().nullable() });
export const list = <S extends z.ZodType>(item: S) => z.looseObject({ items: z.array(item) });

export const planAnswer = z.looseObject({ status: z.string() });
export const activity = z.looseObject({ id: z.string(), date: z.string(), workResultId: z.string(), text: z.string() });
export const suggestion = z.looseObject({
  workResult: z.looseObject({ score: z.string().nullable(), rating: z.enum(ratings).nullable() }).nullable(),
  behaviour: z.looseObject({ rating: z.enum(ratings).nullable() }),
});

export const service = z.looseObject({
  code: z.string(),
  name: z.string(),
  setterId: z.string().nullable(),
  counts: z.record(z.enum(predicates), z.number()),
  unassessed: z.number(),
  organisation: z.looseObject({ predicate: z.enum(organisationPredicates) }).nullable(),
  forum: z.looseObject({ status: z.string(), justification: z.string().nullish(), lawful: z.boolean().nullish() }),
  decision: z.looseObject({ by: z.string(), digest: z.string(), people: z.number() }).nullable(),
});
export type ServiceAnswer = z.output<typeof service>;
export const motion = z.looseObject({ motionId: z.string(), employeeId: z.string(), status: z.string() });
export const motionReceipt = z.looseObject({ motionId: z.string() });
export const resolution = z.looseObject({
  result: z.enum(['carried', 'rejected']),
  for: z.number(),
  against: z.number(),
});
export const followUp = z.looseObject({
  followUpId: z.string(),
  ruleId: z.string(),
  employeeId: z.string(),
  propose: z.string(),
  mitigating: z.array(z.string()),
  outcome: z.looseObject({ decision: z.string(), by: z.string() }).nullable(),
});
const trait = z.looseObject({ kind: z.string(), subject: z.string(), value: z.string(), rule: z.string() });
const profile = {
  strengths: z.array(trait),
  weaknesses: z.array(trait),
  trainings: z.array(z.looseObject({ trainingId: z.string(), ruleId: z.string(), because: z.array(z.string()) })),
};
export const unitScore = z.looseObject({
  asOf: z.string(),
  unitCode: z.string(),
  name: z.string(),
  score: z.looseObject({ value: z.string().nullable(), rating: z.string().nullable(), basis: z.string().nullable() }),
  people: z.looseObject({
    count: z.number(),
    unassessed: z.number(),
    predicates: z.record(z.enum(predicates), z.number()),
    score: z.string().nullable(),
  }),
  profile: z.looseObject(profile),
});
export type UnitScoreAnswer = z.output<typeof unitScore>;
export const boardAnswer = z.looseObject({
  items: z.array(z.looseObject({ employeeId: z.string(), case: z.looseObject({ stage: z.string() }).nullable() })),
});
export const developmentAnswer = z.looseObject({ employeeId: z.string(), ...profile });
export const manifest = z.looseObject({ step: z.string(), shard: z.number(), cases: z.number(), root: z.string() });
export type ManifestAnswer = z.output<typeof manifest>;
export type FollowUpAnswer = z.output<typeof followUp>;

export const importAnswer = z.looseObject({
  created: z.number(),
  unchanged: z.number(),
  refused: z.array(z.looseObject({ row: z.number(), column: z.string().nullable(), code: z.string() })),
});
export type ImportAnswer = z.output<typeof importAnswer>;
