import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { chooseLanguage } from '../contracts/language.ts';
import { canonicalJson } from '../domain/audit/canonical.ts';
import { refuse } from '../domain/refusal.ts';
import { createRecordAccess } from '../usecases/accesses/record-access.ts';
import { createKnownPersons } from '../usecases/directory/known-persons.ts';
import type { Actor, Deps } from '../usecases/support/deps.ts';
import type { Tenants } from '../usecases/support/tenants.ts';
import { type Response, replyResponse, textResponse } from './answer/responses.ts';
import { readBody } from './request/body.ts';
import { checkPart } from './request/check.ts';
import { readIdempotencyKey, readIfMatch } from './request/headers.ts';
import { type ClaimNames, type Claims, readIdentity } from './request/identity.ts';
import { systemActor } from './request/scope.ts';
import type { RawRequest, Route } from './route.ts';
import { indexByRouteKey } from './routing.ts';
import { toldOf } from './told-of.ts';

export type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;

/** Empty where a route was left open by mistake: then nobody is signed in. */
export const claimsOf = (event: HttpEvent): Claims => event.requestContext.authorizer?.jwt?.claims ?? {};

const present = (values: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Places filled in, so that a repeat under the same Idempotency-Key is compared with the act it repeats. */
const digestOf = (deps: Deps, event: HttpEvent, body: unknown): string =>
  deps.digest.sha256(`${event.requestContext.http.method} ${event.rawPath}\n${canonicalJson(body ?? null)}`);

const rawRequest = async (deps: Deps, actor: Actor, event: HttpEvent, route: Route): Promise<RawRequest> => {
  const requestKey = readIdempotencyKey(route.method, event.headers);
  const expectedVersion = readIfMatch(event.headers);
  if (route.ifMatch && expectedVersion === null)
    refuse('precondition-required', {
      fields: [{ pointer: 'header:if-match', code: 'required', detail: 'Send the ETag of the last answer.' }],
    });
  const body = await readBody(event, route);
  return {
    actor,
    params: present(event.pathParameters),
    query: present(event.queryStringParameters),
    body,
    requestKey,
    requestDigest: digestOf(deps, event, body),
    expectedVersion,
    client: event.requestContext.http.sourceIp,
    language: chooseLanguage(event.headers['accept-language']),
  };
};

/** Nobody: what an open route has in the place of an actor, and never sees. */
const visitor: Actor = { agencyId: '', personId: '', roles: [] };

/** Use cases are made once for the dependencies of an agency and then kept as long as those. */
const createInvocations = () => {
  const known = new WeakMap<Deps, Map<string, ReturnType<Route['invoke']>>>();
  return (deps: Deps, route: Route): ReturnType<Route['invoke']> => {
    const made = known.get(deps) ?? new Map<string, ReturnType<Route['invoke']>>();
    known.set(deps, made);
    const invoke = made.get(route.operationId) ?? route.invoke(deps);
    made.set(route.operationId, invoke);
    return invoke;
  };
};

/** Made once for the dependencies of an agency: what it remembers outlives a request. */
const createRecorders = () => {
  const made = new WeakMap<Deps, ReturnType<typeof createRecordAccess>>();
  return (deps: Deps): ReturnType<typeof createRecordAccess> => {
    const record = made.get(deps) ?? createRecordAccess(deps);
    made.set(deps, record);
    return record;
  };
};

/** From event to answer: who, which route, what, then the use case. Refusals are thrown. */
export const createDispatch = (tenants: Tenants, routes: Route[], claimNames: ClaimNames) => {
  const index = indexByRouteKey(routes);
  const invocationOf = createInvocations();
  const recorderOf = createRecorders();
  const isLook = (route: Route | undefined): boolean => route === undefined || route.method === 'GET';
  const actorOf = (event: HttpEvent, route: Route | undefined): Promise<Actor> | Actor => {
    const identity = readIdentity(claimsOf(event), claimNames);
    if (identity.kind === 'system') return route ? systemActor(identity, route) : refuse('not-found');
    const { agencyId, personId } = identity;
    if (route?.ownByToken && event.pathParameters?.employeeId === personId) return { agencyId, personId, roles: [] };
    return createKnownPersons(tenants.of(agencyId)).identify(agencyId, personId, isLook(route) ? 'look' : 'act');
  };
  return async (event: HttpEvent): Promise<Response> => {
    const route = index.get(event.routeKey);
    const actor = route?.open ? visitor : await actorOf(event, route);
    if (!route) return refuse('not-found');
    const deps = tenants.of(route.agencyOf?.(present(event.pathParameters)) ?? actor.agencyId);
    const request = await rawRequest(deps, actor, event, route);
    try {
      const reply = await invocationOf(deps, route)(request, checkPart);
      const told = route.open ? null : toldOf(route, actor, request.params, reply.people);
      // Before the answer leaves; what was refused was not read.
      if (told !== null) await recorderOf(deps)(actor, told);
      if (route.produces === undefined) return replyResponse(route.status, reply);
      const text = String(reply.body);
      const etag = `"${deps.digest.sha256(text)}"`;
      const known = event.headers['if-none-match'];
      return textResponse(route.status, { type: route.produces, text, etag, known });
    } finally {
      // An act that failed half-way may have changed something as well.
      if (!isLook(route)) createKnownPersons(deps).forget();
    }
  };
};
