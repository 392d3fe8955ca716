import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AccessEntry } from '../../functions/domain/access/access-entry.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';
import { createDispatch, type HttpEvent } from '../../functions/http/dispatch.ts';
import type { Route } from '../../functions/http/route.ts';
import { StoreBusyError } from '../../functions/ports/store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { agencyId, createWorld, type World } from '../support/world.ts';

const aboutPerson = allRoutes.filter(({ method, path }) => method === 'GET' && path.includes('{employeeId}'));
const lists = allRoutes.filter(({ tells }) => tells !== undefined);

/** Everything that may stand in a path; the subject of a reading is `ani`. */
const places: Record<string, string> = {
  employeeId: 'ani',
  cycleId: 'tw1-2026',
  unitCode: 'DINKES',
  serviceCode: 'DINKES',
};

/** The route with an answer of its own: what is recorded does not depend on what a use case does. */
const answering = (route: Route): Route => ({ ...route, ifMatch: false, invoke: () => async () => ({ body: {} }) });

const eventOf = ({ method, path }: Route, personId: string): HttpEvent => ({
  version: '2.0',
  routeKey: `${method} ${path}`,
  rawPath: path,
  rawQueryString: '',
  headers: method === 'POST' ? { 'idempotency-key': 'request-0001', 'content-type': 'application/json' } : {},
  pathParameters: Object.fromEntries(Object.entries(places).filter(([place]) => path.includes(`{${place}}`))),
  isBase64Encoded: false,
  ...(method === 'POST' ? { body: '{}' } : {}),
  requestContext: {
    accountId: '',
    apiId: '',
    domainName: '',
    domainPrefix: '',
    requestId: '',
    routeKey: '',
    stage: '',
    time: '',
    timeEpoch: 0,
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
    authorizer: {
      principalId: '',
      integrationLatency: 0,
      jwt: { claims: { sub: personId, agency: agencyId }, scopes: [] },
    },
  },
});

const ask = (world: World, route: Route, personId: string) =>
  createDispatch(sharedTenants(world.deps), [answering(route)], { agency: 'agency', person: 'sub' })(
    eventOf(route, personId),
  );

const today = '2026-01-20';
const entryOf = (world: World, reader: string, employeeId = 'ani'): Promise<AccessEntry | null> =>
  world.read(keys.access(agencyId, employeeId, today, reader));

describe('the log of who read whose data', () => {
  it.each(aboutPerson.map((route): [string, Route] => [route.operationId, route]))(
    '%s: another person reading is recorded, oneself is not',
    async (_, route) => {
      const world = await createWorld();
      await ask(world, route, 'ani');
      expect(await entryOf(world, 'ani')).toBeNull();
      await ask(world, route, 'chief');
      const seen = Object.values((await entryOf(world, 'chief'))?.seen ?? {});
      expect(seen).toEqual(['2026-01-20T02:00:00.000Z']);
    },
  );

  it.each(lists.map((route): [string, Route] => [route.operationId, route]))(
    '%s is recorded once for the list',
    async (_, route) => {
      const world = await createWorld();
      await ask(world, route, 'chief');
      const ids = {
        team: 'chief',
        'team-work': 'chief',
        unit: 'DINKES',
        service: 'DINKES',
        cycle: 'tw1-2026',
        agency: 'all',
      };
      const scope = route.tells ?? 'agency';
      expect(await world.read(keys.listAccess(agencyId, scope, ids[scope], today, 'chief'))).not.toBeNull();
    },
  );

  it('knows every route whose answer names people', () => {
    const members = (schema: unknown): string[] => {
      if (typeof schema !== 'object' || schema === null) return [];
      const own =
        'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
      return [...own, ...Object.values(schema).flatMap(members)];
    };
    const naming = allRoutes.filter(({ response, method, path, tells }) => {
      const named = members(z.toJSONSchema(response, { io: 'input', unrepresentable: 'any' }));
      const people = named.some((name) => ['employeeId', 'nip', 'appraiserId', 'memberIds', 'personId'].includes(name));
      return people && tells === undefined && !(method === 'GET' && path.includes('{employeeId}'));
    });
    expect(
      naming
        .filter(({ path }) => !path.includes('{employeeId}'))
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual(
      [
        // The caller's own data, and lists of what the caller owes to whom: opening one of them is recorded.
        ...['getMe', 'listMyFeedbackRequests', 'listMyObjections', 'listMySegments', 'listMyAccesses'],
        // Sums over a team.
        'getTeamScore',
        // Who holds which office in a cycle: not about anybody's work.
        ...['openCycle', 'listCycles', 'getCycle', 'extendDeadline', 'recordOutage', 'resumeCycle', 'putWorkTeam'],
        // Acts: the chain, the motion, the record or the import has the actor.
        ...['proposeMotion', 'resolveMotion', 'confirmReassignments', 'issueServiceTickets'],
        // Acts on a service's record, which names its panel, agenda and exceptions and keeps who acted.
        ...['setForumAgenda', 'setForumPanel', 'setOrganisationPredicate', 'signDecision'],
      ].sort(),
    );
  });

  it('asks the store once for what a reader looks at again and again', async () => {
    const inner = createMemoryStore();
    const asked: string[] = [];
    const store: typeof inner = {
      ...inner,
      get: (key) => {
        asked.push(key.pk);
        return inner.get(key);
      },
    };
    const world = await createWorld({ store });
    const [route] = aboutPerson;
    if (route === undefined) throw new Error('no route is about a person');
    const dispatch = createDispatch(sharedTenants(world.deps), [answering(route)], { agency: 'agency', person: 'sub' });
    for (let n = 0; n < 3; n++) await dispatch(eventOf(route, 'chief'));
    expect(asked.filter((pk) => pk.includes('#accesses#'))).toHaveLength(1);
  });

  it('gives no answer that it could not record', async () => {
    const inner = createMemoryStore();
    let away = false;
    const store: typeof inner = {
      ...inner,
      commit: async (writes) => {
        if (away) throw new StoreBusyError('throttled');
        await inner.commit(writes);
      },
    };
    const world = await createWorld({ store });
    const route = aboutPerson[0];
    if (route === undefined) throw new Error('no route');
    away = true;
    await expect(ask(world, route, 'chief')).rejects.toBeInstanceOf(StoreBusyError);
    await expect(ask(world, route, 'ani')).resolves.toMatchObject({ statusCode: 200 });
  });
});
