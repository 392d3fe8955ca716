import type { IncomingMessage } from 'node:http';
import type { HttpEvent } from '../../../functions/http/dispatch.ts';
import { placesOf } from '../../../functions/http/match-path.ts';

/** A request as the gateway took it apart. */
export type Arrived = {
  request: IncomingMessage;
  path: string;
  search: string;
  body: Buffer;
  /** `$default` where no route fits. */
  routeKey: string;
  template: string | null;
  claims: Record<string, string>;
  requestId: string;
  /** Milliseconds since 1970. */
  at: number;
};

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers)
      .filter((entry): entry is [string, string | string[]] => entry[1] !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
  );

/** A name that appears twice is joined by a comma, as payload version 2.0 has it. */
const queryOf = (search: string): Record<string, string> => {
  const query = new URLSearchParams(search);
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
};

const bodyOf = (body: Buffer): { body?: string; isBase64Encoded: boolean } => {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = body.toString('utf8');
  const faithful = Buffer.from(text, 'utf8').equals(body);
  return { body: faithful ? text : body.toString('base64'), isBase64Encoded: !faithful };
};

/** The event that API Gateway sends for an HTTP API with a JWT authorizer (payload version 2.0). */
export const gatewayEvent = (arrived: Arrived): HttpEvent => {
  const { request, path, search, routeKey, template } = arrived;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: search,
    headers: headersOf(request),
    queryStringParameters: queryOf(search),
    pathParameters: template === null ? {} : placesOf(template, path),
    ...bodyOf(arrived.body),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: arrived.claims, scopes: [] } },
      domainName: request.headers.host ?? '',
      domainPrefix: '',
      http: {
        method: request.method ?? '',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: arrived.requestId,
      routeKey,
      stage: '$default',
      time: new Date(arrived.at).toISOString(),
      timeEpoch: arrived.at,
    },
  };
};
