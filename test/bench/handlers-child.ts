import { createHttpHandler } from '../../functions/http/create-http-handler.ts';
import { caseRoutes } from '../../functions/http/routes/cases.ts';
import { factRoutes } from '../../functions/http/routes/facts.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { createLogger, createMetrics } from '../../functions/runtime/logger.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { createReportActivity } from '../../functions/usecases/activities/report-activity.ts';
import { createGetCase } from '../../functions/usecases/cases/get-case.ts';
import { createIdentifyPerson } from '../../functions/usecases/directory/identify-person.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../infra/local/step-functions/lambda-context.ts';
import { agencyId, createCity } from './city.ts';
import { activityOf, stepsOfCycle } from './employee-cycle.ts';
import { httpEvent } from './event.ts';
import { median } from './report.ts';

/*
 * Runs in a process of its own with standard output thrown away: the log lines are written for real. The bare handler does
 * what a request cannot do without: who is it, parse, use case, answer as text. The difference is the edge: middy, routing,
 * zod on the way in, digest of the request, headers, log and metrics.
 */

const cycleId = 'triwulan-1-2026';
const place = '/v1/cycles/{cycleId}/employees/{employeeId}';
const perBlock = 400;
const blocks = 15;

const city = await createCity(createMemoryStore(), 1);
const personId = city.staff[0] ?? '';
const target = { cycleId, employeeId: personId };
for (const { name, run } of stepsOfCycle(city, target, 0, [])) {
  if (name === 'realisation, self-review') break;
  await run();
}

const { deps } = city;
const settings = { SERVICE_NAME: 'bench', LOG_LEVEL: 'INFO', AGENCY_CLAIM: 'agency', PERSON_CLAIM: 'sub' } as const;
const parts = {
  tenants: sharedTenants(deps),
  environment: settings,
  logger: createLogger(settings),
  metrics: createMetrics(settings),
};
const context = lambdaContext('bench');
const identify = createIdentifyPerson(deps);
const event = (method: 'GET' | 'POST', path: string, requestId: string, body?: object) =>
  httpEvent({ method, template: `${place}/${path}`, places: target, personId, requestId, ...(body ? { body } : {}) });
const activity = activityOf(personId, '2026-02-02');

const answered = ({ statusCode }: { statusCode?: number }): void => {
  if (statusCode === undefined || statusCode >= 300) throw new Error(`the handler answered ${statusCode}`);
};

const reading = () => {
  const handler = createHttpHandler(parts, caseRoutes);
  const getCase = createGetCase(deps);
  return {
    whole: async (id: string) => answered(await handler(event('GET', 'case', id), context)),
    bare: async (id: string) => {
      event('GET', 'case', id);
      const body = await getCase(await identify(agencyId, personId), target);
      answered({ statusCode: JSON.stringify(body).length > 0 ? 200 : 500 });
    },
  };
};

const writing = () => {
  const handler = createHttpHandler(parts, factRoutes);
  const report = createReportActivity(deps);
  return {
    whole: async (id: string) => answered(await handler(event('POST', 'activities', id, activity), context)),
    bare: async (id: string) => {
      const { body = '' } = event('POST', 'activities', id, activity);
      const input: typeof activity = JSON.parse(body);
      const actor = await identify(agencyId, personId);
      const command = { actor, requestKey: id, requestDigest: nodeDigest.sha256(body), expectedVersion: null };
      const answer = await report(command, { ...target, ...input });
      answered({ statusCode: JSON.stringify(answer).length > 0 ? 201 : 500 });
    },
  };
};

const microseconds = async (run: (id: string) => Promise<void>): Promise<number> => {
  const begun = performance.now();
  for (let n = 0; n < perBlock; n += 1) await run(deps.ids.next());
  return ((performance.now() - begun) * 1000) / perBlock;
};

/** In turns, so that a busy moment of the machine falls on both; the first blocks warm up and do not count. */
const compare = async ({ whole, bare }: ReturnType<typeof reading>): Promise<{ whole: number; bare: number }> => {
  const seen: { whole: number[]; bare: number[] } = { whole: [], bare: [] };
  for (let block = 0; block < blocks; block += 1) {
    const pair = { bare: await microseconds(bare), whole: await microseconds(whole) };
    if (block < 3) continue;
    seen.bare.push(pair.bare);
    seen.whole.push(pair.whole);
  }
  return { whole: median(seen.whole), bare: median(seen.bare) };
};

process.send?.({ reading: await compare(reading()), writing: await compare(writing()) });
process.disconnect?.();
