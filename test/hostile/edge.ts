import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import { resources } from '../../functions/http/all-routes.ts';
import { refusalOf } from '../../functions/http/answer/refusal-of.ts';
import { problemResponse, type Response } from '../../functions/http/answer/responses.ts';
import { createHttpHandler } from '../../functions/http/create-http-handler.ts';
import type { HttpEvent } from '../../functions/http/dispatch.ts';
import { createPathMatcher } from '../../functions/http/match-path.ts';
import { indexByRouteKey, routeKeysOf } from '../../functions/http/routing.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { gatewayEvent } from '../../infra/local/http/gateway-event.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../infra/local/step-functions/lambda-context.ts';

export type Claims = Record<string, string>;
/** A request as its bytes stand on the wire, and what the gateway's authorizer found in the token (null: no token). */
export type Sent = {
  method: string;
  path: string;
  search: string;
  headers: Record<string, string>;
  body: Buffer;
  claims: Claims | null;
};
export type Answer = { status: number; headers: Record<string, string>; text: string; logs: string };
export type Edge = { send(sent: Sent): Promise<Answer> };

const socket = new Socket();

const messageOf = ({ method, headers }: Sent): IncomingMessage => {
  const message = new IncomingMessage(socket);
  message.method = method;
  message.httpVersion = '1.1';
  Object.assign(message.headers, headers);
  return message;
};

const handlersOf = (deps: Deps, log: (line: unknown) => void) => {
  const logger = {
    info: (...line: unknown[]) => log(line),
    error: (...line: unknown[]) => log(line),
  };
  const parts = {
    tenants: sharedTenants(deps),
    logger,
    metrics: null,
    environment: { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim },
  };
  return new Map(
    Object.values(resources).flatMap((routes) => {
      const run = createHttpHandler(parts, routes);
      const index = indexByRouteKey(routes);
      return routes.flatMap(routeKeysOf).map((key) => [key, { run, open: index.get(key)?.open === true }] as const);
    }),
  );
};

const methods = ['GET', 'HEAD', 'POST', 'PUT'];

/** Every function of the API behind the gateway's own way of taking a request apart, in one process and without a wire. */
export const createEdge = (deps: Deps): Edge => {
  let lines: unknown[] = [];
  const handlers = handlersOf(deps, (line) => lines.push(line));
  const templates = [...handlers.keys()].map((key) => key.split(' '));
  const matchers = new Map(
    methods.map((method) => [
      method,
      createPathMatcher(templates.filter(([m]) => m === method).map(([, path]) => path ?? '')),
    ]),
  );
  const eventOf = (sent: Sent, template: string | null): HttpEvent =>
    gatewayEvent({
      request: messageOf(sent),
      path: sent.path,
      search: sent.search,
      body: sent.body,
      routeKey: template === null ? '$default' : `${sent.method} ${template}`,
      template,
      claims: sent.claims ?? {},
      requestId: 'request-1',
      at: 0,
    });
  const run = async (sent: Sent): Promise<Response> => {
    const template = matchers.get(sent.method)?.(sent.path) ?? null;
    const handler = template === null ? undefined : handlers.get(`${sent.method} ${template}`);
    try {
      const event = eventOf(sent, template);
      if (handler !== undefined) return await handler.run(event, lambdaContext('hostile'));
      return problemResponse({ code: 'not-found' }, { path: sent.path, acceptLanguage: undefined, deadline: null });
    } catch (error) {
      const refusal = error instanceof URIError ? ({ code: 'invalid-parameter' } as const) : refusalOf(error);
      return problemResponse(refusal, { path: sent.path, acceptLanguage: undefined, deadline: null });
    }
  };
  return {
    send: async (sent) => {
      lines = [];
      const { statusCode, headers, body = '' } = await run(sent);
      return { status: statusCode, headers, text: body, logs: JSON.stringify(lines) };
    },
  };
};
