import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemResponse } from '../../functions/http/answer/responses.ts';
import { refuseEntry } from '../../infra/local/http/refuse-entry.ts';
import { type HttpServer, startHttpServer } from '../../infra/local/http-server.ts';

let server: HttpServer;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  server = await startHttpServer(0);
  server.serve((incoming, response) =>
    refuseEntry(incoming, response, { path: (incoming.url ?? '').split('?')[0] ?? '', retryAfterSeconds: 3 }),
  );
});
afterAll(async () => {
  agent.destroy();
  await server.stop();
});

const ask = async (method: string, path: string, acceptLanguage: string) => {
  const sent = request(server.url, { method, path, agent, headers: { 'accept-language': acceptLanguage } });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject));
  sent.end();
  const response = await answered;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end');
  const { date, connection, 'keep-alive': _, 'content-length': length, ...headers } = response.headers;
  const bytes = Buffer.concat(chunks);
  expect([length, connection]).toEqual([String(method === 'HEAD' ? length : bytes.length), 'keep-alive']);
  return { status: response.statusCode, headers, text: bytes.toString('utf8'), reused: sent.reusedSocket };
};

describe('the refusal that is made beforehand', () => {
  it.each([
    ['/v1/things/1', 'id'],
    ['/v1/things/1', 'en-GB, id;q=0.5'],
    ['/v1/things/1', ''],
    ['/v1/"instance":""/\\', 'en'],
  ])('says of %s in "%s", byte for byte, what every other refusal would say', async (path, acceptLanguage) => {
    const { status, headers, text } = await ask('POST', path, acceptLanguage);
    const usual = problemResponse({ code: 'busy' }, { path, acceptLanguage, deadline: null });
    expect({ status, text }).toEqual({ status: usual.statusCode, text: usual.body });
    expect(headers).toEqual({ ...usual.headers, 'retry-after': '3' });
  });

  it('has no body for HEAD, and leaves the connection to the next request', async () => {
    expect(await ask('HEAD', '/v1/things', 'id')).toMatchObject({ status: 429, text: '' });
    expect(await ask('GET', '/v1/things', 'id')).toMatchObject({ status: 429, reused: true });
  });

  it('does not take a body that comes after the answer for the next request', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    const answers = (): number => received.split('HTTP/1.1 429').length - 1;
    const until = async (count: number): Promise<void> => {
      while (answers() < count) await once(socket, 'data');
    };
    const body = 'GET /v1/smuggled HTTP/1.1\r\nhost: localhost\r\n\r\n';
    socket.write(`POST /v1/first HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${body.length}\r\n\r\n`);
    await until(1);
    socket.write(`${body}GET /v1/second HTTP/1.1\r\nhost: localhost\r\n\r\n`);
    await until(2);
    socket.end();
    await once(socket, 'close');
    expect([...received.matchAll(/"instance":"([^"]*)"/g)].map(([, path]) => path)).toEqual([
      '/v1/first',
      '/v1/second',
    ]);
  });
});
