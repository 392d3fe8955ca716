import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readProblem } from './read-problem.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Edge, startEdge } from './start-edge.ts';

const edges: Edge[] = [];
let edge: Edge;
beforeEach(async () => {
  edge = await startEdge(sampleRoutes);
  edges.push(edge);
});
afterAll(async () => {
  for (const each of edges) await each.stop();
});

const get = (authorization: string | null) =>
  edge.call('GET', '/v1/things/one', { as: null, headers: authorization === null ? {} : { authorization } });
const claims = (): Record<string, unknown> => ({ agency: 'kota', sub: 'sari', iss: `${edge.url}/oidc`, aud: 'siklus' });

const strange = async (changes: Record<string, unknown>, expires = '2026-03-01T03:00:00Z'): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT({ ...claims(), ...changes })
    .setProtectedHeader({ alg: 'ES256' })
    .setExpirationTime(new Date(expires))
    .sign(privateKey);
};

describe('a token', () => {
  it('lets the person in whom it names', async () => {
    expect((await get(`Bearer ${await edge.issuer.issue('kota', 'sari')}`)).status).toBe(200);
  });

  const damaged: [string, () => Promise<string | null>][] = [
    ['is absent', async () => null],
    ['is empty', async () => 'Bearer '],
    ['is no token', async () => 'Bearer abc'],
    ['is of another scheme', async () => 'Basic c2FyaTpzYXJp'],
    [
      'was changed by one sign',
      async () => `Bearer ${(await edge.issuer.issue('kota', 'sari')).replace(/.{3}$/, 'AAA')}`,
    ],
    ['is not signed at all', async () => `Bearer ${new UnsecuredJWT(claims()).setExpirationTime('1h').encode()}`],
    ['was signed by a stranger', async () => `Bearer ${await strange({})}`],
  ];
  it.each(damaged)('that %s is refused by 401', async (_, authorization) => {
    const response = await get(await authorization());
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(await readProblem(response)).toMatchObject({ code: 'unauthenticated', whoCanFix: 'caller' });
  });

  it('is refused when signed by HMAC with the public key as its secret', async () => {
    const { keySet } = edge.issuer.documents;
    const secret = new TextEncoder().encode(JSON.stringify(keySet));
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(secret);
    expect((await get(`Bearer ${token}`)).status).toBe(401);
  });

  it('is refused when it brings its own key', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const token = await new SignJWT(claims())
      .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(publicKey) })
      .setExpirationTime(new Date('2026-03-01T03:00:00Z'))
      .sign(privateKey);
    expect((await get(`Bearer ${token}`)).status).toBe(401);
  });

  it('expires by the injected clock, and says so', async () => {
    const token = `Bearer ${await edge.issuer.issue('kota', 'sari')}`;
    edge.moveTo('2026-03-01T09:59:59.000Z');
    expect((await get(token)).status).toBe(200);
    edge.moveTo('2026-03-01T10:00:00.000Z');
    const refused = await get(token);
    expect(refused.status).toBe(401);
    expect((await readProblem(refused)).detail).toBe('The token has expired.');
  });

  it('of a person whom the agency does not know is refused by 401', async () => {
    const response = await get(`Bearer ${await edge.issuer.issue('kota', 'orang-lain')}`);
    expect(response.status).toBe(401);
    expect(await readProblem(response)).toMatchObject({ code: 'unauthenticated', whoCanFix: 'caller' });
  });

  it.each([
    ['KOTA', 'sari'],
    ['kota#x', 'sari'],
    ['kota', 'a#b'],
    ['', 'sari'],
  ])('that names agency %j and person %j is refused by 401', async (agencyId, personId) => {
    expect((await get(`Bearer ${await edge.issuer.issue(agencyId, personId)}`)).status).toBe(401);
  });

  it('is asked for before the body is read', async () => {
    const response = await edge.call('POST', '/v1/things', { as: null, body: 'x'.repeat(2_000_000) });
    expect(response.status).toBe(401);
  });
});

describe('the gateway', () => {
  it('answers to programs of this machine only', async () => {
    const answer = await edge.raw({ method: 'GET', path: '/v1/things/one', headers: { host: 'evil.example' } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('takes no claim from headers of the caller', async () => {
    const answer = await edge.raw({
      method: 'GET',
      path: '/v1/things/one',
      headers: { authorization: '', 'x-agency': 'kota', sub: 'sari' },
    });
    expect(answer.status).toBe(401);
  });
});
