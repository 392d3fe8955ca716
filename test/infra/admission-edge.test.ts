import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { systemClock } from '../../functions/runtime/clock.ts';
import { systemIds } from '../../functions/runtime/ids.ts';
import type { Admission } from '../../infra/local/http/admission.ts';
import { createGateway, type GatewayRoute } from '../../infra/local/http/gateway.ts';
import { type HttpServer, startHttpServer } from '../../infra/local/http-server.ts';

const path = '/v1/things';
const callers: string[] = [];
const worked: string[] = [];
let server: HttpServer;
let agent: Agent;
let open = false;
let atWork = 0;

/** Lets in by a switch, and counts who is inside. */
const admission: Admission = {
  enter: async (caller) => {
    callers.push(caller);
    if (!open) return { kind: 'refused', retryAfterSeconds: 4 };
    atWork += 1;
    return { kind: 'admitted', leave: () => (atWork -= 1) };
  },
};

const served = (routeKey: string, over: Partial<GatewayRoute> = {}): GatewayRoute => ({
  routeKey,
  functionName: 'things',
  authorized: true,
  run: async (event) => {
    worked.push(`${routeKey} ${atWork}`);
    return { statusCode: 200, headers: {}, body: String(event.body ?? '') };
  },
  ...over,
});

beforeAll(async () => {
  server = await startHttpServer(0);
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  server.serve(
    createGateway({
      routes: [served(`POST ${path}`), served('GET /v1/openapi.json', { authorized: false, always: true })],
      fallback: async () => ({ statusCode: 404, headers: {}, body: '' }),
      authorize: async (header) => {
        worked.push(`token ${header}`);
        if (header === 'Bearer bad') throw new Error('no such token');
        return {};
      },
      clock: systemClock,
      ids: systemIds,
      admission,
    }),
  );
});
afterAll(async () => {
  agent.destroy();
  await server.stop();
});

const send = async (method: string, where: string, headers: Record<string, string> = {}, body = '') => {
  callers.length = 0;
  worked.length = 0;
  const length = { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request(`${server.url}${where}`, { method, headers: { ...length, ...headers }, agent });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject));
  sent.end(body);
  const response = await answered;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end');
  return { response, reused: sent.reusedSocket, text: Buffer.concat(chunks).toString('utf8') };
};
const problem = z.looseObject({ code: z.string(), title: z.string(), status: z.number(), instance: z.string() });

describe('a refusal before the work', () => {
  it.each([
    ['id', 'Sistem sedang sibuk; tidak ada yang hilang. Ulangi sebentar lagi.'],
    ['en', 'The system is busy; nothing is lost. Try again in a moment.'],
  ])(
    'is a problem document in %s with Retry-After; no token was checked, no function called',
    async (language, title) => {
      open = false;
      const headers = { authorization: 'Bearer sari', 'accept-language': language };
      const { response, text } = await send('POST', path, headers, '{"a":1}');
      expect([response.statusCode, response.headers['retry-after']]).toEqual([429, '4']);
      expect(response.headers['content-type']).toBe('application/problem+json');
      expect(problem.parse(JSON.parse(text))).toMatchObject({ code: 'busy', title, status: 429, instance: path });
      expect(worked).toEqual([]);
    },
  );

  it('leaves the connection open for the next try, and closes it on somebody who sends much', async () => {
    open = false;
    await send('POST', path, {}, '{"a":1}');
    const again = await send('POST', path, {}, '{"a":1}');
    expect([again.response.statusCode, again.reused, again.response.headers.connection]).toEqual([
      429,
      true,
      'keep-alive',
    ]);
    const large = await send('POST', path, { 'content-length': '900000000' }, 'the first of many');
    expect([large.response.statusCode, large.response.headers.connection]).toEqual([429, 'close']);
  });

  it('knows callers by their token, and by their address where they bring none', async () => {
    open = false;
    await send('POST', path, { authorization: 'Bearer sari' });
    expect(callers).toEqual(['Bearer sari']);
    await send('POST', path);
    expect(callers).toEqual(['127.0.0.1']);
  });

  it('never meets the API description, nor a path that is not there', async () => {
    open = false;
    expect((await send('GET', '/v1/openapi.json')).response.statusCode).toBe(200);
    expect((await send('GET', '/v1/nothing')).response.statusCode).toBe(404);
    expect(callers).toEqual([]);
  });
});

describe('whoever is let in', () => {
  it('holds a place until the answer is there, and gives it back', async () => {
    open = true;
    const { response, text } = await send('POST', path, { authorization: 'Bearer sari' }, 'isi');
    expect([response.statusCode, text]).toEqual([200, 'isi']);
    expect(worked).toEqual(['token Bearer sari', `POST ${path} 1`]);
    expect(atWork).toBe(0);
  });

  it('gives it back after a fault too', async () => {
    open = true;
    expect((await send('POST', path, { authorization: 'Bearer bad' })).response.statusCode).toBe(500);
    expect(atWork).toBe(0);
  });
});
