import { afterAll, beforeAll, expect, it } from 'vitest';
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import { resources } from '../../functions/http/all-routes.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { createLocalApi } from '../../infra/local/http/local-api.ts';
import { startHttpServer } from '../../infra/local/http-server.ts';
import { createIssuer, type Issuer } from '../../infra/local/issuer/oidc-issuer.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { bodyClasses } from './mutate-body.ts';
import { faultsOf } from './oracle.ts';
import { recordCity } from './record-city.ts';
import { pathOf, type Recorder, searchOf } from './recorder.ts';

let city: Recorder;
let issuer: Issuer;
let server: Awaited<ReturnType<typeof startHttpServer>>;

beforeAll(async () => {
  city = await recordCity();
  const { deps } = city.world;
  server = await startHttpServer(0);
  issuer = await createIssuer({ url: server.url, dataDir: null, clock: deps.clock, ids: systemIds });
  const parts = {
    tenants: sharedTenants(deps),
    logger: { info: () => undefined, error: () => undefined },
    metrics: null,
    environment: { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim },
  };
  const description = { paths: {} };
  server.serve(createLocalApi({ parts, deps, resources, description, authorize: issuer.authorize }));
});
afterAll(() => server.stop());

/** The same over a socket: what the in-process edge leaves out is `node:http`, the gateway and the check of a signature. */
it('gets the same refusals over a wire, with a signed token', { timeout: 300_000 }, async () => {
  const { deps, clock } = city.world;
  const written = city.samples.filter(({ route }) => route.method !== 'GET');
  const statuses = new Set<number>();
  for (const [n, sample] of written.entries()) {
    const random = createRandom(`wire/${n}`);
    city.store.load(sample.moment.snapshot);
    clock.set(sample.moment.now);
    const { name, make } = bodyClasses[n % bodyClasses.length] ?? random.pick(bodyClasses);
    const { bytes, stranger } = make(random, sample.body);
    const token = sample.by === null ? null : await issuer.issue('kota', sample.by);
    const response = await fetch(`${server.url}${pathOf(sample.route, sample.params)}?${searchOf(sample.query)}`, {
      method: sample.route.method,
      headers: { ...sample.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: new Uint8Array(bytes),
    });
    const answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
      logs: '',
    };
    const changed = city.store.changed().map((key) => ({ ...key, text: city.store.textOf(key) }));
    statuses.add(answer.status);
    const where = `${sample.route.operationId}, ${name}`;
    expect([where, ...faultsOf({ answer, changed }, { method: sample.route.method, stranger })]).toEqual([where]);
  }
  expect(deps.store).toBe(city.store);
  expect([...statuses]).toContain(400);
});
