import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readProblem } from './read-problem.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Edge, startEdge } from './start-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge(sampleRoutes);
});
beforeEach(() => {
  edge.logs.length = 0;
});
afterAll(() => edge.stop());

const get = (path: string, headers: Record<string, string> = {}) => edge.call('GET', path, { headers });

describe('what a use case throws', () => {
  it.each([
    ['busy', 429, 'busy'],
    ['conflict', 409, 'conflict'],
    ['unforeseen', 500, 'internal'],
    ['late', 409, 'deadline-passed'],
    ['foreign', 404, 'not-found'],
  ])('%s is answered by %i %s', async (name, status, code) => {
    const response = await get(`/v1/things/${name}`);
    expect(response.status).toBe(status);
    expect(await readProblem(response)).toMatchObject({
      code,
      status,
      instance: `/v1/things/${name}`,
      type: `/v1/openapi.json#/x-problems/${code}`,
    });
  });

  it('tells a busy caller when to come again', async () => {
    expect((await get('/v1/things/busy')).headers.get('retry-after')).toBe('1');
  });

  it("tells the deadline with the agency's offset, in Indonesian by default", async () => {
    const problem = await readProblem(await get('/v1/things/late'));
    expect(problem).toMatchObject({
      deadline: '2026-02-01T00:00:00+08:00',
      detail: 'Batas waktunya 2026-02-01T00:00:00+08:00.',
      title: 'Batas waktu tindakan ini sudah lewat.',
    });
  });

  it('says nothing particular of what is not the caller’s to see', async () => {
    const foreign = await readProblem(await get('/v1/things/foreign'));
    expect(Object.keys(foreign).sort()).toEqual(['code', 'instance', 'status', 'title', 'type', 'whoCanFix']);
  });

  it('keeps an unforeseen error to itself, in the answer and in the log', async () => {
    const response = await get('/v1/things/unforeseen');
    const everything = `${await response.text()}${JSON.stringify(edge.logs)}`;
    expect(everything).not.toContain('Siti');
    expect(everything).not.toContain('198501012010012001');
    expect(edge.logs.find((line) => line.level === 'error')).toMatchObject({
      message: 'request failed',
      particulars: [{ error: 'Error', frames: expect.arrayContaining([expect.stringContaining('sample-routes')]) }],
    });
  });
});

describe('the language', () => {
  it.each([
    [undefined, 'id'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['id,en', 'id'],
    ['de, en;q=0.5, id;q=0.4', 'en'],
    ['de', 'id'],
    ['*', 'id'],
    ['en;q=0, id', 'id'],
    [';;q=,,', 'id'],
  ])('for Accept-Language %j is %s', async (asked, language) => {
    const response = await get('/v1/things/busy', { ...(asked === undefined ? {} : { 'accept-language': asked }) });
    expect(response.headers.get('content-language')).toBe(language);
    expect((await readProblem(response)).title).toMatch(language === 'id' ? /sibuk/ : /busy/);
  });
});

describe('every answer', () => {
  it.each(['/v1/things/one', '/v1/things/unforeseen', '/v1/nothing', '/v1/openapi.json'])(
    'of %s is kept by nobody and framed by nobody',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  it('is one log line, without the path, since a path names a person', async () => {
    const response = await get('/v1/things/one');
    expect(edge.logs).toEqual([
      {
        level: 'info',
        message: 'request answered',
        particulars: [{ requestId: response.headers.get('x-request-id'), operationId: 'readThing', status: 200 }],
      },
    ]);
  });

  it('carries the version as a strong ETag', async () => {
    expect((await get('/v1/things/one')).headers.get('etag')).toBe('"7"');
  });

  it('names what it made', async () => {
    const response = await edge.call('POST', '/v1/things', {
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-0001' },
      body: '{"title":"a"}',
    });
    expect([response.status, response.headers.get('location')]).toEqual([201, '/v1/things/one']);
    expect(await response.json()).toMatchObject({ by: 'sari', requestKey: 'key-0001' });
  });
});

describe('methods', () => {
  it('refuses a wrong method by 405 and names the right ones', async () => {
    const response = await edge.call('DELETE', '/v1/things/one');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(await readProblem(response)).toMatchObject({ code: 'method-not-allowed' });
  });

  it('tells a fixed path from a place', async () => {
    const response = await edge.call('GET', '/v1/things/one/changes');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  it('answers OPTIONS without a body', async () => {
    const response = await edge.call('OPTIONS', '/v1/things');
    expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([204, 'POST, OPTIONS', '']);
  });

  it('answers HEAD as GET without its body', async () => {
    const response = await edge.call('HEAD', '/v1/things/one');
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([200, '"7"', '']);
  });

  it.each(['/v1/nothing', '/', '/v1/things/', '/v1/things/one/', '//v1/things/one', '/v1/things/one/two'])(
    'answers 404 on %s',
    async (path) => {
      const answer = await edge.raw({ method: 'GET', path });
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );

  it('shows the API description to everybody', async () => {
    const response = await edge.call('GET', '/v1/openapi.json', { as: null });
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty('paths./v1/things.post');
  });
});
