import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { chooseLanguage } from '../../contracts/language.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Reply } from '../route.ts';
import { problemDocument } from './problem-document.ts';

export type Response = APIGatewayProxyStructuredResultV2 & { statusCode: number; headers: Record<string, string> };

/** On every answer: it may hold personal data, so nobody keeps it and no page frames or sniffs it. */
export const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

const json = (statusCode: number, type: string, body: unknown, headers: Record<string, string>): Response => ({
  statusCode,
  headers: { ...safeHeaders, 'content-type': type, ...headers },
  body: JSON.stringify(body),
});

export const replyResponse = (status: number, reply: Reply<unknown>): Response =>
  json(status, 'application/json', reply.body, {
    ...(reply.version === undefined ? {} : { etag: `"${reply.version}"` }),
    ...(reply.location === undefined ? {} : { location: reply.location }),
  });

/**
 * A text as it is, with an ETag over it; nothing but the tag for whoever has it already (RFC 9110 section 13.1.2). It may be kept by
 * the one who asked and is asked for anew each time.
 */
export const textResponse = (
  status: number,
  { type, text, etag, known }: { type: string; text: string; etag: string; known: string | undefined },
): Response => {
  const isKnown = (known ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return {
    statusCode: isKnown ? 304 : status,
    headers: {
      ...safeHeaders,
      'cache-control': 'private, no-cache',
      etag,
      ...(isKnown ? {} : { 'content-type': `${type}; charset=utf-8` }),
    },
    body: isKnown ? '' : text,
  };
};

type Context = { path: string; acceptLanguage: string | undefined; deadline: string | null };

/** A refusal as problem+json (RFC 9457). */
export const problemResponse = (refusal: Refusal, context: Context): Response => {
  const language = chooseLanguage(context.acceptLanguage);
  const document = problemDocument({ refusal, language, instance: context.path, deadline: context.deadline });
  return json(document.status, 'application/problem+json', document, {
    'content-language': language,
    vary: 'Accept-Language',
    ...(refusal.code === 'busy' ? { 'retry-after': '1' } : {}),
    // The windows that limits are counted in are a minute or longer.
    ...(refusal.code === 'too-many-requests' ? { 'retry-after': '60' } : {}),
    ...(refusal.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer realm="siklus"' } : {}),
  });
};
