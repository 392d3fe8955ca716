import type { Instant } from '../../domain/time/instant.ts';
import { type Credentials, canonicalHeaders, hexDigest, scopeOf, signatureOf, timeOf } from './signature-v4.ts';

export type JsonRequest = {
  service: string;
  region: string;
  host: string;
  /** `TrentService.Sign`: the operation, as services of this protocol name it. */
  target: string;
  body: string;
  at: Instant;
  credentials: Credentials;
};

/** Headers of a POST to `/` of a service that speaks JSON 1.1, signed (AWS Signature Version 4, `Authorization`). */
export const signRequest = (what: JsonRequest): Record<string, string> => {
  const { credentials, host, body, target, at } = what;
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-date': timeOf(at),
    'x-amz-target': target,
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const { signed, lines } = canonicalHeaders({ ...headers, host });
  const request = ['POST', '/', '', lines, signed, hexDigest(body)].join('\n');
  const credential = `${credentials.accessKeyId}/${scopeOf(what)}`;
  const signature = signatureOf(request, what, credentials);
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  };
};
