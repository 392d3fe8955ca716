import * as z from 'zod';
import { predicates } from '../../../functions/domain/scoring/predicate.ts';

/* What the demo reads of objections, measures and what a result gives. */

const effect = z.looseObject({
  what: z.string(),
  how: z.string(),
  from: z.unknown().optional(),
  to: z.unknown().optional(),
});
export const objectionAnswer = z.looseObject({
  employeeId: z.string(),
  status: z.string(),
  deciderId: z.string().nullable(),
  window: z
    .looseObject({ lastDay: z.string(), deadline: z.string(), receipt: z.looseObject({ basis: z.string() }) })
    .nullable(),
  passings: z.array(z.looseObject({ kind: z.string(), to: z.string().nullable(), by: z.string() })),
  statements: z.array(z.looseObject({ side: z.string(), by: z.string() })),
  decision: z
    .looseObject({
      decision: z.string(),
      by: z.string(),
      unheard: z.array(z.string()),
      version: z.number().nullable(),
      effects: z.array(effect),
    })
    .nullable(),
});
export type ObjectionAnswer = z.output<typeof objectionAnswer>;

export const objectionClock = z.looseObject({
  items: z.array(z.looseObject({ employeeId: z.string(), deciderId: z.string().nullable(), clock: z.string() })),
});

const line = z.looseObject({ component: z.string(), value: z.string().nullable(), factor: z.string() });
export const entitlementsAnswer = z.looseObject({
  predicate: z.enum(predicates),
  version: z.number(),
  creditPoints: z.discriminatedUnion('decision', [
    z.looseObject({ decision: z.literal('earned'), points: z.string() }),
    z.looseObject({ decision: z.literal('not-functional') }),
    z.looseObject({ decision: z.literal('unknown-level') }),
  ]),
  talent: z.discriminatedUnion('decision', [
    z.looseObject({ decision: z.literal('placed'), box: z.number(), potential: z.string() }),
    z.looseObject({ decision: z.literal('no-assessment') }),
  ]),
  allowance: line,
});
export type EntitlementsAnswer = z.output<typeof entitlementsAnswer>;
export const allowanceAnswer = z.looseObject({
  factor: z.string(),
  reports: z.looseObject({ written: z.number(), late: z.number(), expected: z.number() }),
  lines: z.array(line),
});
export type AllowanceAnswer = z.output<typeof allowanceAnswer>;

export const measuresAnswer = z.looseObject({
  items: z.array(
    z.looseObject({
      ruleId: z.string(),
      propose: z.string(),
      state: z.string(),
      notes: z.array(z.looseObject({ text: z.string(), by: z.string() })),
      tracked: z.looseObject({ verdict: z.string() }).nullable(),
    }),
  ),
});
export type MeasuresAnswer = z.output<typeof measuresAnswer>;
export const runningAnswer = z.looseObject({
  items: z.array(z.looseObject({ followUpId: z.string(), propose: z.string(), to: z.string() })),
});
