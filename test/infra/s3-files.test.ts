import { describe, expect, it } from 'vitest';
import { signAddress } from '../../functions/runtime/aws/sign-address.ts';
import { createS3Files } from '../../functions/runtime/files/s3-files.ts';

/** The published example of Amazon S3's "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)". */
const published = {
  host: 'examplebucket.s3.amazonaws.com',
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
};

const address = {
  agencyId: 'kota',
  cycleId: 'tw1-2026',
  employeeId: 'ani',
  sha256: 'f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk',
};
const file = { name: 'foto (1) – balai.jpg', mediaType: 'image/jpeg', bytes: 2048 };
const filesWith = (
  answer: { status: number; headers?: Record<string, string> },
  asked: string[] = [],
  methods: string[] = [],
) =>
  createS3Files({
    bucket: 'bukti',
    region: 'ap-southeast-3',
    credentials: async () => ({ ...published.credentials, sessionToken: 'a+token/=' }),
    clock: { now: () => '2026-02-20T03:00:00.000Z' },
    fetch: async (url, { method }) => {
      asked.push(url);
      methods.push(method);
      return { status: answer.status, headers: new Headers(answer.headers) };
    },
  });

describe('a signed address', () => {
  it('is the one that AWS publishes for its example', () => {
    const url = signAddress({
      ...published,
      method: 'GET',
      path: '/test.txt',
      at: '2013-05-24T00:00:00.000Z',
      seconds: 86_400,
    });
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });
});

describe('files on S3', () => {
  it('are taken in by size, type and digest, once, and under no name of a person', async () => {
    const { url, headers, expiresAt, method } = await filesWith({ status: 404 }).prepareUpload(address, file);
    const { host, pathname, searchParams } = new URL(url);
    expect([method, host]).toEqual(['PUT', 'bukti.s3.ap-southeast-3.amazonaws.com']);
    expect(pathname).toBe(`/kota/tw1-2026/ani/${address.sha256}`);
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256;x-amz-meta-name',
    );
    expect(searchParams.get('X-Amz-Security-Token')).toBe('a+token/=');
    expect(headers).toMatchObject({
      'content-length': '2048',
      'x-amz-checksum-sha256': 'f4OxZX/x/FO5LcGBSKHWXfwtSx+j1ncoSt3SABJtkGk=',
      'if-none-match': '*',
    });
    expect(url).not.toContain('balai');
    expect(expiresAt).toBe('2026-02-20T03:15:00.000Z');
  });

  it('are found with their description, and null where there is none', async () => {
    const asked: string[] = [];
    const headers = {
      'x-amz-meta-name': encodeURIComponent(file.name),
      'content-type': file.mediaType,
      'content-length': '2048',
    };
    expect(await filesWith({ status: 200, headers }, asked).find(address)).toEqual(file);
    expect(asked).toHaveLength(1);
    expect(await filesWith({ status: 404 }).find(address)).toBeNull();
    expect(await filesWith({ status: 403 }).find(address)).toBeNull();
    await expect(filesWith({ status: 500 }).find(address)).rejects.toThrow('500');
  });

  it('are read as attachments for five minutes', async () => {
    const { url, expiresAt } = await filesWith({ status: 200 }).prepareDownload(address, file);
    expect(new URL(url).searchParams.get('response-content-disposition')).toMatch(
      /^attachment; filename\*=UTF-8''foto/,
    );
    expect(expiresAt).toBe('2026-02-20T03:05:00.000Z');
  });

  it('are taken away by one signed request; one that is not there is gone already', async () => {
    const asked: string[] = [];
    const methods: string[] = [];
    await filesWith({ status: 204 }, asked, methods).remove(address);
    expect(methods).toEqual(['DELETE']);
    await filesWith({ status: 404 }, asked).remove(address);
    expect(asked.map((url) => new URL(url).pathname)).toEqual(Array(2).fill(`/kota/tw1-2026/ani/${address.sha256}`));
    await expect(filesWith({ status: 403 }).remove(address)).rejects.toThrow('403');
  });

  it('are refused loudly on a function that was given no bucket', async () => {
    const none = createS3Files({
      bucket: undefined,
      region: 'ap-southeast-3',
      credentials: async () => published.credentials,
      clock: { now: () => '2026-02-20T03:00:00.000Z' },
      fetch: async () => ({ status: 200, headers: new Headers() }),
    });
    await expect(none.find(address)).rejects.toThrow('EVIDENCE_BUCKET');
  });
});
