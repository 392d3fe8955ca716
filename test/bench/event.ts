import type { HttpEvent } from '../../functions/http/dispatch.ts';
import { agencyId } from './city.ts';

type Asked = {
  method: 'GET' | 'POST';
  template: string;
  places: { cycleId: string; employeeId: string };
  personId: string;
  requestId: string;
  body?: object;
};

/** The event that API Gateway sends for a request with a checked token (payload version 2.0). */
export const httpEvent = ({ method, template, places, personId, requestId, body }: Asked): HttpEvent => {
  const path = template.replace('{cycleId}', places.cycleId).replace('{employeeId}', places.employeeId);
  const routeKey = `${method} ${template}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', 'idempotency-key': requestId, 'accept-language': 'id' },
    pathParameters: places,
    isBase64Encoded: false,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    requestContext: {
      accountId: 'bench',
      apiId: 'bench',
      authorizer: {
        principalId: '',
        integrationLatency: 0,
        jwt: { claims: { sub: personId, agency: agencyId }, scopes: [] },
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
