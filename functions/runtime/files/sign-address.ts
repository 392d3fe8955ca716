import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
export type ToSign = {
  method: 'GET' | 'HEAD' | 'PUT';
  host: string;
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

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();
const hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** RFC 3986 as Signature Version 4 wants it: everything but the unreserved signs. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

const compareNames = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

/**
 * An address that S3 accepts without any other credential until its time (AWS Signature Version 4, query parameters). Node's own
 * hashing does it: the SDK's signer would double the size of the functions that never touch a file.
 */
export const signAddress = (what: ToSign): string => {
  const { credentials, host, region } = what;
  const time = what.at.replace(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const headers = Object.entries({ ...what.headers, host }).sort(compareNames);
  const signed = headers.map(([name]) => name).join(';');
  const query = Object.entries({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${credentials.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
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
  const canonicalHeaders = headers.map(([name, value]) => `${name}:${value.trim()}\n`).join('');
  const request = [what.method, path, query, canonicalHeaders, signed, 'UNSIGNED-PAYLOAD'].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, hex(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  return `https://${host}${path}?${query}&X-Amz-Signature=${createHmac('sha256', key).update(text).digest('hex')}`;
};
