import * as z from 'zod';

/*
 * Judges a request by a policy as IAM does, for the operators that our policies use (IAM User Guide, "Condition operators"). An
 * operator that is not known here is an error and never true.
 */

const texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const resource = z
  .unknown()
  .transform((value) => (Array.isArray(value) ? value : [value]).map((v) => JSON.stringify(v)));
const statement = z.object({
  Effect: z.literal('Allow'),
  Action: texts,
  Resource: resource.optional(),
  Condition: z.record(z.string(), z.record(z.string(), texts)).default({}),
});
export const policyDocument = z.object({ Statement: z.array(statement) });
export type PolicyDocument = z.output<typeof policyDocument>;

/** Keys of the request's context; a key that is absent is absent here too. */
export type Context = Record<string, string | string[]>;
export type PolicyRequest = { action: string; context: Context };

const valuesOf = (context: Context, key: string): string[] | undefined => {
  const value = context[key];
  return value === undefined ? undefined : [value].flat();
};

/** Null where a variable has no value: then nothing can match (IAM User Guide, "Policy variables with no value"). */
const filled = (pattern: string, context: Context): string | null => {
  let complete = true;
  const text = pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) => {
    const [value, ...more] = valuesOf(context, key) ?? [];
    if (value === undefined || more.length > 0) complete = false;
    // What a variable brings is text: its stars are no wildcards.
    return (value ?? '').replace(/[*?]/g, (sign) => `\ue000${sign}`);
  });
  return complete ? text : null;
};

/** A stage has a hundred policies of the same few patterns, and each is asked thousands of times. */
const compiled = new Map<string, RegExp>();

const compile = (pattern: string): RegExp => {
  const source = pattern.replace(/\ue000([*?])|([*?])|([.+^${}()|[\]\\])/g, (_, literal, wild, special) =>
    literal !== undefined ? `\\${literal}` : wild === '*' ? '[\\s\\S]*' : wild === '?' ? '[\\s\\S]' : `\\${special}`,
  );
  return new RegExp(`^${source}$`);
};

const like = (value: string, pattern: string): boolean => {
  const known = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, known);
  return known.test(value);
};

const matchers: Record<string, (value: string, pattern: string) => boolean> = {
  StringLike: like,
  StringEquals: (value, expected) => value === expected,
};

const holds = (operator: string, key: string, expected: string[], context: Context): boolean => {
  const values = valuesOf(context, key);
  if (operator === 'Null') return expected.every((wanted) => (values === undefined) === (wanted === 'true'));
  const [, set, name = ''] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? [];
  const matcher = matchers[name];
  if (matcher === undefined) throw new Error(`no evaluator for ${operator}`);
  const patterns = expected.map((pattern) => filled(pattern, context)).filter((pattern) => pattern !== null);
  const matches = (value: string): boolean => patterns.some((pattern) => matcher(value, pattern));
  // The hole: over no values at all, "for all" is true.
  if (set === 'ForAllValues') return (values ?? []).every(matches);
  if (set === 'ForAnyValue') return (values ?? []).some(matches);
  return values !== undefined && values.length === 1 && values.every(matches);
};

/** No resource is looked at: who reads a policy here asks for the one table it names. */
export const allows = ({ Statement }: PolicyDocument, { action, context }: PolicyRequest): boolean =>
  Statement.some(
    ({ Action, Condition }) =>
      Action.includes(action) &&
      Object.entries(Condition).every(([operator, keys]) =>
        Object.entries(keys).every(([key, expected]) => holds(operator, key, expected, context)),
      ),
  );
