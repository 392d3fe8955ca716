import { Pool } from 'undici';

export type Call = {
  method: 'GET' | 'POST';
  path: string;
  token: string;
  key?: string;
  version?: number;
  body?: string;
};
/** Status 0: no answer came. */
export type Answer = { status: number; retryAfter: string | null; type: string; text: string };
export type Wire = { send(call: Call): Promise<Answer>; close(): void };

/** Well before the server itself (5 s) closes a connection that nobody uses: a request on its way then would get no answer. */
const longestFreeMs = 2_000;

const headersOf = ({ method, token, key, version }: Call): string[] => [
  ...['authorization', `Bearer ${token}`],
  ...(method === 'GET' ? [] : ['content-type', 'application/json']),
  ...(key === undefined ? [] : ['idempotency-key', key]),
  ...(version === undefined ? [] : ['if-match', `"${version}"`]),
];

const first = (value: string | string[] | undefined): string | null => [value].flat()[0] ?? null;

/**
 * Requests over connections that are kept alive, as many at once as are asked for. The sender shares the machine with the system
 * and sends every refused request as well: `node:http` and `fetch` cost it several times as much.
 */
export const createWire = (url: string): Wire => {
  const pool = new Pool(url, {
    connections: null,
    keepAliveTimeout: longestFreeMs,
    keepAliveMaxTimeout: longestFreeMs,
  });
  return {
    send: (call) =>
      new Promise((resolve) => {
        const answer: Answer = { status: 0, retryAfter: null, type: '', text: '' };
        const parts: Buffer[] = [];
        pool.dispatch(
          { method: call.method, path: call.path, headers: headersOf(call), body: call.body ?? null },
          {
            // By this method undici tells the handlers of today from those of old.
            onRequestStart: () => undefined,
            onResponseStart: (_, status, headers) => {
              answer.status = status;
              answer.retryAfter = first(headers['retry-after']);
              answer.type = first(headers['content-type']) ?? '';
            },
            onResponseData: (_, chunk) => {
              parts.push(chunk);
            },
            onResponseEnd: () => resolve({ ...answer, text: Buffer.concat(parts).toString() }),
            onResponseError: () => resolve({ status: 0, retryAfter: null, type: '', text: '' }),
          },
        );
      }),
    close: () => void pool.destroy(),
  };
};
