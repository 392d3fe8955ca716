import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

export type RawSent = { method: string; path: string; headers?: Record<string, string>; body?: string };
export type RawAnswer = { status: number; headers: IncomingMessage['headers']; body: unknown };

/** Sends what `fetch` would not: any Host, a GET with a body, a path as it is. */
export const sendRaw = async (url: string, { method, path, headers = {}, body }: RawSent): Promise<RawAnswer> => {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const sent = request(url, { method, path, headers: { ...length, ...headers }, agent: false });
  const answered = new Promise<IncomingMessage>((resolve, reject) => sent.on('response', resolve).on('error', reject));
  sent.end(body);
  const response = await answered;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(response, 'end');
  const text = Buffer.concat(chunks).toString('utf8');
  const json = /json/.test(response.headers['content-type'] ?? '') && text !== '';
  return { status: response.statusCode ?? 0, headers: response.headers, body: json ? JSON.parse(text) : text };
};
