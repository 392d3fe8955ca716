import { describe, expect, it } from 'vitest';
import {
  anything,
  count,
  fits,
  flag,
  instant,
  isObject,
  listOf,
  literal,
  name,
  nullOr,
  shaped,
  text,
} from '../../../../functions/domain/audit/export/guards.ts';
import { readLine } from '../../../../functions/domain/audit/export/read-line.ts';
import { makeClean } from '../../../tamper/make-forgeries.ts';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
const jsonOf = (value: unknown): Json => JSON.parse(JSON.stringify(value));
const isMap = (value: Json): value is { [member: string]: Json } => isObject(value);

/** Members of ours that are read without a guard of their own: what they say is held by a digest. */
const free =
  /^(manifest\.(closure|counts)|rules|rehearsals\[\]|extensions\[\]|manifest\.holds\[\]|manifest\.again\.reopening\.scope|document\.body|whole)[.[]/;
const freeOfCase = /^inputs\[\]\.case\.(?!employeeId$|stage$|marks(\[\])?$)/;
const isFree = (path: string): boolean => free.test(path) || freeOfCase.test(path);
const optional =
  /^(forums|closings|whole|rehearsals|extensions|seal\.closing|manifest\.(again|shards|rehearsals|extensions)|document\.body)$/;
/** The header says the version of the format; the inputs of a close that of the close, where it is not the first. */
const mayLack = (path: string, type: string): boolean =>
  optional.test(path) || (type === 'closed' && path === 'version');
const nullable = /^(content|motions\[\]\.(from|outcome))$/;
const prose = /(ruleSetVersion|requestKey|requestDigest|stage|text|reason|justification)$/;

const wrongOf = (value: Json, path: string): Json[] => {
  if (typeof value === 'string') return prose.test(path) ? [7, {}] : [7, {}, '', `${value} `, `:${value}`];
  if (typeof value === 'number') return [-1, 1.5, String(value)];
  if (typeof value === 'boolean') return ['true', 0];
  if (value === null) return [{}, 7];
  if (Array.isArray(value)) return [{}, 'x', [...value, 7]];
  return [
    [],
    'x',
    ...(nullable.test(path) ? [] : [null]),
    ...(path.endsWith('.case') || isFree(`${path}.x`) ? [] : [{ ...value, extra: 1 }]),
  ];
};

/** Everything that one thing can be wrong in, with the path of it. */
const damaged = (value: Json, type: string, path = ''): [path: string, value: Json][] => {
  if (isFree(path)) return [];
  const here = path === 'document.body' ? [] : wrongOf(value, path).map((one): [string, Json] => [path, one]);
  if (Array.isArray(value))
    return [
      ...here,
      ...value
        .slice(0, 2)
        .flatMap((one, i) =>
          damaged(one, type, `${path}[]`).map(([at, wrong]): [string, Json] => [at, value.with(i, wrong)]),
        ),
    ];
  if (!isMap(value)) return here;
  return [
    ...here,
    ...Object.entries(value).flatMap(([member, inner]) => {
      const at = path === '' ? member : `${path}.${member}`;
      const { [member]: _, ...without } = value;
      const gone: [string, Json][] = isFree(at) || mayLack(at, type) ? [] : [[at, without]];
      return [
        ...gone,
        ...damaged(inner, type, at).map(([p, wrong]): [string, Json] => [p, { ...value, [member]: wrong }]),
      ];
    }),
  ];
};

/** The members of a line, each with what kind of value it has. */
const membersOf = (value: Json, path = ''): string[] => {
  if (isFree(path)) return [];
  const here = `${path} ${value === null ? 'null' : typeof value}`;
  if (Array.isArray(value)) return [here, ...value.flatMap((one) => membersOf(one, `${path}[]`))];
  if (!isMap(value)) return [here];
  return [
    here,
    ...Object.entries(value).flatMap(([member, inner]) => membersOf(inner, path === '' ? member : `${path}.${member}`)),
  ];
};
const typeOf = (line: Json): string => (isMap(line) ? String(line.type) : '');
/** Lines that have between them all that lines have. */
const telling = (): Json[] => {
  const seen = new Set<string>();
  return [...makeClean(40, 'test')]
    .flatMap((clean) => clean.lines.map(jsonOf))
    .filter((line) => {
      const fresh = membersOf(line).filter((member) => !seen.has(`${typeOf(line)} ${member}`));
      for (const member of fresh) seen.add(`${typeOf(line)} ${member}`);
      return fresh.length > 0;
    });
};
const byType = Map.groupBy(telling(), typeOf);

describe('a line of an export', () => {
  it('may be of eleven kinds', () => {
    expect([...byType.keys()].sort()).toEqual(
      [
        'act',
        'case',
        'closed',
        'closed-services',
        'closing',
        'end',
        'forum',
        'header',
        'roots',
        'seal',
        'shard',
      ].sort(),
    );
  });

  it.each([...byType.keys()])('%s: is read as it stands', (type) => {
    for (const line of byType.get(type) ?? []) expect(readLine(JSON.stringify(line))).toEqual(line);
  });

  it.each([...byType.keys()])('%s: is unreadable with anything missing, of another kind, or beside it', (type) => {
    const read = (byType.get(type) ?? []).flatMap((line) =>
      damaged(line, type).flatMap(([path, wrong]) => (readLine(JSON.stringify(wrong)) === null ? [] : [path])),
    );
    expect([...new Set(read)]).toEqual([]);
  });

  it('may lack what not every export has', () => {
    const lacked = [...byType.values()].flat().flatMap((line) => {
      if (!isMap(line)) return [];
      return Object.keys(line)
        .filter((member) => mayLack(member, typeOf(line)))
        .map((member) => {
          const { [member]: _, ...without } = line;
          expect(readLine(JSON.stringify(without))).toEqual(without);
          return member;
        });
    });
    expect([...new Set(lacked)].sort()).toEqual(['closings', 'extensions', 'forums', 'rehearsals', 'version', 'whole']);
  });

  it('of a close names its version from the second on', () => {
    const [closed] = (byType.get('closed') ?? []).filter(isMap);
    for (const [version, read] of [
      [2, true],
      [1, false],
      [0, false],
      ['2', false],
    ] as const)
      expect(readLine(JSON.stringify({ ...closed, version })) !== null).toBe(read);
  });

  it.each([
    ...['', '{', 'null', '7', '[]', '{}', '{"type":"nothing"}', '{"type":"toString"}', '{"type":7}', '"end"'],
    '{"type":["end"],"shards":1,"cases":1,"acts":1}',
  ])('%s is none', (line) => {
    expect(readLine(line)).toBeNull();
  });
});

describe('guards', () => {
  it.each<[string, (value: unknown) => boolean, unknown[], unknown[]]>([
    ['object', isObject, [{}, { a: 1 }], [null, [], 'x', 7, undefined]],
    ['anything', anything, [null, 0, '', {}], [undefined]],
    ['text', text, ['', 'x y'], [null, 7, {}]],
    ['count', count, [0, 7], [-1, 1.5, '1', 2 ** 53, Number.NaN]],
    ['name', name, ['a', '!', '~', '9', ';', 'x'.repeat(100)], ['', 'a b', 'a:b', 'é', 'x'.repeat(101), 'a\n', 7]],
    ['flag', flag, [true, false], ['true', 0, null]],
    [
      'instant',
      instant,
      ['2026-01-05T01:00:00.000Z'],
      [
        ...[
          '2026-01-05T01:00:00Z',
          '2026-01-05 01:00:00.000Z',
          '2026-01-05T01:00:00.000ZZ',
          'x2026-01-05T01:00:00.000Z',
        ],
        ...[
          '2026-1-05T01:00:00.000Z',
          '2026-01-05T01:00:00.00Z',
          '26-01-05T01:00:00.000Z',
          '2026-01-05T01:00:00.000',
          7,
        ],
        ['2026-01-05T01:00:00.000Z'],
        ...['2026-01-5T01:00:00.000Z', '2026-01-05T1:00:00.000Z', '2026-01-05T01:0:00.000Z', '2026-01-05T01:00:0.000Z'],
      ],
    ],
    ['null or a flag', nullOr(flag), [null, true], [undefined, 'x']],
    ['one of', literal<string | number>('a', 1), ['a', 1], ['b', '1', null]],
    ['list', listOf(flag), [[], [true]], [[true, 'x'], {}, 'x', null]],
    [
      'shape',
      shaped({ a: flag }, { b: flag }),
      [{ a: true }, { a: true, b: false }],
      [{}, { a: true, b: 7 }, [], null],
    ],
  ])('%s', (_, guard, right, wrong) => {
    expect(right.filter((value) => !guard(value))).toEqual([]);
    expect(wrong.filter((value) => guard(value))).toEqual([]);
  });

  it('know only members of their own', () => {
    expect(fits({ a: true, toString: 1 }, { a: flag })).toBe(false);
    expect(fits({ a: true }, { a: flag })).toBe(true);
  });
});
