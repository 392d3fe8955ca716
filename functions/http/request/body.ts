import { importBody } from '../../contracts/directory.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Route } from '../route.ts';
import { decodeUtf8 } from './body-bytes.ts';
import { parseCsvRows } from './csv-rows.ts';
import type { Headers } from './headers.ts';
import { parseStrictJson } from './strict-json.ts';

/** 1 MiB: an import of 1,000 rows fits; Lambda's own limit is 6 MiB. */
export const maximumBodyBytes = 1_048_576;

type Event = { headers: Headers; body?: string | undefined; isBase64Encoded: boolean };

const tooLarge = (maximumBytes: number): never =>
  refuse('body-too-large', { detail: `The body may hold ${maximumBytes} bytes.`, extra: { maximumBytes } });

const bytesOf = (event: Event, maximumBytes: number): Uint8Array => {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > maximumBytes ? tooLarge(maximumBytes) : bytes;
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
export const readBody = async (event: Event, route: Route): Promise<unknown> => {
  const bytes = bytesOf(event, route.maximumBytes ?? maximumBodyBytes);
  if (bytes.length === 0) return undefined;
  const { type, charset } = mediaTypeOf(event.headers);
  const reader = route.readers?.[type];
  if (reader !== undefined) return reader(bytes);
  const importing = route.body === importBody;
  if (charset !== 'utf-8' && charset !== 'utf8') return unsupported('application/json');
  if (type === 'application/json') return parseStrictJson(decodeUtf8(bytes));
  if (type === 'text/csv' && importing) return parseCsvRows(decodeUtf8(bytes));
  const others = importing ? ['text/csv'] : Object.keys(route.readers ?? {});
  return unsupported(['application/json', ...others].join(' or '));
};
