import type { Random } from '../../infra/local/example/random.ts';
import { isRecord, type Leaf, nodesOf, withAt } from './values.ts';
import { hostileValue, inherited, strangerKey } from './values-hostile.ts';

/** What was done to a request; `stranger`: a field was added that must not be accepted, unknown or said twice. */
export type Mutant = { bytes: Buffer; stranger: boolean };
type Class = { name: string; make(random: Random, body: unknown): Mutant };

const text = (value: unknown): Mutant => ({ bytes: Buffer.from(JSON.stringify(value) ?? ''), stranger: false });
const raw = (bytes: string | Buffer, stranger = false): Mutant => ({ bytes: Buffer.from(bytes), stranger });
const node = (random: Random, body: unknown): Leaf => random.pick(nodesOf(body));
const objectsIn = (body: unknown): Leaf[] => nodesOf(body).filter(({ value }) => isRecord(value));
const listsIn = (body: unknown): Leaf[] => nodesOf(body).filter(({ value }) => Array.isArray(value));

/** As a field somewhere, written as bytes: what `JSON.stringify` would never write can stand there. */
const splice = (random: Random, body: unknown, field: string): string => {
  const json = JSON.stringify(body ?? {});
  const braces = [...json.matchAll(/\{/g)].map(({ index }) => index);
  if (braces.length === 0) return `{${field}}`;
  const at = random.pick(braces) + 1;
  return `${json.slice(0, at)}${field}${json[at] === '}' ? '' : ','}${json.slice(at)}`;
};

const insertStranger = (random: Random, body: unknown): Mutant => {
  const objects = objectsIn(body);
  if (objects.length === 0) return { ...text({ [strangerKey]: 1 }), stranger: true };
  const { path } = random.pick(objects);
  return { ...text(withAt(body, [...path, strangerKey], strangerKey)), stranger: true };
};

const depth = (random: Random, body: unknown): string => {
  const levels = random.pick([65, 1_000, 100_000]);
  const deep = random.chance(0.5)
    ? '['.repeat(levels) + ']'.repeat(levels)
    : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  return random.chance(0.3) ? deep : splice(random, body, `"${strangerKey}":${deep}`);
};

const inflate = (random: Random, body: unknown): unknown => {
  const lists = listsIn(body);
  if (lists.length === 0) return body;
  const { path, value } = random.pick(lists);
  const [first] = Array.isArray(value) ? value : [];
  const count = random.pick([2, 21, 101, 201, 1001, 5000]);
  const many = Array.from({ length: count }, (_, i) => numbered(first, i, random.chance(0.5)));
  return withAt(body, path, many);
};

/** The same again with ids of its own, or exactly the same. */
const numbered = (value: unknown, i: number, differs: boolean): unknown => {
  if (!differs) return value;
  if (typeof value === 'string') return `${value.slice(0, 20)}-${i}`;
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([k, one]) => [k, /^id$|Id$|nip/.test(k) ? `${one}-${i}` : one]));
};

const flip = (random: Random, bytes: Buffer): Buffer => {
  const next = Buffer.from(bytes);
  for (let count = 1 + random.below(4); count > 0 && next.length > 0; count--)
    next[random.below(next.length)] = random.below(256);
  return next;
};

const bytesOf = (body: unknown): Buffer => Buffer.from(JSON.stringify(body) ?? '{}');
const cut = (random: Random, bytes: Buffer): Buffer => bytes.subarray(0, random.below(Math.max(1, bytes.length)));
const brokenUtf8 = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]];

export const bodyClasses: Class[] = [
  {
    name: 'value of another place',
    make: (random, body) => text(withAt(body, node(random, body).path, node(random, body).value)),
  },
  {
    name: 'hostile value of its kind',
    make: (random, body) => {
      const { path, value } = node(random, body);
      return text(withAt(body, path, hostileValue(random, value)));
    },
  },
  {
    name: 'field left out',
    make: (random, body) => {
      const { path } = node(random, body);
      return text(withAt(body, path, undefined));
    },
  },
  { name: 'unknown key', make: insertStranger },
  { name: '__proto__', make: (random, body) => raw(splice(random, body, `"__proto__":{"${strangerKey}":1}`), true) },
  {
    name: 'inherited name as key',
    make: (random, body) => raw(splice(random, body, `"${random.pick(inherited)}":{"${strangerKey}":1}`), true),
  },
  { name: 'depth', make: (random, body) => raw(depth(random, body), true) },
  { name: 'NUL', make: (random, body) => raw(splice(random, body, `"${strangerKey}":"\\u0000"`), true) },
  {
    name: 'unpaired surrogate',
    make: (random, body) => raw(splice(random, body, `"${strangerKey}\\ud800":"\\udc00"`), true),
  },
  {
    name: 'duplicate key',
    make: (random, body) => {
      const found = objectsIn(body).flatMap(({ value }) => (isRecord(value) ? Object.entries(value) : []));
      const [name, value] = found.length === 0 ? ['a', 1] : random.pick(found);
      return raw(
        `{"${name}":${JSON.stringify(value)},${JSON.stringify(body ?? {}).slice(1)}`.replace(/,\}$/, '}'),
        true,
      );
    },
  },
  {
    name: '1e400',
    make: (random, body) => {
      const json = JSON.stringify(body ?? {});
      const places = [...json.matchAll(/(?<=:)(?:"[^"]*"|-?\d+)/g)];
      if (places.length === 0) return raw('1e400');
      const { 0: found, index } = random.pick(places);
      const number = random.pick(['1e400', '-1e400', '1e-400', '1E+999999', `1${'0'.repeat(500)}`, '0.1e1', '-0']);
      return raw(json.slice(0, index) + number + json.slice(index + found.length));
    },
  },
  { name: 'list of thousands', make: (random, body) => text(inflate(random, body)) },
  { name: 'cut short', make: (random, body) => raw(cut(random, bytesOf(body))) },
  { name: 'bytes changed', make: (random, body) => raw(flip(random, bytesOf(body))) },
  {
    name: 'broken UTF-8',
    make: (random, body) => {
      const bytes = bytesOf(body);
      const at = random.below(bytes.length + 1);
      return raw(Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(brokenUtf8)), bytes.subarray(at)]));
    },
  },
  {
    name: 'not JSON',
    make: (random, body) =>
      raw(
        random.pick([
          '',
          'null',
          '[]',
          '"x"',
          '0',
          'undefined',
          "{'a':1}",
          '{"a":1}}',
          '\ufeff{}',
          '<a/>',
          'a,b\n1,2',
          `${JSON.stringify(body)} x`,
        ]),
      ),
  },
  { name: 'huge', make: (random) => raw(`{"a":"${'x'.repeat(random.pick([1_000_000, 1_048_577, 1_500_000]))}"}`) },
];
