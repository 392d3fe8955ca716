import { importBody } from '../../contracts/directory.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Route } from '../route.ts';
import { parseCsvRows } from './csv-rows.ts';
import type { Headers } from './headers.ts';
import { parseStrictJson } from './strict-json.ts';

/** 1 MiB: an import of 1,000 rows fits; Lambda's own limit is 6 MiB. */
export const maximumBodyBytes = 1_048_576;

type Event = { headers: Headers; body?: string | undefined; isBase64Encoded: boolean };

const tooLarge = (): never =>
  refuse('body-too-large', {
    detail: `The body may hold ${maximumBodyBytes} bytes.`,
    extra: { maximumBytes: maximumBodyBytes },
  });

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const detail = 'The body is not UTF-8.';
    return refuse('invalid-body', { detail, fields: [{ pointer: '', code: 'invalid-utf8', detail }] });
  }
};

const textOf = (event: Event): string => {
  const body = event.body ?? '';
  if (!event.isBase64Encoded) return Buffer.byteLength(body) > maximumBodyBytes ? tooLarge() : body;
  const bytes = Buffer.from(body, 'base64');
  return bytes.length > maximumBodyBytes ? tooLarge() : decode(bytes);
};

const mediaTypeOf = (headers: Headers): { type: string; charset: string } => {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((p) => p.trim()).find((p) => p.startsWith('charset='));
  return { type: type.trim(), charset: charset?.slice('charset='.length).replaceAll('"', '') ?? 'utf-8' };
};

const unsupported = (accepted: string): never =>
  refuse('unsupported-media-type', {
    detail: `Send ${accepted} in UTF-8.`,
    fields: [{ pointer: 'header:content-type', code: 'invalid_value', detail: `Send ${accepted} in UTF-8.` }],
  });

/** The body as a value, not yet checked against the route's schema; undefined where there is none. */
export const readBody = (event: Event, route: Route): unknown => {
  const text = textOf(event);
  if (text === '') return undefined;
  const importing = route.body === importBody;
  const { type, charset } = mediaTypeOf(event.headers);
  if (charset !== 'utf-8' && charset !== 'utf8') return unsupported('application/json');
  if (type === 'application/json') return parseStrictJson(text);
  if (type === 'text/csv' && importing) return parseCsvRows(text);
  return unsupported(importing ? 'application/json or text/csv' : 'application/json');
};
