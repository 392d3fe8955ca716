import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export type SourceFile = {
  /** Path from the top of the project, with forward slashes. */
  path: string;
  lines: number;
  /** The text without comments and without the insides of strings. */
  code: string;
  /** Files of the project that it imports, as paths from the top. */
  imports: string[];
  /** Packages and node: modules that it imports. */
  packages: string[];
};

const walk = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walk(path);
    return path.endsWith('.ts') ? [path] : [];
  });

/** Comments go, and what stands inside quotes; template literals keep their place but lose their words. */
const bare = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/`(?:[^`\\]|\\.)*`/g, '``');

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;

const read = (absolute: string): SourceFile => {
  const text = readFileSync(absolute, 'utf8');
  const named = [...text.matchAll(importPattern)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
  return {
    path: relative(root, absolute).replaceAll('\\', '/'),
    lines: text.split('\n').length - 1,
    code: bare(text),
    imports: named
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, resolve(dirname(absolute), name)).replaceAll('\\', '/')),
    packages: named.filter((name) => !name.startsWith('.')),
  };
};

/** All TypeScript files below the given top-level folders. */
export const sourceFiles = (...folders: string[]): SourceFile[] =>
  folders.flatMap((folder) => walk(join(root, folder))).map(read);
