import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Collected, collectFrom, collectInto } from './collect.ts';

const own = pathToFileURL(`${import.meta.dirname}/`).href;
const stripped = new Map<string, string>();

/** Types cost the most of a load, and the text of a file never changes while a runner lives. */
const sourceOf = (url: string): string => {
  const path = fileURLToPath(url);
  const source = stripped.get(path) ?? stripTypeScriptTypes(readFileSync(path, 'utf8'));
  stripped.set(path, source);
  return source;
};

/**
 * Loads test files below `root` in this process, as often as asked, each time with modules of its own: what runs while a module
 * loads can be mutated too. The files know nothing of it: `vitest`, `fast-check` and what
 * forges exports are answered by what stands beside this file.
 */
export const createLoadTests = (root: string) => {
  const inside = pathToFileURL(`${root}/`).href;
  let generation = 0;
  registerHooks({
    resolve(specifier, context, next) {
      if (!context.parentURL?.startsWith(inside)) return next(specifier, context);
      if (specifier === 'vitest') return { url: `${own}collect.ts`, shortCircuit: true };
      if (specifier === 'fast-check') return { url: `${own}few-runs.ts`, shortCircuit: true };
      if (specifier.endsWith('/make-forgeries.ts')) return { url: `${own}few-forgeries.ts`, shortCircuit: true };
      if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return next(specifier, context);
      return { url: `${new URL(specifier, context.parentURL).href}?${generation}`, shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(inside) || !url.includes('.ts?')) return next(url, context);
      return { format: 'module', source: sourceOf(url), shortCircuit: true };
    },
  });
  return async (files: readonly string[]): Promise<Map<string, Collected>> => {
    generation += 1;
    const tests = new Map<string, Collected>();
    collectInto(tests);
    for (const file of files) {
      collectFrom(file);
      await import(`${pathToFileURL(resolve(root, file)).href}?${generation}`);
    }
    return tests;
  };
};
