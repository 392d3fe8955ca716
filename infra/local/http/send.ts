import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Response } from '../../../functions/http/answer/responses.ts';
import { drain } from './read-body.ts';

/** What API Gateway itself would still take in before it closes the connection. */
const drainedBytes = 10 * 1024 * 1024;

const bare = (status: number): boolean => status === 204 || status === 304;

export const send = async (request: IncomingMessage, response: ServerResponse, answer: Response): Promise<void> => {
  const body = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8');
  const unread = !request.complete;
  response.writeHead(answer.statusCode, {
    ...answer.headers,
    ...(bare(answer.statusCode) || request.method === 'HEAD' ? {} : { 'content-length': body.length }),
    ...(unread ? { connection: 'close' } : {}),
  });
  if (request.method !== 'HEAD' && body.length > 0) response.write(body);
  if (unread) await drain(request, drainedBytes);
  response.end();
};
