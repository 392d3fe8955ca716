import middy from '@middy/core';
import { formatWithOffset } from '../domain/time/zone.ts';
import { loadAgency } from '../usecases/support/load.ts';
import type { Tenants } from '../usecases/support/tenants.ts';
import { refusalOf } from './answer/refusal-of.ts';
import { problemResponse, type Response } from './answer/responses.ts';
import { claimsOf, createDispatch, type HttpEvent } from './dispatch.ts';
import { type Observers, observe, reportFault } from './observe.ts';
import type { Route } from './route.ts';
import { indexByRouteKey } from './routing.ts';

/** What a handler of the edge is composed of; the container of a Lambda entry has all of it. */
export type HttpParts = Observers & {
  tenants: Tenants;
  /** Names of the token's claims that hold the ids of the agency and of the person. */
  environment: { AGENCY_CLAIM: string; PERSON_CLAIM: string };
};

type Middleware = middy.MiddlewareObj<HttpEvent, Response>;

/** A deadline is told in the agency's own zone; should the agency not be readable, UTC is still true. */
const tellDeadline = async (
  tenants: Tenants,
  event: HttpEvent,
  agencyClaim: string,
  deadline: string,
): Promise<string> => {
  const agencyId = String(claimsOf(event)[agencyClaim]);
  try {
    return formatWithOffset(deadline, (await loadAgency(tenants.of(agencyId), agencyId)).data.zone);
  } catch {
    return deadline;
  }
};

const problems = ({ tenants, environment, ...observers }: HttpParts): Middleware => ({
  onError: async (request) => {
    const { event, error } = request;
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') reportFault(observers, event.requestContext.requestId, error);
    request.response = problemResponse(refusal, {
      path: event.rawPath,
      acceptLanguage: event.headers['accept-language'],
      deadline: refusal.deadline
        ? await tellDeadline(tenants, event, environment.AGENCY_CLAIM, refusal.deadline)
        : null,
    });
  },
});

const withoutBodyOnHead: Middleware = {
  after: ({ event, response }) => {
    if (event.requestContext.http.method === 'HEAD' && response) response.body = '';
  },
};

const observation = (routes: Route[], observers: Observers): Middleware => {
  const index = indexByRouteKey(routes);
  const report: NonNullable<Middleware['after']> = ({ event, context, response, error }) => {
    if (!response) return;
    const { requestId } = event.requestContext;
    response.headers['x-request-id'] = requestId;
    const operationId = index.get(event.routeKey)?.operationId ?? 'unknown';
    const { functionName } = context;
    observe(observers, { requestId, functionName, operationId, response, code: error ? refusalOf(error).code : null });
  };
  return { after: report, onError: report };
};

/** The Lambda handler of one resource: every route of its table, behind one middy chain. */
export const createHttpHandler = (parts: HttpParts, routes: Route[]) => {
  const { AGENCY_CLAIM: agency, PERSON_CLAIM: person } = parts.environment;
  return middy<HttpEvent, Response>(createDispatch(parts.tenants, routes, { agency, person }))
    .use(observation(routes, parts))
    .use(withoutBodyOnHead)
    .use(problems(parts));
};
