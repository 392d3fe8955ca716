import { createHash } from 'node:crypto';
import { type Archive, type ArchiveAddress, ArchiveUnavailableError } from '../../ports/archive.ts';
import type { Clock } from '../../ports/clock.ts';
import { signAddress } from '../aws/sign-address.ts';
import type { Credentials } from '../aws/signature-v4.ts';

const attempts = 3;
const timeoutMs = 5_000;
const addressSeconds = 60;

type Request = { method: 'PUT' | 'GET'; headers?: Record<string, string>; body?: string; signal: AbortSignal };
type Answer = { status: number; text: string };

type Settings = {
  /** A bucket with Object Lock and a default retention; undefined on functions that archive nothing. */
  bucket: string | undefined;
  region: string | undefined;
  /** Where the service is, for everything but AWS itself. */
  endpoint: string | undefined;
  /** Of a session of the agency. */
  credentials(agencyId: string): Promise<Credentials>;
  clock: Clock;
  fetch: (url: string, init: Request) => Promise<Pick<Response, 'status' | 'text'>>;
};

/** Something else was at work on the name at the same moment (409), too many requests, or a fault of the service's. */
const isPassing = (status: number): boolean => status === 409 || status === 429 || status >= 500;

const checksumOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64');

/**
 * Puts under a name once: `If-None-Match` is refused where the name is taken, the checksum where other bytes arrive, and the
 * bucket's own retention keeps what was taken in. No client of the SDK: two requests need none.
 */
export const createS3Archive = ({ bucket, region, endpoint, credentials, clock, fetch }: Settings): Archive => {
  const addressOf = async ({ agencyId, name }: ArchiveAddress, method: Request['method'], headers = {}) => {
    if (bucket === undefined || region === undefined)
      throw new ArchiveUnavailableError('this function was given no archive');
    const path = `/${agencyId}/${name}`;
    const place =
      endpoint === undefined
        ? { host: `${bucket}.s3.${region}.amazonaws.com`, path }
        : { ...placeOf(endpoint), path: `/${bucket}${path}` };
    const signing = { method, headers, at: clock.now(), seconds: addressSeconds, region };
    return signAddress({ ...place, ...signing, credentials: await credentials(agencyId) });
  };
  const send = async (to: ArchiveAddress, { method, headers, body }: Omit<Request, 'signal'>): Promise<Answer> => {
    let failure = '';
    for (let left = attempts; left > 0; left--) {
      const url = await addressOf(to, method, headers);
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = await fetch(url, {
        method,
        signal,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
      })
        .then(async (response): Promise<Answer> => ({ status: response.status, text: await response.text() }))
        .catch(() => null);
      if (answer !== null && !isPassing(answer.status)) return answer;
      failure = answer === null ? 'no answer' : String(answer.status);
    }
    throw new ArchiveUnavailableError(`the archive failed: ${failure}`);
  };
  return {
    keep: async (address, text) => {
      const headers = {
        'content-type': 'application/json',
        'if-none-match': '*',
        'x-amz-checksum-sha256': checksumOf(text),
      };
      const put = await send(address, { method: 'PUT', headers, body: text });
      if (put.status === 200) return 'kept';
      if (put.status !== 412) throw new ArchiveUnavailableError(`the archive did not take it in: ${put.status}`);
      const found = await send(address, { method: 'GET' });
      if (found.status !== 200) throw new ArchiveUnavailableError(`the archive did not show it: ${found.status}`);
      return found.text === text ? 'kept' : 'contradicted';
    },
  };
};

const placeOf = (endpoint: string): { scheme: 'http' | 'https'; host: string } => {
  const { protocol, host } = new URL(endpoint);
  return { scheme: protocol === 'http:' ? 'http' : 'https', host };
};
