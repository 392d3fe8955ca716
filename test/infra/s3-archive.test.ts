import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ArchiveUnavailableError } from '../../functions/ports/archive.ts';
import { createS3Archive } from '../../functions/runtime/archive/s3-archive.ts';

const address = { agencyId: 'kota', name: 'seals/000000007.json' };
const text = '{"number":7}';
type Sent = { method: string; url: URL; headers: Record<string, string>; body: string | undefined };

/** A service that answers in turn; `null` is a connection that breaks. The last answer stays. */
const service = (
  answers: (readonly [number, string?] | null)[],
  over: { endpoint?: string; bucket?: undefined } = {},
) => {
  const sent: Sent[] = [];
  const archive = createS3Archive({
    bucket: 'arsip',
    region: 'ap-southeast-3',
    endpoint: undefined,
    ...over,
    credentials: async (agencyId) => ({ accessKeyId: `key-of-${agencyId}`, secretAccessKey: 's', sessionToken: 't' }),
    clock: { now: () => '2026-02-20T03:00:00.000Z' },
    fetch: async (url, { method, headers = {}, body }) => {
      sent.push({ method, url: new URL(url), headers, body });
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? null;
      if (answer === null) throw new TypeError('fetch failed');
      return { status: answer[0], text: async () => answer[1] ?? '' };
    },
  });
  return { archive, sent };
};

describe('the archive on S3', () => {
  it('puts under a name that is not taken, by digest, with keys of the agency', async () => {
    const { archive, sent } = service([[200]]);
    expect(await archive.keep(address, text)).toBe('kept');
    const [put] = sent;
    expect([put?.method, put?.url.host, put?.url.pathname, put?.body]).toEqual([
      'PUT',
      'arsip.s3.ap-southeast-3.amazonaws.com',
      '/kota/seals/000000007.json',
      text,
    ]);
    expect(put?.headers).toEqual({
      'content-type': 'application/json',
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update(text).digest('base64'),
    });
    expect(put?.url.searchParams.get('X-Amz-SignedHeaders')).toBe(
      'content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect(put?.url.searchParams.get('X-Amz-Credential')).toMatch(/^key-of-kota\//);
  });

  it('tells a repeat from another text under the same name, and leaves that alone', async () => {
    expect(await service([[412], [200, text]]).archive.keep(address, text)).toBe('kept');
    const { archive, sent } = service([[412], [200, '{"number":8}']]);
    expect(await archive.keep(address, text)).toBe('contradicted');
    expect(sent.map(({ method }) => method)).toEqual(['PUT', 'GET']);
  });

  it('tries again what passes: a broken connection, a fault, another at the same name', async () => {
    for (const passing of [null, [503], [409]] as const) {
      const { archive, sent } = service([passing, [200]]);
      expect(await archive.keep(address, text)).toBe('kept');
      expect(sent).toHaveLength(2);
    }
  });

  it('gives up by the name that the machine retries, and asks once where a repeat would not help', async () => {
    const away = service([[503]]);
    await expect(away.archive.keep(address, text)).rejects.toThrow(ArchiveUnavailableError);
    expect(away.sent).toHaveLength(3);
    const refused = service([[403]]);
    await expect(refused.archive.keep(address, text)).rejects.toThrow(/403/);
    expect(refused.sent).toHaveLength(1);
    await expect(service([[412], [403]]).archive.keep(address, text)).rejects.toThrow(ArchiveUnavailableError);
    const none = service([[200]], { bucket: undefined });
    await expect(none.archive.keep(address, text)).rejects.toThrow(ArchiveUnavailableError);
    expect(none.sent).toHaveLength(0);
  });

  it('finds a service that is not AWS by its address', async () => {
    const { archive, sent } = service([[200]], { endpoint: 'http://127.0.0.1:4566' });
    await archive.keep(address, text);
    expect(sent[0]?.url.href).toMatch(/^http:\/\/127\.0\.0\.1:4566\/arsip\/kota\/seals\/000000007\.json\?/);
  });
});
