import type { Random } from '../../infra/local/example/random.ts';
import type { Sent } from './edge.ts';
import { hostileText, inherited, strangerKey } from './values-hostile.ts';

type Class = { name: string; make(random: Random, sent: Sent): Sent; stranger?: true };

const encodings = [
  '%',
  '%ff',
  '%00',
  '%c0%80',
  '%ed%a0%80',
  '%2e%2e%2f',
  '%23',
  '%EF%BC%91',
  '..',
  '.',
  '%5C',
  ';',
  '//',
  '%E2%80%AE',
];

const inPath = (random: Random, path: string, piece: string): string => {
  const parts = path.split('/');
  const at = 2 + random.below(Math.max(1, parts.length - 2));
  return parts.map((part, i) => (i === at ? piece : part)).join('/');
};

/** A header reaches a handler as text of Latin-1 without line breaks; `node:http` lets nothing else through. */
const latin = (text: string): string => text.replaceAll(/[^\x20-\x7e\xa0-\xff]/g, '?').slice(0, 8_000);

const types = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json;charset="utf-8',
  'APPLICATION/JSON',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'constructor',
  '__proto__',
  '',
  ',',
  'application/json, text/csv',
];
const versions = [
  '*',
  'W/"1"',
  '"0"',
  '"-1"',
  '"1e3"',
  '"999999999999999"',
  '"9999999999999999"',
  '1',
  '',
  '"1", "2"',
  '"１"',
  '"constructor"',
];
const languages = [
  '*',
  'en;q=2',
  'id;q=NaN',
  ','.repeat(500),
  'constructor',
  '__proto__',
  'en-'.repeat(300),
  ';;q=1',
  'id;q=1e400',
];
const claims = [
  'constructor',
  '__proto__',
  'kota#x',
  'KOTA',
  '',
  'undefined',
  'platform',
  'ani\n',
  '１２',
  'x'.repeat(65),
];

export const requestClasses: Class[] = [
  {
    name: 'path: broken escapes',
    make: (random, sent) => ({ ...sent, path: inPath(random, sent.path, random.pick(encodings)) }),
  },
  {
    name: 'path: inherited names',
    make: (random, sent) => ({ ...sent, path: inPath(random, sent.path, random.pick(inherited)) }),
  },
  {
    name: 'path: hostile text',
    make: (random, sent) => {
      const piece = hostileText(random, 'ani').slice(0, 6_000).toWellFormed();
      return { ...sent, path: inPath(random, sent.path, encodeURIComponent(piece)) };
    },
  },
  {
    name: 'query: unknown field',
    stranger: true,
    make: (random, sent) => ({
      ...sent,
      search: `${sent.search}&${random.pick([`${strangerKey}=1`, '__proto__=1', 'constructor=1', '%ff=%ff', '=', `${strangerKey}=&${strangerKey}=2`])}`,
    }),
  },
  {
    name: 'query: hostile value',
    make: (random, sent) => {
      const query = new URLSearchParams(sent.search);
      const name = random.pick([...query.keys(), 'limit', 'cursor', 'month', 'cycleId', 'from', 'shard', 'version']);
      query.set(
        name,
        hostileText(random, query.get(name) ?? '1')
          .slice(0, 6_000)
          .toWellFormed(),
      );
      return { ...sent, search: query.toString() };
    },
  },
  {
    name: 'query: cursor',
    make: (random, sent) => {
      const inner = random.pick([
        '0.',
        '999999.x',
        '0.\0',
        '1.kota#x',
        '0.ani',
        '-1.x',
        '{}',
        '0.\uffff',
        '[]',
        'null',
        `0.${'x'.repeat(300)}`,
        '{"__proto__":1}',
        '0.0.0',
      ]);
      const cursor = random.chance(0.6) ? Buffer.from(inner).toString('base64url') : inner;
      return { ...sent, search: new URLSearchParams({ cursor }).toString() };
    },
  },
  {
    name: 'header: content type',
    make: (random, sent) => ({ ...sent, headers: { ...sent.headers, 'content-type': random.pick(types) } }),
  },
  {
    name: 'header: idempotency key',
    make: (random, sent) => ({
      ...sent,
      headers: { ...sent.headers, 'idempotency-key': latin(hostileText(random, 'request-0001')) },
    }),
  },
  {
    name: 'header: version',
    make: (random, sent) => ({ ...sent, headers: { ...sent.headers, 'if-match': latin(random.pick(versions)) } }),
  },
  {
    name: 'header: language',
    make: (random, sent) => ({ ...sent, headers: { ...sent.headers, 'accept-language': random.pick(languages) } }),
  },
  {
    name: 'token: hostile claims',
    make: (random, sent) => ({
      ...sent,
      claims: { ...sent.claims, [random.pick(['agency', 'sub', 'client_id', 'scope'])]: random.pick(claims) },
    }),
  },
  {
    name: 'method',
    make: (random, sent) => ({
      ...sent,
      method: random.pick(['HEAD', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'GET', 'PUT', 'POST']),
    }),
  },
];
