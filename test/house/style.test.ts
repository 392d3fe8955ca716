import { describe, expect, it } from 'vitest';
import { sourceFiles } from './source-files.ts';

const source = sourceFiles('functions', 'infra', 'workflows');
const tests = sourceFiles('test');

const hits = (files: typeof source, pattern: RegExp, except: RegExp = /^$/): string[] =>
  files
    .filter((file) => !except.test(file.path))
    .flatMap((file) =>
      file.code
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file.path}: ${line.trim()}`),
    );

describe('the size of files', () => {
  const sizes = source.map((file) => file.lines).sort((a, b) => a - b);

  it('is never over 300 lines, tests included', () => {
    expect(
      [...source, ...tests].filter((file) => file.lines > 300).map((file) => `${file.path} ${file.lines}`),
    ).toEqual([]);
  });

  it('is under 180 lines for nine in ten, and about 60 in the middle', () => {
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThan(180);
    expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(65);
  });
});

describe('what the code does not do', () => {
  it('reads the environment in one place', () => {
    expect(hits(source, /process\.env/, /^functions\/runtime\/environment\.ts$|^infra\//)).toEqual([]);
  });

  it('reads the clock and rolls dice in the runtime only', () => {
    expect(
      hits(
        source,
        /Date\.now|new Date\(\)|Math\.random|randomUUID|performance\.now/,
        /^functions\/runtime\/|^infra\/local\//,
      ),
    ).toEqual([]);
  });

  it('has no any, no casts and no silenced checks', () => {
    expect(hits(source, /: any\b|<any>|\bas any\b|@ts-ignore|@ts-expect-error|@ts-nocheck/)).toEqual([]);
    const casts = hits(source, /\sas\s+(?!const\b)[\w{[(<]/).filter(
      (line) => !/: (import|export|\w+ as \w+,|type \w+ as \w+)/.test(line),
    );
    expect(casts).toEqual([]);
  });

  it('keeps mocks, sleeps and skipped tests out', () => {
    expect(
      hits(
        tests,
        /vi\.(mock|doMock|useFakeTimers)|\.(skip|only|todo)\(|setTimeout\(|toMatchSnapshot|toMatchInlineSnapshot/,
        /^test\/house\/style\.test\.ts$/,
      ),
    ).toEqual([]);
  });
});
