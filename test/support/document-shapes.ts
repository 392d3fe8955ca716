import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Declaration, declarationsOf } from './type-declarations.ts';

const functions = fileURLToPath(new URL('../../functions/', import.meta.url));
const keysFile = `${functions}store/keys.ts`;
const keysFiles = [keysFile, `${functions}store/plan-keys.ts`, `${functions}store/measure-keys.ts`];
const files = [...globSync(`${functions}domain/**/*.ts`), ...keysFiles].sort();
const declarations = files.flatMap((file) => declarationsOf(file, readFileSync(file, 'utf8')));

/** A name means what its own file declares, else the only other declaration of that name. */
const resolve = (name: string, file: string): Declaration | null => {
  const all = declarations.filter((one) => one.name === name);
  const own = all.find((one) => one.file === file);
  if (own !== undefined) return own;
  if (all.length > 1) throw new Error(`${name}, used in ${file}, is declared in several files: the shape is ambiguous`);
  return all[0] ?? null;
};

/** Types that a declaration names, and constants behind its `typeof`; names of members are not references. */
const referencesOf = ({ name, file, tokens }: Declaration): Declaration[] =>
  tokens.flatMap((one, at) => {
    const isMember = [':', '?'].includes(tokens[at + 1] ?? '') && tokens[at - 1] !== '?';
    const isConstant = /^[a-z]/.test(one);
    if (one === name || isMember || (isConstant && tokens[at - 1] !== 'typeof')) return [];
    return resolve(one, file) ?? [];
  });

/** The declarations and all that they rest on, nearest first. */
const closureOf = (roots: readonly Declaration[]): Declaration[] => {
  const found = [...roots];
  for (const one of found) found.push(...referencesOf(one).filter((reference) => !found.includes(reference)));
  return [...new Set(found)];
};

const versionOf = (closure: readonly Declaration[]): string => {
  for (const { tokens } of closure) {
    const at = tokens.indexOf('schemaVersion');
    const version = tokens[at + 2];
    if (at >= 0 && version !== undefined) return version;
  }
  throw new Error(`${closure[0]?.name ?? 'a document'} is stored without a schemaVersion`);
};

const hashOf = (closure: readonly Declaration[]): string =>
  createHash('sha256')
    .update(
      closure
        .map(({ tokens }) => tokens.join(' '))
        .sort()
        .join('\n'),
    )
    .digest('hex')
    .slice(0, 16);

/** Names of the documents that `keys.ts` gives an address to: nothing can be stored that is not among them. */
export const storedDocuments = (): string[] => {
  const text = keysFiles.map((file) => readFileSync(file, 'utf8')).join('\n');
  const named = [...text.matchAll(/\): (?:Key|Range)<(\w+)/g)].flatMap(([, name]) =>
    name === 'T' ? [] : (name ?? []),
  );
  return [...new Set(named)].sort();
};

/** The bodies of the acts are stored inside `ActRecord` and share its version. */
const rootsOf = (name: string): Declaration[] => {
  const root = resolve(name, keysFile);
  if (root === null) throw new Error(`${name} is stored, but declared neither in the domain nor in keys.ts`);
  const bodies = declarations.filter((one) => /\/case\/[a-z]+-bodies\.ts$/.test(one.file) && one.name.endsWith('Body'));
  return name === 'ActRecord' ? [root, ...bodies] : [root];
};

export type Shape = { version: string; hash: string; parts: string[] };

/** Version and hash of the shape of one stored document, over everything that its type rests on. */
export const shapeOf = (name: string): Shape => {
  const closure = closureOf(rootsOf(name));
  return { version: versionOf(closure), hash: hashOf(closure), parts: closure.map((one) => one.name).sort() };
};
