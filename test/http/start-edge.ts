import { z } from 'zod';
import { agencyClaim, personClaim } from '../../functions/contracts/token.ts';
import type { Employee } from '../../functions/domain/directory/employee.ts';
import type { Observers } from '../../functions/http/observe.ts';
import { describeApi } from '../../functions/http/openapi/describe-api.ts';
import type { Route } from '../../functions/http/route.ts';
import type { Write } from '../../functions/ports/store.ts';
import { nodeDigest } from '../../functions/runtime/digest.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore } from '../../functions/store/memory-store.ts';
import type { Deps } from '../../functions/usecases/support/deps.ts';
import { employeeKey } from '../../functions/usecases/support/load.ts';
import { createLocalApi } from '../../infra/local/http/local-api.ts';
import { startHttpServer } from '../../infra/local/http-server.ts';
import { issuerPages } from '../../infra/local/issuer/issuer-pages.ts';
import { createIssuer } from '../../infra/local/issuer/oidc-issuer.ts';
import { sharedTenants } from '../../infra/local/shared-tenants.ts';
import { fakeArchive, fakeEvents, fakeFiles, fakeReminders, testSignature, testSigner } from '../support/fakes.ts';
import { type RawAnswer, type RawSent, sendRaw } from './send-raw.ts';

export type LogLine = { level: 'info' | 'error'; message: string; particulars: unknown };
export type Sent = { as?: string | null; headers?: Record<string, string>; body?: string | Uint8Array | undefined };

const paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const person = (personId: string): Employee => ({
  schemaVersion: 1,
  id: personId,
  name: personId,
  kind: 'official',
  nip: `PEJABAT-${personId.toUpperCase()}`,
  formerNips: [],
  roles: [],
  rank: null,
  assignments: [],
});

/** The edge over real HTTP: gateway, issuer, and one function that serves `routes`, with persons `sari` and `budi` of agency `kota`. */
export const startEdge = async (routes: Route[]) => {
  let now = '2026-03-01T02:00:00.000Z';
  const store = createMemoryStore();
  await store.commit([
    {
      kind: 'insert',
      key: keys.agency('kota'),
      data: { schemaVersion: 1, id: 'kota', name: 'Kota', zone: 'Asia/Makassar', ruleSetVersion: '2026.1' },
    },
    ...['sari', 'budi'].map(
      (personId): Write => ({ kind: 'insert', key: employeeKey('kota', personId), data: person(personId) }),
    ),
  ]);
  const clock = { now: () => now };
  const workflow = { start: async () => undefined, signal: async () => 'gone' as const };
  const deps: Deps = {
    store,
    clock,
    workflow,
    ids: systemIds,
    digest: nodeDigest,
    files: fakeFiles(),
    events: fakeEvents(),
    archive: fakeArchive(),
    signer: testSigner,
    signature: testSignature(),
    reminders: fakeReminders(),
  };
  const logs: LogLine[] = [];
  const observers: Observers = {
    logger: {
      info: (message, ...particulars) => void logs.push({ level: 'info', message: String(message), particulars }),
      error: (message, ...particulars) => void logs.push({ level: 'error', message: String(message), particulars }),
    },
    metrics: null,
  };
  const server = await startHttpServer(0);
  const issuer = await createIssuer({ url: server.url, dataDir: null, clock, ids: systemIds });
  const api = createLocalApi({
    deps,
    parts: {
      tenants: sharedTenants(deps),
      ...observers,
      environment: { AGENCY_CLAIM: agencyClaim, PERSON_CLAIM: personClaim },
    },
    resources: { sample: routes },
    description: paths.parse(describeApi(routes, '1.0.0')),
    authorize: issuer.authorize,
  });
  server.serve(issuerPages(issuer, server.url, api));

  const call = async (method: string, path: string, sent: Sent = {}): Promise<Response> => {
    const token = sent.as === null ? null : await issuer.issue('kota', sent.as ?? 'sari');
    return fetch(`${server.url}${path}`, {
      method,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...sent.headers },
      ...(sent.body === undefined ? {} : { body: sent.body }),
    });
  };
  const raw = async (sent: RawSent): Promise<RawAnswer> => {
    const token = await issuer.issue('kota', 'sari');
    return sendRaw(server.url, { ...sent, headers: { authorization: `Bearer ${token}`, ...sent.headers } });
  };
  return {
    url: server.url,
    raw,
    issuer,
    logs,
    call,
    moveTo: (instant: string) => {
      now = instant;
    },
    stop: server.stop,
  };
};
export type Edge = Awaited<ReturnType<typeof startEdge>>;
