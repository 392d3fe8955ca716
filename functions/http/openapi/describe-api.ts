import { errorTable } from '../../contracts/errors.ts';
import { problem } from '../../contracts/problem.ts';
import type { Route } from '../route.ts';
import { hasBody } from './codes-of.ts';
import { operationOf, requestName, responseName } from './operation-of.ts';
import { componentOf, type Schema } from './schema-of.ts';
import { sharedParameters, sharedResponses } from './shared-parts.ts';

/** The one operation outside the route tables: everybody may read the description. */
export const descriptionPath = '/v1/openapi.json';
const descriptionOperation: Schema = {
  operationId: 'readApiDescription',
  summary: 'This description.',
  tags: ['description'],
  security: [],
  responses: {
    '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
  },
};

const securitySchemes: Schema = {
  token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: "A person's token." },
  system: {
    type: 'oauth2',
    description:
      "A program of the agency. In its token a scope is written `<agency>/<scope>`, or alone where the token has the agency's claim. The token's address is the issuer's.",
    flows: {
      clientCredentials: {
        tokenUrl: '/oauth2/token',
        scopes: {
          imports: 'Take in the directory and drafts of plans, as an administrator would.',
          reads: 'Read what an auditor may read.',
        },
      },
    },
  },
};

const pathsOf = (routes: Route[]): Record<string, Schema> => {
  const byPath = Map.groupBy(routes, (route): string => route.path);
  const described = [...byPath].map(([path, here]): [string, Schema] => [
    path,
    Object.fromEntries(here.map((route) => [route.method.toLowerCase(), operationOf(route)])),
  ]);
  return Object.fromEntries(
    [...described, [descriptionPath, { get: descriptionOperation }] as const].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

const schemasOf = (routes: Route[]): Record<string, Schema> => ({
  problem: componentOf(problem, 'problem', 'output'),
  ...Object.fromEntries(
    routes.flatMap((route): [string, Schema][] => [
      ...(hasBody(route)
        ? [[requestName(route), componentOf(route.body, requestName(route), 'input')] satisfies [string, Schema]]
        : []),
      [responseName(route), componentOf(route.response, responseName(route), 'output')],
    ]),
  ),
});

/** OpenAPI 3.1 from the route tables, their zod schemas and the error table: the same values that run. */
export const describeApi = (routes: Route[], version: string): Schema => ({
  openapi: '3.1.1',
  info: {
    title: 'Siklus',
    version,
    description:
      "Performance-evaluation cycles of Indonesia's civil service. Every refusal is a problem+json (RFC 9457) with a stable `code`; all codes stand under `x-problems`. Times are RFC 3339 with an offset.",
  },
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  servers: [{ url: '/' }],
  security: [{ token: [] }],
  tags: [...new Set(['description', ...routes.map((route) => route.tag)])].sort().map((name) => ({ name })),
  paths: pathsOf(routes),
  components: {
    securitySchemes,
    headers: { ETag: { description: 'Version of what is answered, where it has one.', schema: { type: 'string' } } },
    parameters: sharedParameters,
    responses: sharedResponses(routes),
    schemas: schemasOf(routes),
  },
  'x-problems': errorTable,
});
