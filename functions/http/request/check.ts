import type { z } from 'zod';
import { type FieldProblem, refuse } from '../../domain/refusal.ts';
import type { Check } from '../route.ts';

type Part = Parameters<Check>[0];

const escaped = (part: PropertyKey): string => String(part).replaceAll('~', '~0').replaceAll('/', '~1');

const pointerTo = (part: Part, path: PropertyKey[]): string =>
  part === 'body' ? path.map((p) => `/${escaped(p)}`).join('') : `${part}:${path.map(String).join('.')}`;

/** More problems than these help nobody and make the answer larger than the question. */
const maximumProblems = 50;

/** Of the forms that a value could have had, the one it comes nearest to: its problems say more than that none fits. */
const nearestForm = (issue: z.core.$ZodIssue): z.core.$ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [];
  const [nearest] = issue.errors.toSorted((a, b) => weightOf(a) - weightOf(b));
  return (nearest ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
};

/** An unknown field speaks most clearly for another form. */
const weightOf = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? 1 + issue.keys.length : 1), 0);

const problemsOf = (part: Part, issue: z.core.$ZodIssue): FieldProblem[] => {
  const inner = nearestForm(issue);
  return inner.length > 0 ? inner.flatMap((one) => problemsOf(part, one)) : problemOf(part, issue);
};

const problemOf = (part: Part, issue: z.core.$ZodIssue): FieldProblem[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({
        pointer: pointerTo(part, [...issue.path, key]),
        code: 'unrecognized_keys',
        detail: 'There is no such field here.',
      }))
    : [{ pointer: pointerTo(part, issue.path), code: issue.code, detail: issue.message }];

/** Field problems of a failed parse, in the order in which the schema found them. */
export const fieldProblems = (part: Part, error: z.ZodError): FieldProblem[] =>
  error.issues.flatMap((issue) => problemsOf(part, issue)).slice(0, maximumProblems);

/** Parses one part of the request, or refuses with a pointer to every field that is wrong. */
export const checkPart: Check = (part, schema, value) => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return refuse(part === 'body' ? 'invalid-body' : 'invalid-parameter', { fields: fieldProblems(part, result.error) });
};
