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

describe('the weight of the tests', () => {
  /** Lines that do something: no blank lines, comments or imports, which the two sides have in different measure. */
  const working = (files: typeof source): number =>
    files
      .flatMap((file) => file.code.split('\n'))
      .filter((line) => line.trim() !== '' && !/^\s*import\b|^\} from\b/.test(line)).length;

  it('is at least one and a half times what they test (decision 21)', () => {
    const tested = working(source.filter((file) => file.path.startsWith('functions/')));
    expect(working(tests) / tested).toBeGreaterThanOrEqual(1.5);
  });
});

describe('what the code does not do', () => {
  it('reads the environment in one place', () => {
    expect(hits(source, /process\.env/, /^functions\/runtime\/environment\.ts$/)).toEqual([]);
  });

  it('reads the clock in one place', () => {
    const clock = /Date\.now|new Date\(\)|performance\.now|hrtime/;
    expect(hits(source, clock, /^functions\/runtime\/clock\.ts$/)).toEqual([]);
  });

  it('rolls dice in one place', () => {
    const dice = /Math\.random|randomUUID|randomBytes|randomInt|getRandomValues/;
    expect(hits(source, dice, /^functions\/runtime\/ids\.ts$/)).toEqual([]);
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
