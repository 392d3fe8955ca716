import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { problemResponse, type Response, replyResponse, safeHeaders } from './answer/responses.ts';
import { createPathMatcher } from './match-path.ts';

/** The part of an OpenAPI document that tells which methods a path knows. */
export type Description = { paths: Record<string, object> };

const withoutBody = (method: string, response: Response): Response =>
  method === 'HEAD' ? { ...response, body: '' } : response;

/** Methods by path, HEAD and OPTIONS included. */
const methodsByPath = ({ paths }: Description): Map<string, string[]> =>
  new Map(
    Object.entries(paths).map(([path, operations]) => {
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      return [path, [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS']];
    }),
  );

/**
 * Serves the API description, and is the `$default` route: tells a wrong method (405 with Allow) from a wrong path (404),
 * both read from the same description.
 */
export const createDescriptionHandler = (description: Description) => {
  const known = methodsByPath(description);
  const match = createPathMatcher(known.keys());
  return async (event: APIGatewayProxyEventV2): Promise<Response> => {
    const { method } = event.requestContext.http;
    const context = { path: event.rawPath, acceptLanguage: event.headers['accept-language'], deadline: null };
    if (event.routeKey !== '$default') return withoutBody(method, replyResponse(200, { body: description }));
    const allow = known.get(match(event.rawPath) ?? '')?.join(', ');
    if (allow === undefined) return withoutBody(method, problemResponse({ code: 'not-found' }, context));
    if (method === 'OPTIONS') return { statusCode: 204, headers: { ...safeHeaders, allow }, body: '' };
    const refused = problemResponse({ code: 'method-not-allowed', detail: `Allowed here: ${allow}.` }, context);
    return withoutBody(method, { ...refused, headers: { ...refused.headers, allow } });
  };
};
