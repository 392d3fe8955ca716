import type { IncomingMessage } from 'node:http';

/** Reads at most `limit` bytes; gives up at the first byte beyond, or before the first where the length is announced. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too-large';
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (result: Buffer | 'too-large'): void => {
      request.pause().removeAllListeners('data').removeAllListeners('end');
      resolve(result);
    };
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) finish('too-large');
        else chunks.push(chunk);
      })
      .on('end', () => finish(Buffer.concat(chunks)))
      .on('error', reject);
  });
};

/** Throws away what the caller still sends, up to `limit` bytes, so that closing the connection does not cost it the answer. */
export const drain = (request: IncomingMessage, limit: number): Promise<void> =>
  new Promise((resolve) => {
    let size = 0;
    if (request.readableEnded || request.destroyed) resolve();
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) resolve();
      })
      .on('close', () => resolve())
      .on('end', () => resolve())
      .resume();
  });
