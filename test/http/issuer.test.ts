import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemIds } from '../../functions/runtime/ids.ts';
import { createIssuer } from '../../infra/local/issuer/oidc-issuer.ts';
import { loadSigningKey } from '../../infra/local/issuer/signing-key.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Edge, startEdge } from './start-edge.ts';

let edge: Edge;
let folder: string;
beforeAll(async () => {
  edge = await startEdge(sampleRoutes);
  folder = await mkdtemp(join(tmpdir(), 'siklus-issuer-'));
});
afterAll(async () => {
  await edge.stop();
  await rm(folder, { recursive: true });
});

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const open = async (): Promise<z.output<typeof discovery>> => {
  const answer: unknown = await (await fetch(`${edge.url}/oidc/.well-known/openid-configuration`)).json();
  return discovery.parse(answer);
};

describe('the local issuer', () => {
  it('lets anybody check its tokens by discovery alone', async () => {
    const { issuer, jwks_uri } = await open();
    const token = await edge.issuer.issue('kota', 'sari');
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer,
      audience: 'siklus',
      currentDate: new Date('2026-03-01T02:00:00Z'),
    });
    expect(payload).toMatchObject({ sub: 'sari', agency: 'kota' });
  });

  it('publishes no private part', async () => {
    const { jwks_uri } = await open();
    const text = await (await fetch(jwks_uri)).text();
    expect(JSON.parse(text)).toMatchObject({ keys: [{ kty: 'EC', alg: 'ES256', use: 'sig' }] });
    expect(text).not.toContain('"d"');
  });

  it('keeps its key beside the data, readable by its owner alone, so that tokens outlive a restart', async () => {
    const clock = { now: () => '2026-03-01T02:00:00.000Z' };
    const options = { url: 'http://127.0.0.1:8787', dataDir: folder, clock, ids: systemIds };
    const before = await createIssuer(options);
    const after = await createIssuer(options);
    const token = await before.issue('kota', 'sari');
    expect(await after.authorize(`Bearer ${token}`)).toMatchObject({ sub: 'sari' });
    expect((await stat(join(folder, 'issuer-key.json'))).mode & 0o077).toBe(0);
  });
});

describe('a token of the issuer’s own key', () => {
  const clock = { now: () => '2026-03-01T02:00:00.000Z' };
  const url = 'http://127.0.0.1:8787';
  const good = { agency: 'kota', sub: 'sari', iss: `${url}/oidc`, aud: 'siklus', exp: 1772334000 };
  const authorize = async (claims: Record<string, unknown>) => {
    const issuer = await createIssuer({ url, dataDir: folder, clock, ids: systemIds });
    const key = await loadSigningKey(folder);
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256' }).sign(await importJWK(key, 'ES256'));
    return issuer.authorize(`Bearer ${token}`);
  };

  it('is good with all its claims', async () => {
    expect(await authorize(good)).toMatchObject({ sub: 'sari', agency: 'kota' });
  });

  it.each([
    ['for another audience', { aud: 'another' }],
    ['without an audience', { aud: undefined }],
    ['of another issuer', { iss: 'http://127.0.0.1:9999/oidc' }],
    ['without an end', { exp: undefined }],
    ['that has ended', { exp: 1772330399 }],
    ['that has not begun', { nbf: 1772330401 }],
    ['without a person', { sub: undefined }],
    ['without an agency', { agency: undefined }],
  ])('is refused %s', async (_, change) => {
    await expect(authorize({ ...good, ...change })).rejects.toThrow(/token/);
  });
});

describe('a sign-in link', () => {
  it('opens a page with a token that works and a command to paste', async () => {
    const link = edge.issuer.link({ agencyId: 'kota', personId: 'budi', label: 'Budi <b>' });
    const page = await fetch(link);
    const text = await page.text();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('Budi &lt;b&gt;');
    const token = /<textarea[^>]*>([\w.-]+)<\/textarea>/.exec(text)?.[1];
    expect(text).toContain(`curl -s ${edge.url}/v1/me`);
    const answer = await edge.call('GET', '/v1/things/one', {
      as: null,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(200);
  });

  it('holds no person in its address, and runs no script', async () => {
    const link = edge.issuer.link({ agencyId: 'kota', personId: 'budi', label: 'Budi' });
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/sign-in\/[\w-]{43}$/);
    expect((await fetch(link)).headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each(['', 'x', '__proto__', 'constructor'])('that nobody made (%j) opens nothing', async (code) => {
    const page = await fetch(`${edge.url}/sign-in/${code}`);
    expect(page.status).toBe(404);
    expect(await page.text()).not.toContain('<textarea');
  });
});
