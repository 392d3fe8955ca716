import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { resources } from '../../functions/http/all-routes.ts';
import { lambdaContext } from '../../infra/local/step-functions/lambda-context.ts';

const folder = new URL('../../functions/entry/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));

beforeAll(() => {
  vi.stubEnv('TABLE_NAME', 'siklus');
  vi.stubEnv('TENANT_ROLE_ARN', 'arn:aws:iam::123456789012:role/tenant');
  vi.stubEnv('AWS_REGION', 'ap-southeast-3');
  vi.stubEnv('LOG_LEVEL', 'ERROR');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const entry = z.object({ handler: z.function({ input: [z.unknown(), z.unknown()], output: z.promise(z.unknown()) }) });
const answer = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()), body: z.string() });

/** An event that no authorizer has seen. */
const event = (method: string, path: string, routeKey: string) => ({
  version: '2.0',
  routeKey,
  rawPath: path,
  rawQueryString: '',
  headers: {},
  requestContext: { requestId: 'r-1', http: { method, path } },
  isBase64Encoded: false,
});

const invoke = async (name: string, sent: object): Promise<z.output<typeof answer>> => {
  const { handler } = entry.parse(await import(new URL(`${name}.ts`, folder).href));
  return answer.parse(await handler(sent, lambdaContext(name)));
};

describe('the Lambda entries of the API', () => {
  it('are one per route table, and the description', () => {
    expect(names.sort()).toEqual([...Object.keys(resources), 'description'].sort());
  });

  const isOpen = (name: string): boolean => (resources[name] ?? []).every((route) => route.open === true);

  it.each(Object.keys(resources).filter((name) => !isOpen(name)))(
    '%s lets nobody in whom no authorizer has seen',
    async (name) => {
      const route = resources[name]?.[0];
      const path = route?.path ?? '';
      const { statusCode, headers, body } = await invoke(name, event('GET', path, `${route?.method} ${path}`));
      expect(statusCode).toBe(401);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(JSON.parse(body)).toMatchObject({ code: 'unauthenticated' });
    },
  );

  it('public-survey asks for a ticket and for no token', async () => {
    const path = '/v1/public/tickets/{token}';
    const { statusCode, body } = await invoke('public-survey', event('GET', path, `GET ${path}`));
    expect([statusCode, JSON.parse(body)]).toMatchObject([400, { code: 'invalid-parameter' }]);
  });

  it('description serves the document and tells a wrong method from a wrong path', async () => {
    const served = await invoke('description', event('GET', '/v1/openapi.json', 'GET /v1/openapi.json'));
    expect(JSON.parse(served.body)).toMatchObject({ openapi: '3.1.1' });
    const wrongMethod = await invoke('description', event('DELETE', '/v1/me', '$default'));
    expect([wrongMethod.statusCode, wrongMethod.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect((await invoke('description', event('GET', '/v1/them', '$default'))).statusCode).toBe(404);
  });
});
