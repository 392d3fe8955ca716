import { refuse } from '../../domain/refusal.ts';

/** @throws RefusedError `invalid-utf8` where the bytes are no text */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const detail = 'The body is not UTF-8.';
    return refuse('invalid-body', { detail, fields: [{ pointer: '', code: 'invalid-utf8', detail }] });
  }
};
