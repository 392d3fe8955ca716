import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importReport } from '../../../functions/contracts/directory.ts';
import { agencyClaim, personClaim } from '../../../functions/contracts/token.ts';
import { activityRoutes } from '../../../functions/http/routes/activities.ts';
import { systemIds } from '../../../functions/runtime/ids.ts';
import { makeWorkbook } from '../../../infra/local/example/make-workbook.ts';
import { createLocalApi } from '../../../infra/local/http/local-api.ts';
import { type HttpServer, startHttpServer } from '../../../infra/local/http-server.ts';
import { createIssuer, type Issuer } from '../../../infra/local/issuer/oidc-issuer.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

/** Over real HTTP, without the engine: how long that takes to write stands in the bench. */
let world: World;
let server: HttpServer;
let issuer: Issuer;

beforeAll(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  world.clock.set('2026-02-20T03:00:00.000Z');
  server = await startHttpServer(0);
  issuer = await createIssuer({ url: server.url, dataDir: null, clock: world.clock, ids: systemIds });
  const logger = { info: () => undefined, error: () => undefined };
  const environment = { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim };
  const { deps } = world;
  const parts = { tenants: sharedTenants(deps), logger, metrics: null, environment };
  const { authorize } = issuer;
  server.serve(
    createLocalApi({ parts, deps, resources: { activities: activityRoutes }, description: { paths: {} }, authorize }),
  );
});
afterAll(() => server.stop());

const columns = ['startDate', 'startTime', 'endTime', 'workResult', 'activity', 'evidenceLink'];
const dayOf = (i: number): string => `2026-01-${String((i % 31) + 1).padStart(2, '0')}`;
const lines = (count: number): string[][] =>
  Array.from({ length: count }, (_, i) => [
    dayOf(i),
    '08:00',
    '10:30',
    'layanan',
    `Memeriksa berkas rujukan nomor ${i} dari puskesmas pembantu`,
    `https://bukti.kota-contoh.go.id/${i}.jpg`,
  ]);

const send = async (type: string, body: string | Uint8Array<ArrayBuffer>, key: string) => {
  const response = await fetch(`${server.url}/v1/cycles/${cycleId}/employees/ani/activities/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await issuer.issue(agencyId, 'ani')}`,
      'content-type': type,
      'idempotency-key': key,
    },
    body,
  });
  const answer: unknown = await response.json();
  return { status: response.status, report: importReport.safeParse(answer).data, answer };
};
const csvOf = (count: number): string => [columns, ...lines(count)].map((cells) => cells.join(';')).join('\n');

describe('ten thousand rows in one call', { timeout: 300_000 }, () => {
  it('as CSV of more than a megabyte all go in, and a second send creates nothing', async () => {
    const body = csvOf(10_000);
    expect(body.length).toBeGreaterThan(1_048_576);
    expect((await send('text/csv', body, 'rows-0001')).report).toMatchObject({ created: 10_000, refused: [] });
    expect((await send('text/csv', body, 'rows-0002')).report).toMatchObject({ created: 0, unchanged: 10_000 });
  });

  it('as XLSX are the same rows, so they create nothing either', async () => {
    const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const book = makeWorkbook([
      columns,
      ...lines(10_000).map(([, from = '', to = '', ...rest], i) => [
        { day: dayOf(i) },
        { time: from },
        { time: to },
        ...rest,
      ]),
    ]);
    expect((await send(xlsx, book, 'rows-0003')).report).toMatchObject({
      received: 10_000,
      created: 0,
      unchanged: 10_000,
    });
  });

  it('are as many as there may be', async () => {
    const { status, answer } = await send('text/csv', csvOf(10_001), 'rows-0004');
    expect([status, answer]).toMatchObject([
      400,
      { code: 'invalid-body', fields: [{ pointer: '/rows', code: 'too_big' }] },
    ]);
  });

  it('weigh four megabytes at most', async () => {
    const { status, answer } = await send('text/csv', 'x'.repeat(4 * 1024 * 1024 + 1), 'rows-0005');
    expect([status, answer]).toMatchObject([413, { code: 'body-too-large', maximumBytes: 4 * 1024 * 1024 }]);
  });
});
