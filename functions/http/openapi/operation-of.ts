import { importBody } from '../../contracts/directory.ts';
import { scopeOf } from '../request/scope.ts';
import type { Route } from '../route.ts';
import { hasBody } from './codes-of.ts';
import { propertiesOf, type Schema } from './schema-of.ts';
import { headerParametersOf, refusalRefsOf, schemaRef } from './shared-parts.ts';

export const requestName = (route: Route): string => `${route.operationId}-request`;
export const responseName = (route: Route): string => `${route.operationId}-response`;

const csv = {
  schema: {
    type: 'string',
    description: 'A header line with the names of the fields, then one line per row; `,` or `;`; UTF-8.',
  },
};

const fileOf = (type: string): Schema => (type === 'text/csv' ? csv : { schema: { type: 'string', format: 'binary' } });

const requestBodyOf = (route: Route): Schema => ({
  required: true,
  content: {
    'application/json': { schema: schemaRef(requestName(route)) },
    ...(route.body === importBody ? { 'text/csv': csv } : {}),
    ...Object.fromEntries(Object.keys(route.readers ?? {}).map((type) => [type, fileOf(type)])),
  },
});

/** A person's token opens what its bearer may do; a system's only what its scopes name. */
const securityOf = (route: Route): Schema => {
  if (route.open) return { security: [] };
  const scope = scopeOf(route);
  return scope === null ? {} : { security: [{ token: [] }, { system: [scope] }] };
};

/** One operation of the API description. */
export const operationOf = (route: Route): Schema => ({
  operationId: route.operationId,
  summary: route.summary,
  tags: [route.tag],
  ...securityOf(route),
  parameters: [
    ...propertiesOf(route.params).map((p) => ({ ...p, in: 'path', required: true })),
    ...propertiesOf(route.query).map((p) => ({ ...p, in: 'query' })),
    ...headerParametersOf(route),
  ],
  ...(hasBody(route) ? { requestBody: requestBodyOf(route) } : {}),
  responses: {
    [String(route.status)]: {
      description: 'Done as asked.',
      headers: { ETag: { $ref: '#/components/headers/ETag' } },
      content: { [route.produces ?? 'application/json']: { schema: schemaRef(responseName(route)) } },
    },
    ...(route.produces === undefined
      ? {}
      : { '304': { description: 'Nothing else than what the ETag sent stands for.' } }),
    ...refusalRefsOf(route),
  },
});
