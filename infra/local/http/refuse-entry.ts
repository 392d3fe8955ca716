import type { IncomingMessage, ServerResponse } from 'node:http';
import { chooseLanguage, type Language } from '../../../functions/contracts/language.ts';
import { problemResponse } from '../../../functions/http/answer/responses.ts';
import { maximumBodyBytes } from '../../../functions/http/request/body.ts';

type Prepared = { status: number; headers: string[]; before: string; after: string };

/** The answer that every other refusal is made by, taken apart where the path of the request stands in it. */
const prepare = (language: Language): Prepared => {
  const {
    statusCode,
    headers,
    body = '',
  } = problemResponse({ code: 'busy' }, { path: '', acceptLanguage: language, deadline: null });
  const { 'retry-after': _, ...others } = headers;
  const instance = '"instance":';
  const at = body.indexOf(`${instance}""`) + instance.length;
  return {
    status: statusCode,
    headers: Object.entries(others).flat(),
    before: body.slice(0, at),
    after: body.slice(at + '""'.length),
  };
};
const answers: Record<Language, Prepared> = { id: prepare('id'), en: prepare('en') };

/**
 * Answers `busy`. A rush has more of these than of anything else, so what they have in common is made once. A small body that
 * is still on its way is thrown away by Node, and the connection lives on: a new one would cost more than the refusal.
 */
export const refuseEntry = (
  request: IncomingMessage,
  response: ServerResponse,
  refused: { path: string; retryAfterSeconds: number },
): void => {
  const { status, headers, before, after } = answers[chooseLanguage(request.headers['accept-language'])];
  const body = `${before}${JSON.stringify(refused.path)}${after}`;
  const announced = Number(request.headers['content-length'] ?? 0);
  const keep = request.headers['transfer-encoding'] === undefined && announced <= maximumBodyBytes;
  response.writeHead(status, [
    ...headers,
    'retry-after',
    String(refused.retryAfterSeconds),
    'content-length',
    String(Buffer.byteLength(body)),
    ...(keep ? [] : ['connection', 'close']),
  ]);
  response.end(body);
};
