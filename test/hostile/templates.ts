import { allRoutes } from '../../functions/http/all-routes.ts';
import { propertiesOf } from '../../functions/http/openapi/schema-of.ts';
import type { Route } from '../../functions/http/route.ts';
import { headersOf, type Moment, type Recorder, routeOf, type Sample, sentOf } from './recorder.ts';
import { roles } from './roles.ts';
import { createStage } from './stage.ts';
import { findString, withAt } from './values.ts';

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

const sampleOf = ({ samples }: Recorder, operationId: string): Sample => {
  const found = samples.find(({ route }) => route.operationId === operationId);
  if (found === undefined) throw new Error(`nobody was recorded on ${operationId}`);
  return found;
};

/** Requests with the fields that name something and that no recorded one had. */
export const variantsOf = (city: Recorder): Sample[] => {
  const [open, plan, standard] = ['openCycle', 'submitPlan', 'putPostStandard'].map((name) => sampleOf(city, name));
  if (open === undefined || plan === undefined || standard === undefined) return [];
  const work = sampleOf(city, 'withdrawAssignedWork').params.workId;
  const reassignment = { employeeId: 'citra', version: 1, preview: 'A'.repeat(43) };
  const confirm = routeOf('confirmReassignments');
  return [
    { ...open, body: withAt(open.body, ['planCycleId'], 'tw1-2026') },
    { ...plan, body: withAt(plan.body, ['plan', 'workResults', 0, 'assignment'], work) },
    { ...standard, body: withAt(standard.body, ['post', 'unitCode'], 'DINKES.1') },
    {
      ...open,
      route: confirm,
      params: { cycleId: named.cycleId ?? '' },
      body: { reason: 'Pindah.', items: [reassignment] },
    },
  ];
};

/** The second page of every list that has one, for the first role that may see it. */
export const pagesOf = async (city: Recorder, moment: Moment): Promise<Sample[]> => {
  const stage = createStage(city);
  stage.enter(moment);
  const found: Sample[] = [];
  for (const sample of readingsOf(city, [moment])) {
    if (!propertiesOf(sample.route.query).some(({ name }) => name === 'cursor')) continue;
    const query = { ...sample.query, limit: '1' };
    for (const { claims } of roles) {
      const { text } = await stage.send(sentOf({ ...sample, query }, claims));
      stage.store.rewind();
      const cursor = findString(JSON.parse(text), 'next');
      if (cursor === null) continue;
      found.push({ ...sample, query: { ...query, cursor } });
      break;
    }
  }
  return found;
};

/** Everything that the matrix asks: what was recorded, the rest of the routes, and every reading at these moments. */
export const templatesFor = async (city: Recorder, moments: Moment[]): Promise<Sample[]> => {
  const last = moments.slice(-1);
  const pages = await Promise.all(last.map((moment) => pagesOf(city, moment)));
  return [...city.samples, ...restOf(city), ...variantsOf(city), ...readingsOf(city, moments), ...pages.flat()];
};
