import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Context } from 'aws-lambda';
import { refuse } from '../../../functions/domain/refusal.ts';
import { refusalOf } from '../../../functions/http/answer/refusal-of.ts';
import { problemResponse, type Response } from '../../../functions/http/answer/responses.ts';
import type { HttpEvent } from '../../../functions/http/dispatch.ts';
import { createPathMatcher } from '../../../functions/http/match-path.ts';
import { maximumBodyBytes } from '../../../functions/http/request/body.ts';
import type { Clock } from '../../../functions/ports/clock.ts';
import type { Ids } from '../../../functions/ports/ids.ts';
import { lambdaContext } from '../step-functions/lambda-context.ts';
import type { Admission } from './admission.ts';
import { type Arrived, gatewayEvent } from './gateway-event.ts';
import { readBody } from './read-body.ts';
import { refuseEntry } from './refuse-entry.ts';
import { send } from './send.ts';

export type HttpFunction = (event: HttpEvent, context: Context) => Promise<Response>;

/** One route of the API: `GET /v1/me`, the function behind it, and whether the JWT authorizer stands before it. */
export type GatewayRoute = {
  routeKey: string;
  functionName: string;
  authorized: boolean;
  run: HttpFunction;
  /** Where the usual limit of the body is too small. */
  maximumBytes?: number;
  /** Answered however busy the system is. */
  always?: true;
};

type Options = {
  routes: GatewayRoute[];
  fallback: HttpFunction;
  /** Claims of a valid bearer token; refuses otherwise. */
  authorize(header: string | undefined): Promise<Record<string, string>>;
  clock: Clock;
  ids: Ids;
  /** Without it everybody is let in. */
  admission?: Admission;
};

type Target = { route: GatewayRoute | null; template: string | null };

const createRouter = (routes: GatewayRoute[]): ((method: string, path: string) => Target) => {
  const byKey = new Map(routes.map((route) => [route.routeKey, route]));
  const byMethod = Map.groupBy(routes, ({ routeKey }) => routeKey.split(' ')[0] ?? '');
  const matchers = new Map(
    [...byMethod].map(([method, here]) => [
      method,
      createPathMatcher(here.map(({ routeKey }) => routeKey.slice(method.length + 1))),
    ]),
  );
  return (method, path) => {
    const template = matchers.get(method)?.(path) ?? null;
    return { template, route: (template && byKey.get(`${method} ${template}`)) || null };
  };
};

const takeApart = async (options: Options, request: IncomingMessage, target: Target): Promise<Arrived> => {
  const [path = '', search = ''] = (request.url ?? '').split(/\?(.*)/s);
  const claims = target.route?.authorized ? await options.authorize(request.headers.authorization) : {};
  const maximumBytes = target.route?.maximumBytes ?? maximumBodyBytes;
  const body = await readBody(request, maximumBytes);
  return {
    request,
    path,
    search,
    body: body === 'too-large' ? refuse('body-too-large', { extra: { maximumBytes } }) : body,
    routeKey: target.route?.routeKey ?? '$default',
    template: target.template,
    claims,
    requestId: options.ids.next(),
    at: Date.parse(options.clock.now()),
  };
};

const eventOf = (arrived: Arrived): HttpEvent => {
  try {
    return gatewayEvent(arrived);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return refuse('invalid-parameter', { detail: 'The path holds a broken percent-escape.' });
  }
};

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

const contextOf = (request: IncomingMessage) => ({
  path: pathOf(request),
  acceptLanguage: request.headers['accept-language'],
  deadline: null,
});

/** Whose turn it is has to be known before the token is checked: what the caller says of itself must do, and the address where it says nothing. */
const callerOf = ({ headers, socket }: IncomingMessage): string => headers.authorization ?? socket.remoteAddress ?? '';

/** Stands where API Gateway stands: routes, bounds what is at work, checks the token, limits the body, and sends payload-v2 events to the functions. */
export const createGateway = (options: Options): RequestListener => {
  const route = createRouter(options.routes);
  const answer = async (request: IncomingMessage, target: Target): Promise<Response> => {
    try {
      const arrived = await takeApart(options, request, target);
      const { run, functionName } = target.route ?? { run: options.fallback, functionName: 'default' };
      return await run(eventOf(arrived), lambdaContext(functionName));
    } catch (error) {
      return problemResponse(refusalOf(error), contextOf(request));
    }
  };
  const serve = async (request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> =>
    send(request, response, await answer(request, target));

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const target = route(request.method ?? '', path);
    const { admission } = options;
    if (admission === undefined || target.route === null || target.route.always)
      return serve(request, response, target);
    const entry = await admission.enter(callerOf(request));
    if (entry.kind === 'refused') return refuseEntry(request, response, { path, ...entry });
    try {
      // Whoever hung up while waiting gets no work done in their name.
      if (!request.socket.destroyed) await serve(request, response, target);
    } finally {
      entry.leave();
    }
  };

  return (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch(() => response.destroy());
  };
};
