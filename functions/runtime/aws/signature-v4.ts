import { createHash, createHmac } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };

/** What a signature is good for: one service of one region on one day. */
export type SigningScope = { service: string; region: string; at: Instant };

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text, 'utf8').digest();

export const hexDigest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** `20260102T030405Z`. */
export const timeOf = (at: Instant): string => at.replace(/[-:]|\.\d+/g, '');

export const scopeOf = ({ service, region, at }: SigningScope): string =>
  `${timeOf(at).slice(0, 8)}/${region}/${service}/aws4_request`;

/** Headers in the order and form of a canonical request; names must be in lower case. */
export const canonicalHeaders = (headers: Record<string, string>): { signed: string; lines: string } => {
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    signed: sorted.map(([name]) => name).join(';'),
    lines: sorted.map(([name, value]) => `${name}:${value.trim()}\n`).join(''),
  };
};

/** The signature over a canonical request (AWS Signature Version 4), in hexadecimal digits. */
export const signatureOf = (
  canonicalRequest: string,
  where: SigningScope,
  { secretAccessKey }: Credentials,
): string => {
  const scope = scopeOf(where);
  const text = ['AWS4-HMAC-SHA256', timeOf(where.at), scope, hexDigest(canonicalRequest)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return createHmac('sha256', key).update(text).digest('hex');
};
