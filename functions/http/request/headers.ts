import { idempotencyKey } from '../../contracts/primitives.ts';
import { refuse } from '../../domain/refusal.ts';

/** Header names arrive in lower case (payload version 2.0). */
export type Headers = Record<string, string | undefined>;

/**
 * Version named by `If-Match: "<version>"`. Weak tags and `*` are refused: the caller must say which state it has seen.
 * @returns null where the header is absent
 */
export const readIfMatch = (headers: Headers): number | null => {
  const value = headers['if-match'];
  if (value === undefined) return null;
  const version = /^"([1-9]\d{0,14})"$/.exec(value.trim())?.[1];
  if (version !== undefined) return Number(version);
  const detail = 'If-Match must be one ETag as it was answered, such as "3".';
  return refuse('invalid-parameter', {
    detail,
    fields: [{ pointer: 'header:if-match', code: 'invalid_format', detail }],
  });
};

/** Idempotency-Key, required on POST; null where the method is idempotent by itself and none was sent. */
export const readIdempotencyKey = (method: string, headers: Headers): string | null => {
  const value = headers['idempotency-key'];
  if (value === undefined || value === '') {
    if (method !== 'POST') return null;
    const detail = 'Send an Idempotency-Key of your own choice, new for each new act.';
    return refuse('idempotency-key-required', {
      fields: [{ pointer: 'header:idempotency-key', code: 'required', detail }],
    });
  }
  if (idempotencyKey.safeParse(value).success) return value;
  const detail = 'Idempotency-Key must be 8 to 64 of the characters A-Z a-z 0-9 . _ ~ -';
  return refuse('invalid-parameter', {
    detail,
    fields: [{ pointer: 'header:idempotency-key', code: 'invalid_format', detail }],
  });
};
