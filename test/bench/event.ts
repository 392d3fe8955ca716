import type { HttpEvent } from '../../functions/http/dispatch.ts';
import { agencyId } from './city.ts';

export type Asked = {
  method: 'GET' | 'POST' | 'PUT';
  template: string;
  /** What stands in the places of the template. */
  places: Record<string, string>;
  personId: string;
  requestId: string;
  body?: object;
  query?: Record<string, string>;
  /** Sent as If-Match. */
  version?: number;
  /** Of the token; the small city of the bench unless given. */
  agency?: string;
};

/** The event that API Gateway sends for a request with a checked token (payload version 2.0). */
export const httpEvent = ({ method, template, places, personId, requestId, ...more }: Asked): HttpEvent => {
  const { body, query, version, agency = agencyId } = more;
  const path = template.replaceAll(/\{(\w+)\}/g, (_, place: string) => places[place] ?? '');
  const routeKey = `${method} ${template}`;
  const ifMatch = version === undefined ? {} : { 'if-match': `"${version}"` };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { 'content-type': 'application/json', 'idempotency-key': requestId, 'accept-language': 'id', ...ifMatch },
    pathParameters: places,
    ...(query === undefined ? {} : { queryStringParameters: query }),
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    requestContext: {
      accountId: 'bench',
      apiId: 'bench',
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { sub: personId, agency }, scopes: [] },
      },
      domainName: 'bench',
      domainPrefix: '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId,
      routeKey,
      stage: '$default',
      time: '2026-01-05T02:00:00.000Z',
      timeEpoch: 0,
    },
  };
};
