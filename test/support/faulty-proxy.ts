import { once } from 'node:events';
import { createServer } from 'node:http';

/** What happens to one call on its way to the engine. */
export type Fault =
  | { kind: 'pass' }
  /** The engine carries it out and the answer is lost. */
  | { kind: 'lose-answer' }
  /** The answer is this error of the engine, which never sees the call. */
  | { kind: 'refuse'; status: number; type: string; body?: object }
  /** The call reaches the engine in a changed form, and so does the answer. */
  | { kind: 'rewrite'; request(body: Record<string, unknown>): object; response(body: object, sent: object): object };

export type FaultyProxy = {
  endpoint: string;
  /** Faults of the next calls, in order; afterwards everything passes. */
  next(...faults: Fault[]): void;
  /** Operation names (`PutItem`, ...) since the last `next`. */
  readonly calls: string[];
  stop(): Promise<void>;
};

const parsed = (text: string): Record<string, unknown> => JSON.parse(text);

/** Stands between the SDK and the engine, so that faults are tested on the wire and not on a double of the SDK. */
export const startFaultyProxy = async (target: string): Promise<FaultyProxy> => {
  let faults: Fault[] = [];
  const calls: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = String(request.headers['x-amz-target']);
    calls.push(operation.split('.').at(-1) ?? '');
    const fault = faults.shift() ?? { kind: 'pass' };
    const answer = (status: number, body: string): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
    };
    if (fault.kind === 'refuse') {
      answer(fault.status, JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${fault.type}`, ...fault.body }));
      return;
    }
    const text = Buffer.concat(chunks).toString();
    const sent = fault.kind === 'rewrite' ? JSON.stringify(fault.request(parsed(text))) : text;
    const reply = await fetch(target, {
      method: 'POST',
      headers: {
        'x-amz-target': operation,
        'content-type': 'application/x-amz-json-1.0',
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: sent,
    });
    const received = await reply.text();
    if (fault.kind === 'lose-answer') request.socket.destroy();
    else if (fault.kind === 'rewrite')
      answer(reply.status, JSON.stringify(fault.response(parsed(received), parsed(text))));
    else answer(reply.status, received);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    next: (...coming) => {
      faults = coming;
      calls.length = 0;
    },
    calls,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
