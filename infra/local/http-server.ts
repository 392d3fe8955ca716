import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { problemResponse } from '../../functions/http/answer/responses.ts';
import { send } from './http/send.ts';

/** Longest wait for requests in flight when the server stops. */
const graceMs = 5_000;

const ownNames = new Set(['127.0.0.1', 'localhost']);

/** A page on the internet may resolve its own name to this machine (DNS rebinding); it cannot fake the Host header. */
const isOwnHost = (host: string | undefined): boolean => ownNames.has((host ?? '').replace(/:\d+$/, ''));

export type HttpServer = { url: string; serve(listener: RequestListener): void; stop(): Promise<void> };

/** Listens on the loopback address only. Answers begin once `serve` names who gives them, since the address is known only then. */
export const startHttpServer = async (port: number): Promise<HttpServer> => {
  let serving: RequestListener | null = null;
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    const context = { path: '/', acceptLanguage: request.headers['accept-language'], deadline: null };
    if (!isOwnHost(request.headers.host)) {
      const detail = 'This system answers to programs of this machine only.';
      void send(request, response, problemResponse({ code: 'forbidden', detail }, context));
    } else if (serving === null) void send(request, response, problemResponse({ code: 'busy' }, context));
    else serving(request, response);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (listener) => {
      serving = listener;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(forced);
    },
  };
};
