import {
  type Credentials,
  canonicalHeaders,
  hexDigest,
  scopeOf,
  signatureOf,
  timeOf,
} from '../../functions/runtime/aws/signature-v4.ts';
import { readCredentials } from '../../functions/runtime/environment.ts';

export type Place = { endpoint: string; region: string };
export type SignedCall = {
  method?: 'GET' | 'POST';
  service: string;
  path?: string;
  query?: string;
  target?: string;
  body: string;
};

/** A request to a service of AWS, or to what stands for it, under the operator's own keys. */
export const signedCall = async (
  place: Place,
  call: SignedCall,
  credentials: Credentials = readCredentials(),
): Promise<{ status: number; text: string }> => {
  const { method = 'POST', service, path = '/', query = '', target, body } = call;
  const scope = { service, region: place.region, at: new Date().toISOString() };
  const url = new URL(`${path}${query === '' ? '' : `?${query}`}`, place.endpoint);
  const headers = {
    'content-type': target === undefined ? 'application/json' : 'application/x-amz-json-1.1',
    'x-amz-date': timeOf(scope.at),
    ...(service === 's3' ? { 'x-amz-content-sha256': hexDigest(body) } : {}),
    ...(target === undefined ? {} : { 'x-amz-target': target }),
    ...(credentials.sessionToken === undefined ? {} : { 'x-amz-security-token': credentials.sessionToken }),
  };
  const { signed, lines } = canonicalHeaders({ ...headers, host: url.host });
  const request = [method, path, query, lines, signed, hexDigest(body)].join('\n');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scopeOf(scope)}, SignedHeaders=${signed}, Signature=${signatureOf(request, scope, credentials)}`;
  const sent = method === 'GET' ? {} : { body };
  const answer = await fetch(url, { method, headers: { ...headers, authorization }, ...sent });
  return { status: answer.status, text: await answer.text() };
};

/** Calls a function by its alias and waits for its answer. @throws Error where it fails */
export const invoke = async (place: Place, name: string, event: object): Promise<string> => {
  const path = `/2015-03-31/functions/${name}/invocations`;
  const body = JSON.stringify(event);
  const { status, text } = await signedCall(place, { service: 'lambda', path, query: 'Qualifier=live', body });
  if (status !== 200 || text.includes('"errorType"'))
    throw new Error(`${name} answered ${status}: ${text.slice(0, 400)}`);
  return text;
};
