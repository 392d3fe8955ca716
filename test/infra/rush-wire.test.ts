import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createWire, type Wire } from '../bench/rush/wire.ts';

let server: Server | null = null;
let wire: Wire | null = null;
afterEach(() => {
  wire?.close();
  server?.close();
});

/** A server that speaks as it is told, and counts who connected. */
const against = async (speak: (socket: Socket, text: string) => void) => {
  const connections: Socket[] = [];
  const made = createServer((socket) => {
    connections.push(socket);
    socket.setEncoding('utf8').on('data', (text: string) => speak(socket, text));
  });
  server = made;
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  const address = made.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  wire = createWire(`http://127.0.0.1:${address.port}`);
  return { send: wire.send, connections };
};
const answer = (connection: string, body: string): string =>
  `HTTP/1.1 429 Too Many Requests\r\ncontent-type: application/problem+json\r\nretry-after: 2\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: ${connection}\r\n\r\n${body}`;
const call = { method: 'POST', path: '/v1/x', token: 't', key: 'k', version: 3, body: '{"a":"é"}' } as const;

describe('the sender', () => {
  it('sends the request whole and reads the answer whole, also in pieces', async () => {
    const asked: string[] = [];
    const { send } = await against((socket, text) => {
      asked.push(text);
      const bytes = Buffer.from(answer('keep-alive', '{"title":"sibuk é"}'));
      socket.setNoDelay(true).write(bytes.subarray(0, 20), () => socket.write(bytes.subarray(20, -3)));
      setImmediate(() => socket.write(bytes.subarray(-3)));
    });
    expect(await send(call)).toEqual({
      status: 429,
      retryAfter: '2',
      type: 'application/problem+json',
      text: '{"title":"sibuk é"}',
    });
    expect(asked[0]).toMatch(
      /^POST \/v1\/x HTTP\/1\.1\r\nhost: 127\.0\.0\.1:\d+\r\nauthorization: Bearer t\r\ncontent-type: application\/json\r\ncontent-length: 10\r\nidempotency-key: k\r\nif-match: "3"\r\n\r\n\{"a":"é"\}$/,
    );
  });

  it('uses a connection again, and one for each of those under way', async () => {
    const { send, connections } = await against((socket) => socket.write(answer('keep-alive', '')));
    await send(call);
    await send(call);
    expect(connections).toHaveLength(1);
    await Promise.all([send(call), send(call)]);
    expect(connections).toHaveLength(2);
  });

  it('opens another one where the system closes it', async () => {
    const { send, connections } = await against((socket) => socket.end(answer('close', '')));
    expect([(await send(call)).status, (await send(call)).status]).toEqual([429, 429]);
    expect(connections).toHaveLength(2);
  });

  it.each([
    ['nothing', ''],
    ['no HTTP', 'hello\r\n\r\n'],
    ['an answer without its length', 'HTTP/1.1 200 OK\r\n\r\n{}'],
    ['half an answer', answer('keep-alive', '{}').slice(0, -1)],
    ['more than the answer', `${answer('keep-alive', '{}')}HTTP`],
  ])('says so where %s comes', async (_, text) => {
    const { send } = await against((socket) => socket.end(text));
    expect(await send(call)).toMatchObject({ status: 0 });
  });
});
