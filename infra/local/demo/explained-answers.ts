import * as z from 'zod';
import { predicates } from '../../../functions/domain/scoring/predicate.ts';

const text = z.looseObject({ id: z.string(), en: z.string() });
const step = z.looseObject({
  code: z.string(),
  line: text,
  evidence: z.array(z.string()).optional(),
  get inputs() {
    return z.array(step).optional();
  },
});
export const explained = z.looseObject({ tree: step.extend({ value: z.enum(predicates).nullable() }) });
export type Step = z.output<typeof step>;

const values = z.looseObject({
  decision: z.string(),
  atLeast: z.string().nullish(),
  atMost: z.string().nullish(),
});
export const change = z.looseObject({
  workResult: z
    .looseObject({
      change: z
        .looseObject({
          figure: z.string(),
          nearest: z.string().nullable(),
          boundaries: z.array(
            z.looseObject({
              side: z.enum(['up', 'down']),
              rating: z.string().nullable(),
              distance: z.string(),
              indicators: z.array(z.looseObject({ indicatorId: z.string(), present: z.string().nullable(), values })),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
});
export type SeenChange = NonNullable<NonNullable<z.output<typeof change>['workResult']>['change']>;

/** What somebody reads who opens the own result. */
export type SeenExplanation = {
  predicate: string | null;
  /** Steps of the tree that have a line in both languages, of all. */
  steps: { told: number; all: number };
  links: string[];
  change: SeenChange | null;
};
