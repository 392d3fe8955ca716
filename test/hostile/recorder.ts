import type { Cycle, PhaseClosure } from '../../functions/domain/cycle/cycle.ts';
import { type HumanPhase, humanPhases } from '../../functions/domain/cycle/phase.ts';
import { allRoutes } from '../../functions/http/all-routes.ts';
import type { Route } from '../../functions/http/route.ts';
import type { Ids } from '../../functions/ports/ids.ts';
import { testDigest } from '../support/fakes.ts';
import { createWorld, cycleId, type World } from '../support/world.ts';
import { type Claims, createEdge, type Sent } from './edge.ts';
import { createRewindStore, type RewindStore, type Snapshot } from './rewind-store.ts';

/** A city as its bytes stand, at an instant. */
export type Moment = { name: string; snapshot: Snapshot; now: string };
/** A request that the system accepts at its moment. */
export type Sample = {
  moment: Moment;
  route: Route;
  by: string | null;
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
};
export type Asked = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  version?: number;
};

/** Secrets of the length that real ones have, the same in every run. */
const secretIds = (ids: Ids): Ids => ({
  next: ids.next,
  secret: () => testDigest.sha256(ids.secret()),
});

const closureAt = (at: string): PhaseClosure => ({ trigger: 'schedule', basis: 'deadline', by: null, cutOff: at, at });

const byOperation = new Map(allRoutes.map((route) => [route.operationId, route]));
export const routeOf = (operationId: string): Route => {
  const route = byOperation.get(operationId);
  if (route === undefined) throw new Error(`no route ${operationId}`);
  return route;
};

export const claimsOf = (personId: string, agency = 'kota'): Claims => ({ sub: personId, agency });

export const pathOf = (route: Route, params: Record<string, string>): string =>
  route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

export const searchOf = (query: Record<string, string>): string => new URLSearchParams(query).toString();

export const headersOf = (route: Route, key: string, version: number | undefined): Record<string, string> => ({
  ...(route.method === 'GET' ? {} : { 'content-type': 'application/json' }),
  ...(route.method === 'POST' ? { 'idempotency-key': key } : {}),
  ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
});

export const sentOf = (sample: Sample, claims: Claims | null): Sent => ({
  method: sample.route.method,
  path: pathOf(sample.route, sample.params),
  search: searchOf(sample.query),
  headers: sample.headers,
  body: Buffer.from(sample.body === undefined ? '' : JSON.stringify(sample.body)),
  claims,
});

export type Recorder = {
  world: World;
  store: RewindStore;
  samples: Sample[];
  moments: Moment[];
  /** The next phase of people, with the closures of those before it as a running cycle has them. */
  enter(phase: HumanPhase, over?: Partial<Cycle>): Promise<void>;
  /** What the city looks like now, kept for the requests that read. */
  keep(name: string): void;
  /** An accepted request, with what it answered; anything else ends the recording. */
  ask(by: string | null, operationId: string, asked?: Asked): Promise<unknown>;
  /** On somebody's case, with its version where the route asks for one. */
  on(
    employeeId: string,
    by: string,
    operationId: string,
    body?: unknown,
    params?: Record<string, string>,
  ): Promise<unknown>;
};

/** Walks a city through its cycle by real requests and keeps each with the city that it met. */
export const createRecorder = async (): Promise<Recorder> => {
  const store = createRewindStore();
  const world = await createWorld({ store });
  world.deps.ids = secretIds(world.deps.ids);
  const edge = createEdge(world.deps);
  const samples: Sample[] = [];
  const moments: Moment[] = [];
  const now = (name: string): Moment => ({ name, snapshot: store.snapshot(), now: world.clock.now() });

  const ask: Recorder['ask'] = async (by, operationId, { params = {}, query = {}, body, version } = {}) => {
    const route = routeOf(operationId);
    const headers = headersOf(route, `sample-${samples.length}-${operationId}`.slice(0, 64), version);
    const moment = now(`before ${operationId}`);
    const answer = await edge.send({
      method: route.method,
      path: pathOf(route, params),
      search: searchOf(query),
      headers,
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      claims: by === null ? null : claimsOf(by),
    });
    if (answer.status >= 300) throw new Error(`${operationId} by ${by}: ${answer.status} ${answer.text}`);
    samples.push({ moment, route, by, params, query, headers, body });
    const answered: unknown = route.produces === undefined ? JSON.parse(answer.text) : answer.text;
    return answered;
  };

  return {
    world,
    store,
    samples,
    moments,
    enter: async (phase, over = {}) => {
      const closures = humanPhases
        .slice(0, humanPhases.indexOf(phase) + (over.status === 'closing' ? 1 : 0))
        .map((one): [HumanPhase, PhaseClosure] => [one, closureAt(world.clock.now())]);
      await world.enterPhase(phase, { ...over, closures: Object.fromEntries(closures) });
    },
    keep: (name) => void moments.push(now(name)),
    ask,
    on: async (employeeId, by, operationId, body, params = {}) => {
      const route = routeOf(operationId);
      const version = route.ifMatch ? (await world.case(employeeId)).version : undefined;
      const asked = { params: { cycleId, employeeId, ...params }, body };
      return ask(by, operationId, version === undefined ? asked : { ...asked, version });
    },
  };
};
