import type { Instant } from '../../domain/time/instant.ts';
import { type Credentials, canonicalHeaders, hexDigest, scopeOf, signatureOf, timeOf } from './signature-v4.ts';

type Post = {
  service: string;
  region: string;
  host: string;
  body: string;
  at: Instant;
  credentials: Credentials;
};
export type JsonRequest = Post & {
  /** `TrentService.Sign`: the operation, as services of this protocol name it. */
  target: string;
};

/** Headers of a POST, signed (AWS Signature Version 4, `Authorization`). @param path with nothing in it to encode */
const signPost = (what: Post, path: string, own: Record<string, string>): Record<string, string> => {
  const { credentials, host, body } = what;
  const headers = {
    ...own,
    'x-amz-date': timeOf(what.at),
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const { signed, lines } = canonicalHeaders({ ...headers, host });
  const request = ['POST', path, '', lines, signed, hexDigest(body)].join('\n');
  const credential = `${credentials.accessKeyId}/${scopeOf(what)}`;
  const signature = signatureOf(request, what, credentials);
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${signed}, Signature=${signature}`,
  };
};

/** To `/` of a service that speaks JSON 1.1. */
export const signRequest = ({ target, ...what }: JsonRequest): Record<string, string> =>
  signPost(what, '/', { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target });

/** To a path of a service whose operations are paths (REST, JSON). */
export const signJsonPost = ({ path, ...what }: Post & { path: string }): Record<string, string> =>
  signPost(what, path, { 'content-type': 'application/json' });
