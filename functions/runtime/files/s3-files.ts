import { addSeconds } from '../../domain/time/zone.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileAddress, FileDescription, Files } from '../../ports/files.ts';
import { signAddress, type ToSign } from '../aws/sign-address.ts';
import type { Credentials } from '../aws/signature-v4.ts';

const uploadSeconds = 900;
const downloadSeconds = 300;
const lookSeconds = 60;

type Settings = {
  /** Undefined on functions that have no grant for files. */
  bucket: string | undefined;
  region: string | undefined;
  /** Keys that reach the files of this agency and no other's; valid for as long as any address that is signed with them. */
  credentials(agencyId: string): Promise<Credentials>;
  clock: Clock;
  /** Sends the requests that no browser sends: looking for a file, and taking it away. */
  fetch: (url: string, init: { method: 'HEAD' | 'DELETE' }) => Promise<Pick<Response, 'status' | 'headers'>>;
};

const base64 = (sha256: string): string => Buffer.from(sha256, 'base64url').toString('base64');

/**
 * Files of evidence in one bucket, uploaded by the browser itself. Size, type and digest are signed headers: S3 reckons the
 * SHA-256 of what arrives and refuses anything else, and `If-None-Match` keeps what is there.
 */
export const createS3Files = ({ bucket, region, credentials, clock, fetch }: Settings): Files => {
  const sign = async (
    address: FileAddress,
    rest: Pick<ToSign, 'method' | 'headers' | 'query' | 'seconds'>,
  ): Promise<{ url: string; expiresAt: string }> => {
    if (bucket === undefined || region === undefined)
      throw new Error('EVIDENCE_BUCKET is not set: this function handles no files');
    const { agencyId, cycleId, employeeId, sha256 } = address;
    const at = clock.now();
    const url = signAddress({
      ...rest,
      host: `${bucket}.s3.${region}.amazonaws.com`,
      path: `/${agencyId}/${cycleId}/${employeeId}/${sha256}`,
      at,
      region,
      credentials: await credentials(agencyId),
    });
    return { url, expiresAt: addSeconds(at, rest.seconds) };
  };
  return {
    prepareUpload: async (address, { name, mediaType, bytes }) => {
      const headers = {
        'content-length': String(bytes),
        'content-type': mediaType,
        'if-none-match': '*',
        'x-amz-checksum-sha256': base64(address.sha256),
        'x-amz-meta-name': encodeURIComponent(name),
      };
      return { method: 'PUT', headers, ...(await sign(address, { method: 'PUT', headers, seconds: uploadSeconds })) };
    },
    find: async (address): Promise<FileDescription | null> => {
      const { url } = await sign(address, { method: 'HEAD', seconds: lookSeconds });
      const { status, headers } = await fetch(url, { method: 'HEAD' });
      // S3 says 403 for what is not there, since no function of ours may list a bucket.
      if (status === 404 || status === 403) return null;
      if (status !== 200) throw new Error(`the store of files answered ${status}`);
      return {
        name: decodeURIComponent(headers.get('x-amz-meta-name') ?? ''),
        mediaType: headers.get('content-type') ?? 'application/octet-stream',
        bytes: Number(headers.get('content-length') ?? 0),
      };
    },
    prepareDownload: async (address, { name }) => {
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
      const query = { 'response-content-disposition': disposition };
      return sign(address, { method: 'GET', query, seconds: downloadSeconds });
    },
    // The bucket is versioned: a rule of its lifecycle ends what stands behind the delete marker.
    remove: async (address) => {
      const { url } = await sign(address, { method: 'DELETE', seconds: lookSeconds });
      const { status } = await fetch(url, { method: 'DELETE' });
      if (status !== 204 && status !== 200 && status !== 404) throw new Error(`the store of files answered ${status}`);
    },
  };
};
