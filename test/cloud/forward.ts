import { createServer, request as send } from 'node:http';

export type Forward = { url: string; stop(): Promise<void> };

/**
 * Names under `.localhost` lead to the loopback interface (RFC 6761), but not every resolver knows it, and `fetch` lets nobody
 * choose. This passes requests on to such an address; any other is reached as it is.
 */
export const reach = async (url: string): Promise<Forward> => {
  const target = new URL(url);
  if (!target.hostname.endsWith('.localhost')) return { url: url.replace(/\/$/, ''), stop: async () => undefined };
  const server = createServer((incoming, outgoing) => {
    const options = {
      ...{ host: '127.0.0.1', port: target.port, method: incoming.method, path: incoming.url },
      headers: { ...incoming.headers, host: target.host },
    };
    const passed = send(options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('a server without a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
