import { connect, type Socket } from 'node:net';
import { stopwatch } from '../../../functions/runtime/clock.ts';
import { type Answer, readAnswer } from './read-answer.ts';

export type Call = {
  method: 'GET' | 'POST';
  path: string;
  token: string;
  key?: string;
  version?: number;
  body?: string;
};
export type Wire = { send(call: Call): Promise<Answer>; close(): void };

type Line = { socket: Socket; freeSince: number; ask(text: string): Promise<Answer> };

/** Well before the server itself (5 s) closes a connection that nobody uses: a request on its way then would get no answer. */
const longestFreeMs = 2_000;
const noBytes = Buffer.alloc(0);
const nothing: Answer = { status: 0, retryAfter: null, type: '', text: '' };

const textOf = (host: string, { method, path, token, key, version, body = '' }: Call): string =>
  [
    `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n`,
    method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`,
    key === undefined ? '' : `idempotency-key: ${key}\r\n`,
    version === undefined ? '' : `if-match: "${version}"\r\n`,
    `\r\n${body}`,
  ].join('');

const openLine = (hostname: string, port: number, free: (line: Line) => void): Line => {
  const socket = connect({ host: hostname, port, noDelay: true });
  let received: Buffer = noBytes;
  let answered: ((answer: Answer) => void) | null = null;
  const settle = (answer: Answer): void => {
    const resolve = answered;
    [answered, received] = [null, noBytes];
    resolve?.(answer);
  };
  const line: Line = {
    socket,
    freeSince: 0,
    ask: (text) => {
      socket.write(text);
      return new Promise((resolve) => {
        answered = resolve;
      });
    },
  };
  socket
    .on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const read = readAnswer(received);
      if (read.kind === 'part') return;
      if (read.kind === 'whole' && read.keep) free(line);
      else socket.end();
      settle(read.kind === 'whole' ? read.answer : nothing);
    })
    .on('error', () => socket.destroy())
    .on('close', () => settle(nothing));
  return line;
};

/**
 * Requests over connections that are kept alive, as many at once as are asked for. The sender shares the machine with the system
 * and sends every refused request as well: `node:http` costs it several times as much, `fetch` three times that.
 */
export const createWire = (url: string): Wire => {
  const { hostname, port, host } = new URL(url);
  const lines = new Set<Line>();
  /** The one that was used last is used next. */
  const free: Line[] = [];
  const open = (): Line => {
    const line = openLine(hostname, Number(port), (one) => {
      one.freeSince = stopwatch();
      free.push(one);
    });
    lines.add(line);
    line.socket.on('close', () => lines.delete(line));
    return line;
  };
  const take = (): Line => {
    const line = free.pop();
    if (line === undefined) return open();
    if (!line.socket.destroyed && stopwatch() - line.freeSince < longestFreeMs) return line;
    for (const { socket } of [line, ...free.splice(0)]) socket.destroy();
    return open();
  };
  return {
    send: (call) => take().ask(textOf(host, call)),
    close: () => {
      for (const { socket } of lines) socket.destroy();
    },
  };
};
