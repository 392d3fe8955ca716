import { errorTable } from '../../contracts/errors.ts';
import { languages } from '../../contracts/language.ts';
import { idempotencyKey } from '../../contracts/primitives.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import type { Route } from '../route.ts';
import { codesOf } from './codes-of.ts';
import { componentOf, type Schema } from './schema-of.ts';

export const schemaRef = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const parameterRef = (name: keyof typeof sharedParameters): Schema => ({ $ref: `#/components/parameters/${name}` });

const header = (name: string, required: boolean, description: string, schema: Schema) => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});
const etag = { type: 'string', pattern: '^"[1-9][0-9]*"$' };

/** Headers that many operations read. */
export const sharedParameters = {
  'idempotency-key': header(
    'Idempotency-Key',
    true,
    'Your own name of this act: a repeat gets the same answer and has one effect.',
    componentOf(idempotencyKey, 'idempotency-key', 'input'),
  ),
  'if-match': header('If-Match', true, 'The ETag that you read last.', etag),
  'if-match-to-replace': header(
    'If-Match',
    false,
    'The ETag that you read last; required to replace what is there.',
    etag,
  ),
  'accept-language': header(
    'Accept-Language',
    false,
    'Language of the titles in problem documents; Indonesian by default.',
    { type: 'string', examples: languages },
  ),
};

export const headerParametersOf = (route: Route): Schema[] => [
  ...(route.method === 'POST' ? [parameterRef('idempotency-key')] : []),
  ...(route.ifMatch ? [parameterRef('if-match')] : route.method === 'PUT' ? [parameterRef('if-match-to-replace')] : []),
  parameterRef('accept-language'),
];

type Refused = { status: number; codes: RefusalCode[]; name: string };

const refusedOf = (route: Route): Refused[] =>
  [...Map.groupBy(codesOf(route), (code) => errorTable[code].status)].map(([status, codes]) => ({
    status,
    codes,
    name: [status, ...codes].join('.'),
  }));

export const refusalRefsOf = (route: Route): Record<string, Schema> =>
  Object.fromEntries(
    refusedOf(route).map(({ status, name }) => [String(status), { $ref: `#/components/responses/${name}` }]),
  );

/** Each set of codes under one status that some operation answers, by the name that the operations refer to. */
export const sharedResponses = (routes: Route[]): Record<string, Schema> =>
  Object.fromEntries(
    routes.flatMap(refusedOf).map(({ name, codes }) => [
      name,
      {
        description: codes.map((code) => `\`${code}\`: ${errorTable[code].title.en}`).join('\n'),
        content: { 'application/problem+json': { schema: schemaRef('problem') } },
        'x-codes': codes,
      },
    ]),
  );
