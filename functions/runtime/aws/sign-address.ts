import type { Instant } from '../../domain/time/instant.ts';
import { type Credentials, canonicalHeaders, scopeOf, signatureOf, timeOf } from './signature-v4.ts';

export type ToSign = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  host: string;
  /** `http` only where the service is not AWS. */
  scheme?: 'http' | 'https';
  /** With a leading slash; its parts are encoded here. */
  path: string;
  /** Headers that the caller must send exactly so; names in lower case. */
  headers?: Record<string, string>;
  query?: Record<string, string>;
  at: Instant;
  seconds: number;
  region: string;
  credentials: Credentials;
};

/** RFC 3986 as Signature Version 4 wants it: everything but the unreserved signs. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const compareNames = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

/**
 * An address that S3 accepts without any other credential until its time (AWS Signature Version 4, query parameters). Node's own
 * hashing does it: the SDK's signer would double the size of the functions that never touch a file.
 */
export const signAddress = (what: ToSign): string => {
  const { credentials, host, region, at } = what;
  const scope = { service: 's3', region, at };
  const { signed, lines } = canonicalHeaders({ ...what.headers, host });
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scopeOf(scope)}`,
    'X-Amz-Date': timeOf(at),
    'X-Amz-Expires': String(what.seconds),
    'X-Amz-SignedHeaders': signed,
    ...(credentials.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': credentials.sessionToken }),
    ...what.query,
  })
    .map(([name, value]): [string, string] => [encoded(name), encoded(value)])
    .sort(compareNames)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const path = what.path.split('/').map(encoded).join('/');
  const request = [what.method, path, query, lines, signed, 'UNSIGNED-PAYLOAD'].join('\n');
  return `${what.scheme ?? 'https'}://${host}${path}?${query}&X-Amz-Signature=${signatureOf(request, scope, credentials)}`;
};
