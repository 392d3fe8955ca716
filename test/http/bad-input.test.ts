import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBody } from '../../functions/http/request/body.ts';
import { readProblem } from './read-problem.ts';
import { sampleRoutes } from './sample-routes.ts';
import { type Edge, startEdge } from './start-edge.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge(sampleRoutes);
});
afterAll(() => edge.stop());

const json = { 'content-type': 'application/json', 'idempotency-key': 'key-0001' };
const post = (body: string | Uint8Array | undefined, headers: Record<string, string> = json) =>
  edge.call('POST', '/v1/things', { headers, body });
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('a body that is not what it should be', () => {
  it.each([
    ['an unknown field', '{"title":"a","colour":"red"}', '/colour', 'unrecognized_keys'],
    ['an unknown field deep inside', '{"title":"a","parts":[{"weight":1,"x":2}]}', '/parts/0/x', 'unrecognized_keys'],
    ['a missing field', '{}', '/title', 'invalid_type'],
    ['a wrong type', '{"title":7}', '/title', 'invalid_type'],
    ['text that is too long', `{"title":"${'a'.repeat(21)}"}`, '/title', 'too_big'],
    ['a number beyond all numbers', '{"title":"a","parts":[{"weight":1e999}]}', '/parts/0/weight', 'number-too-large'],
    ['no JSON', '{title:1}', '', 'invalid-json'],
    ['a second value after the first', '{"title":"a"}{"title":"b"}', '', 'invalid-json'],
    ['a field that appears twice', '{"title":"a","title":"b"}', '/title', 'duplicate-key'],
    ['a field twice, once escaped', '{"title":"a","\\u0074itle":"b"}', '/title', 'duplicate-key'],
    [
      'a field twice, deep inside',
      '{"title":"a","parts":[{"weight":1},{"weight":1,"weight":2}]}',
      '/parts/1/weight',
      'duplicate-key',
    ],
    ['__proto__', '{"title":"a","__proto__":{"title":"b"}}', '/__proto__', 'unrecognized_keys'],
    ['NUL in a text', '{"title":"a\\u0000b"}', '/title', 'nul-character'],
    ['NUL in a name', '{"title":"a","b\\u0000":1}', '/b\0', 'nul-character'],
    ['half of a surrogate pair', '{"title":"a\\ud800"}', '/title', 'unpaired-surrogate'],
    ['nesting without end', `{"title":${'['.repeat(65)}${']'.repeat(65)}}`, '', 'too-deep'],
    ['nesting to the size limit', '['.repeat(500_000) + ']'.repeat(500_000), '', 'too-deep'],
    ['only a text', '"title"', '', 'invalid_type'],
    ['null', 'null', '', 'invalid_type'],
  ])('refuses %s by pointer and code', async (_, body, pointer, code) => {
    const response = await post(body);
    const problem = await readProblem(response);
    expect(response.status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid-body', whoCanFix: 'caller', status: 400 });
    expect(problem.fields?.map((f) => [f.pointer, f.code])).toContainEqual([pointer, code]);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const problem = await readProblem(await post(bytes('{"title":"a', [0xc3, 0x28], '"}')));
    expect(problem).toMatchObject({ code: 'invalid-body', fields: [{ code: 'invalid-utf8' }] });
  });

  it('refuses an overlong encoding of a slash', async () => {
    const problem = await readProblem(await post(bytes('{"title":"', [0xc0, 0xaf], '"}')));
    expect(problem).toMatchObject({ fields: [{ code: 'invalid-utf8' }] });
  });

  it('takes well-formed text of all planes as it is', async () => {
    const response = await post('{"title":"Ānd🙂 \\ud83d\\ude42"}');
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ title: 'Ānd🙂 🙂' });
  });

  it('lists every wrong field at once, in the language asked for', async () => {
    const body = '{"title":1,"parts":[{"weight":"x"}],"zz":1}';
    const asked = await edge.call('POST', '/v1/things', { headers: { ...json, 'accept-language': 'en' }, body });
    const english = await readProblem(asked);
    const indonesian = await readProblem(await post(body));
    expect(english.fields?.map((f) => f.pointer).sort()).toEqual(['/parts/0/weight', '/title', '/zz']);
    expect([english.title, indonesian.title]).toEqual([
      'The body of the request is not valid.',
      'Isi permintaan tidak sah.',
    ]);
    expect(indonesian.fields?.find((f) => f.pointer === '/zz')?.title).toBe('Kolom ini tidak dikenal.');
  });

  it('names at most fifty wrong fields', async () => {
    const parts = Array.from({ length: 80 }, () => ({ weight: 'x' }));
    const problem = await readProblem(await post(JSON.stringify({ title: 'a', parts })));
    expect(problem.fields).toHaveLength(50);
  });
});

describe('the size of a body', () => {
  const limit = 1_048_576;
  const padded = (size: number): string => `{"title":"a"}${' '.repeat(size - 13)}`;

  it('takes a body of exactly one mebibyte', async () => {
    expect((await post(padded(limit))).status).toBe(201);
  });

  it('refuses one byte more, announced by its length', async () => {
    const response = await post(padded(limit + 1));
    expect(response.status).toBe(413);
    expect(await readProblem(response)).toMatchObject({ code: 'body-too-large', maximumBytes: limit });
  });

  it('refuses one byte more while reading, and does not wait for the end', async () => {
    const endless = new ReadableStream({
      start: (controller) => {
        for (let i = 0; i < 20; i += 1) controller.enqueue(Buffer.alloc(65_536, ' '));
      },
    });
    const token = await edge.issuer.issue('kota', 'sari');
    const response = await fetch(`${edge.url}/v1/things`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token}` },
      body: endless,
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect((await readProblem(response)).code).toBe('body-too-large');
  });

  it.each([false, true])(
    'is limited in the function as well, since the gateway on AWS lets more pass (base64: %s)',
    async (isBase64Encoded) => {
      const sized = (size: number) => {
        const text = padded(size);
        return {
          headers: { 'content-type': 'application/json' },
          body: isBase64Encoded ? Buffer.from(text).toString('base64') : text,
          isBase64Encoded,
        };
      };
      const [makeThing] = sampleRoutes;
      if (!makeThing) throw new Error('the sample has no routes');
      expect(await readBody(sized(limit), makeThing)).toEqual({ title: 'a' });
      await expect(readBody(sized(limit + 1), makeThing)).rejects.toThrow('The body may hold 1048576 bytes.');
    },
  );

  it('counts bytes, not characters', async () => {
    const body = `{"title":"a","x":"${'é'.repeat(524_300)}"}`;
    expect(body.length).toBeLessThan(limit);
    expect((await post(body)).status).toBe(413);
  });
});

describe('the media type', () => {
  it.each(['text/plain', 'application/xml', 'text/csv', 'application/json; charset=latin1', ''])(
    'refuses %j where JSON is asked for',
    async (type) => {
      const response = await post(bytes('{"title":"a"}'), { 'idempotency-key': 'key-0001', 'content-type': type });
      expect(response.status).toBe(415);
      expect(await readProblem(response)).toMatchObject({ code: 'unsupported-media-type' });
    },
  );

  it.each(['application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])('takes %j', async (type) => {
    const response = await post('{"title":"a"}', { 'idempotency-key': 'key-0001', 'content-type': type });
    expect(response.status).toBe(201);
  });
});

describe('headers that an act needs', () => {
  it.each([
    [undefined, 'idempotency-key-required'],
    ['short', 'invalid-parameter'],
    ['with space 123', 'invalid-parameter'],
    ['x'.repeat(65), 'invalid-parameter'],
  ])('refuses the Idempotency-Key %j', async (key, code) => {
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) };
    const problem = await readProblem(await post('{"title":"a"}', headers));
    expect(problem).toMatchObject({ code, status: 400, fields: [{ pointer: 'header:idempotency-key' }] });
  });

  it.each([
    [undefined, 428, 'precondition-required'],
    ['7', 400, 'invalid-parameter'],
    ['W/"7"', 400, 'invalid-parameter'],
    ['*', 400, 'invalid-parameter'],
    ['"7", "8"', 400, 'invalid-parameter'],
    ['"0"', 400, 'invalid-parameter'],
    ['"-1"', 400, 'invalid-parameter'],
  ])('refuses If-Match %j by %i', async (match, status, code) => {
    const headers = { ...json, ...(match === undefined ? {} : { 'if-match': match }) };
    const response = await edge.call('POST', '/v1/things/one/changes', { headers, body: '{}' });
    expect(response.status).toBe(status);
    expect(await readProblem(response)).toMatchObject({ code, fields: [{ pointer: 'header:if-match' }] });
  });

  it('hands the version of If-Match on and answers the new one as ETag', async () => {
    const headers = { ...json, 'if-match': '"7"' };
    const response = await edge.call('POST', '/v1/things/one/changes', { headers, body: '{}' });
    expect(await response.json()).toEqual({ thingId: 'one', expected: 7 });
    expect(response.headers.get('etag')).toBe('"8"');
  });

  it('digests method, path and body, whatever the order of the fields', async () => {
    const digest = async (body: string): Promise<string> => {
      const answer: unknown = await (await post(body)).json();
      return z.object({ digest: z.string() }).parse(answer).digest;
    };
    const first = await digest('{"title":"a","parts":[{"weight":1}]}');
    expect(await digest(' { "parts" : [ {"weight":1.0} ], "title":"a" } ')).toBe(first);
    expect(await digest('{"title":"b","parts":[{"weight":1}]}')).not.toBe(first);
  });
});

describe('path and query', () => {
  it.each([
    ['/v1/things/UPPER', 'path:thingId'],
    ['/v1/things/a%23b', 'path:thingId'],
    ['/v1/things/..%2f..%2fetc', 'path:thingId'],
    ['/v1/things/one?limit=0', 'query:limit'],
    ['/v1/things/one?limit=201', 'query:limit'],
    ['/v1/things/one?limit=1&limit=2', 'query:limit'],
    ['/v1/things/one?colour=red', 'query:colour'],
  ])('refuses %s', async (path, pointer) => {
    const problem = await readProblem(await edge.call('GET', path));
    expect(problem).toMatchObject({ code: 'invalid-parameter', fields: [{ pointer }] });
  });

  it('refuses a broken percent-escape', async () => {
    expect(await readProblem(await edge.call('GET', '/v1/things/%c3%28'))).toMatchObject({ code: 'invalid-parameter' });
  });

  it('refuses a body where none belongs', async () => {
    const response = await edge.raw({ method: 'GET', path: '/v1/things/one', headers: json, body: '{"a":1}' });
    expect(response).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  });
});
