import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { taskOfPlaceholder } from '../../../workflows/placeholders.ts';

/*
 * The part of the States Language that the local interpreter runs exactly as Step Functions does, and that the cycle's
 * definition therefore keeps to. The interpreter silently ignores what it does not know (JSONata, Assign, ItemBatcher,
 * ItemReader, HeartbeatSeconds), hence a strict schema: a definition with anything else does not start.
 */

/** `$.name` or `$.name.name`: no filter, wildcard or intrinsic function. */
const path = z.string().regex(/^\$(\.[A-Za-z][A-Za-z0-9]*)+$/);
const contextPath = z.string().regex(/^\$\$\.(Task\.Token|Map\.Item\.Value(\.[A-Za-z][A-Za-z0-9]*)*)$/);
const stateName = z.string().regex(/^[A-Z][A-Za-z]{0,79}$/);
/** Keys that end in `.$` hold a path, all others a constant text; nothing nested. */
const template = z
  .record(z.string(), z.string())
  .refine((t) =>
    Object.entries(t).every(([key, value]) =>
      key.endsWith('.$') ? path.safeParse(value).success || contextPath.safeParse(value).success : value[0] !== '$',
    ),
  );

const retry = z
  .array(
    z.strictObject({
      ErrorEquals: z
        .array(z.string().refine((name) => !name.startsWith('States.'), { error: 'only named transient errors' }))
        .min(1),
      IntervalSeconds: z.number().int().min(1),
      MaxAttempts: z.number().int().min(1),
      BackoffRate: z.number().min(1),
      MaxDelaySeconds: z.number().int().min(1),
      JitterStrategy: z.literal('FULL'),
    }),
  )
  .min(1);
const catchers = z
  .array(
    z.strictObject({ ErrorEquals: z.array(z.string()).length(1), Next: stateName, ResultPath: z.literal('$.error') }),
  )
  .min(1);

const invocation = z.strictObject({ FunctionName: z.string(), Payload: template });
const comment = z.string();
/** Longest wait: eight of them fit in the year that an execution lives, and Node's timers overflow at 2,147,483 s. */
const longestWait = 2_073_600;

const taskFields = {
  Type: z.literal('Task'),
  Resource: z.enum(['arn:aws:states:::lambda:invoke', 'arn:aws:states:::lambda:invoke.waitForTaskToken']),
  Parameters: invocation,
  /** Required: without it the interpreter waits 60 s and Step Functions for ever. */
  TimeoutSeconds: z.number().int().min(1).max(longestWait),
  Retry: retry,
};
const task = z.strictObject({
  ...taskFields,
  Comment: comment,
  Catch: catchers,
  ResultPath: z.null().exactOptional(),
  OutputPath: z.literal('$.Payload').exactOptional(),
  Next: stateName,
});
const mapTask = z.strictObject({ ...taskFields, ResultPath: z.null(), End: z.literal(true) });
const map = z.strictObject({
  Type: z.literal('Map'),
  Comment: comment,
  ItemsPath: path,
  ItemSelector: template,
  MaxConcurrency: z.number().int().min(1).max(40),
  ItemProcessor: z.strictObject({
    ProcessorConfig: z.strictObject({ Mode: z.literal('INLINE') }),
    StartAt: stateName,
    States: z.record(stateName, mapTask),
  }),
  Catch: catchers,
  ResultPath: z.null(),
  Next: stateName,
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  Comment: comment,
  Choices: z.array(z.strictObject({ Variable: path, StringEquals: z.string(), Next: stateName })).min(1),
  Default: stateName,
});
const pass = z.strictObject({
  Type: z.literal('Pass'),
  Result: z.record(z.string(), z.string()),
  ResultPath: z.literal('$.error'),
  Next: stateName,
});
const succeed = z.strictObject({ Type: z.literal('Succeed'), Comment: comment });
const fail = z.strictObject({ Type: z.literal('Fail'), Error: z.string(), Cause: z.string() });

/** No `TimeoutSeconds` at the top: a year overflows Node's timers, and every state has its own. */
export const definitionSchema = z.strictObject({
  Comment: comment,
  StartAt: stateName,
  States: z.record(stateName, z.discriminatedUnion('Type', [task, map, choice, pass, succeed, fail])),
});
export type Definition = z.output<typeof definitionSchema>;
export type State = Definition['States'][string];

const file = new URL('../../../workflows/evaluation-cycle.asl.json', import.meta.url);

/** Replaces `${Placeholder}` by the name of the task; an unknown one is an error. */
const substitute = (text: string): string => {
  const names = new Map<string, string>(Object.entries(taskOfPlaceholder));
  return text.replaceAll(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const task = names.get(name);
    if (task === undefined)
      throw new Error(`the state machine names ${whole}, which workflows/placeholders.ts does not`);
    return task;
  });
};

/** The state machine file as the local endpoint runs it. */
export const evaluationCycleDefinition = (): Definition =>
  definitionSchema.parse(JSON.parse(substitute(readFileSync(file, 'utf8'))));
