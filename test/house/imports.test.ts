import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles('functions', 'infra', 'workflows');

/** The part of the house that a file belongs to: `functions/<part>`, `infra/<part>`. */
const partOf = (path: string): string =>
  path.startsWith('workflows/') ? 'workflows' : path.split('/').slice(0, 2).join('/');

/**
 * What each part may import besides itself (architecture: imports run one way). `store/keys.ts` is pure and the one part
 * of the store that use cases may name.
 */
const allowed: Record<string, string[]> = {
  'functions/domain': [],
  'functions/contracts': ['functions/domain'],
  'functions/ports': ['functions/domain'],
  'functions/usecases': ['functions/domain', 'functions/ports', 'functions/store/keys.ts'],
  'functions/store': ['functions/domain', 'functions/ports'],
  'functions/workflow': ['functions/domain', 'functions/ports'],
  'functions/http': ['functions/domain', 'functions/contracts', 'functions/ports', 'functions/usecases'],
  'functions/tasks': ['functions/domain', 'functions/contracts', 'functions/ports', 'functions/usecases'],
  'functions/schedules': ['functions/domain', 'functions/contracts', 'functions/ports', 'functions/usecases'],
  'functions/runtime': [
    'functions/domain',
    'functions/contracts',
    'functions/ports',
    'functions/store',
    'functions/workflow',
    'functions/usecases',
  ],
  'functions/entry': [
    'functions/http',
    'functions/tasks',
    'functions/schedules',
    'functions/runtime',
    'docs/openapi.json',
  ],
  workflows: [],
  'infra/ops': ['functions/'],
  'infra/local': ['functions/', 'workflows/', 'docs/openapi.json'],
  'infra/aws': [
    'functions/store/table.ts',
    'functions/store/keys.ts',
    'functions/contracts',
    'functions/runtime/environment.ts',
    'functions/http',
    'workflows/',
  ],
};

const breaches = (file: SourceFile): string[] => {
  const own = partOf(file.path);
  const rules = allowed[own];
  if (rules === undefined) return [`${file.path} stands in no known part of the house`];
  return file.imports
    .filter(
      (target) =>
        partOf(target) !== own &&
        !rules.some(
          (rule) =>
            target === rule || target.startsWith(rule.endsWith('/') || rule.endsWith('.ts') ? rule : `${rule}/`),
        ),
    )
    .map((target) => `${file.path} -> ${target}`);
};

/** The first import loop that a depth-first walk finds from each file, as a readable path. */
const loops = (): string[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const target of byPath.get(path)?.imports ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) visit(file.path, []);
  return found;
};

describe('the import graph', () => {
  it('runs one way', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(breaches)).toEqual([]);
  });

  it('has no loop', () => {
    expect(loops()).toEqual([]);
  });

  it('names only files that exist', () => {
    const paths = new Set(files.map((file) => file.path));
    const missing = files.flatMap((file) =>
      file.imports
        .filter((target) => target.endsWith('.ts') && !paths.has(target))
        .map((target) => `${file.path} -> ${target}`),
    );
    expect(missing).toEqual([]);
  });

  it('keeps the domain free of packages', () => {
    const domain = files.filter((file) => file.path.startsWith('functions/domain/'));
    expect(domain.length).toBeGreaterThan(20);
    expect(domain.filter((file) => file.packages.length > 0).map((file) => file.path)).toEqual([]);
  });

  it('keeps use cases and ports free of SDKs, zod and the HTTP edge', () => {
    const inner = files.filter((file) => /^functions\/(usecases|ports)\//.test(file.path));
    const foreign = inner.flatMap((file) =>
      file.packages.filter((name) => name !== 'p-limit').map((name) => `${file.path} -> ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it('keeps every entry at five lines of its own or fewer', () => {
    const entries = files.filter((file) => file.path.startsWith('functions/entry/'));
    expect(entries.length).toBeGreaterThan(10);
    const long = entries.filter(
      (file) => file.code.split('\n').filter((line) => line.trim() && !line.startsWith('import ')).length > 5,
    );
    expect(long.map((file) => file.path)).toEqual([]);
  });
});
