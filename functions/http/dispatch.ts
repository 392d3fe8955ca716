import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { chooseLanguage } from '../contracts/language.ts';
import { canonicalJson } from '../domain/audit/canonical.ts';
import { refuse } from '../domain/refusal.ts';
import { createRecordAccess } from '../usecases/accesses/record-access.ts';
import { createIdentifyPerson } from '../usecases/directory/identify-person.ts';
import type { Actor, Deps } from '../usecases/support/deps.ts';
import { type Response, replyResponse } from './answer/responses.ts';
import { readBody } from './request/body.ts';
import { checkPart } from './request/check.ts';
import { readIdempotencyKey, readIfMatch } from './request/headers.ts';
import { type Claims, type Identity, readIdentity } from './request/identity.ts';
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

/** From event to answer: who, which route, what, then the use case. Refusals are thrown. */
export const createDispatch = (deps: Deps, routes: Route[], agencyClaim: string) => {
  const identify = createIdentifyPerson(deps);
  const record = createRecordAccess(deps);
  const index = indexByRouteKey(routes);
  const run = new Map(routes.map((route) => [route.operationId, route.invoke(deps)]));
  const actorOf = (event: HttpEvent): Promise<Actor> => {
    const { agencyId, personId }: Identity = readIdentity(claimsOf(event), agencyClaim);
    return identify(agencyId, personId);
  };
  return async (event: HttpEvent): Promise<Response> => {
    const route = index.get(event.routeKey);
    const actor = route?.open ? visitor : await actorOf(event);
    const invoke = route && run.get(route.operationId);
    if (!route || !invoke) return refuse('not-found');
    const request = await rawRequest(deps, actor, event, route);
    const reply = await invoke(request, checkPart);
    const told = route.open ? null : toldOf(route, actor, request.params);
    // Before the answer leaves; what was refused was not read.
    if (told !== null) await record(actor, told);
    return replyResponse(route.status, reply);
  };
};
