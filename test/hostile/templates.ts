import { allRoutes } from '../../functions/http/all-routes.ts';
import { propertiesOf } from '../../functions/http/openapi/schema-of.ts';
import type { Route } from '../../functions/http/route.ts';
import { headersOf, type Moment, type Recorder, type Sample } from './recorder.ts';

const named: Record<string, string> = {
  cycleId: 'tw1-2026',
  employeeId: 'ani',
  unitCode: 'DINKES.1',
  serviceCode: 'DINKES',
  teamCode: 'TIM-1',
  version: '2026.1',
  code: 'PTK',
  number: '1',
  seq: '1',
  sha256: 'A'.repeat(43),
  month: '2026-03',
  source: 'standard',
  step: 'publication',
  shard: '0',
  documents: 'digests',
};
/** Of the query: what is asked for beside what must be. */
const alsoAsked = ['unitCode', 'teamCode', 'cycleId'];

const placesOf = (route: Route): string[] => [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/** Values that places of paths had in accepted requests. */
const poolOf = (samples: Sample[]): Record<string, string> =>
  Object.assign({}, ...samples.map(({ params }) => params), named);

const paramsOf = (route: Route, pool: Record<string, string>): Record<string, string> =>
  Object.fromEntries(placesOf(route).map((name) => [name, pool[name] ?? 'none-such']));

const queryOf = (route: Route): Record<string, string> =>
  Object.fromEntries(
    propertiesOf(route.query)
      .filter(({ name, required }) => required || alsoAsked.includes(name))
      .map(({ name }) => [name, named[name] ?? '']),
  );

/** Every route that reads, at each of these moments. */
export const readingsOf = ({ samples }: Recorder, moments: Moment[]): Sample[] => {
  const pool = poolOf(samples);
  return moments.flatMap((moment) =>
    allRoutes
      .filter(({ method, open }) => method === 'GET' && open !== true)
      .map((route): Sample => {
        const params = paramsOf(route, pool);
        return { moment, route, by: 'ani', params, query: queryOf(route), headers: {}, body: undefined };
      }),
  );
};

/** Routes that nobody was recorded on: asked with an empty body, so that at least their places in the path are tried. */
export const restOf = ({ samples, moments }: Recorder): Sample[] => {
  const pool = poolOf(samples);
  const moment = moments.at(-1);
  if (moment === undefined) return [];
  const known = new Set(samples.map(({ route }) => route.operationId));
  return allRoutes
    .filter(({ method, operationId }) => method !== 'GET' && !known.has(operationId))
    .map((route) => {
      const headers = headersOf(route, `sample-${route.operationId}`.slice(0, 64), 1);
      return { moment, route, by: 'admin', params: paramsOf(route, pool), query: {}, headers, body: {} };
    });
};
