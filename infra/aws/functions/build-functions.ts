import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { bundling, largestBundle } from '../bundling.ts';
import { type FunctionEntry, projectFolder } from './function-entries.ts';

export type BuiltFunction = FunctionEntry & {
  /** Folder that holds `index.mjs` and nothing else. */
  folder: string;
  bytes: number;
  /** What of our own code the function can reach, by file (paths from the top of the project): readable, without comments. */
  code: Map<string, string>;
};

const common = (entries: FunctionEntry[]): BuildOptions => ({
  ...bundling,
  mainFields: [...bundling.mainFields],
  plugins: [...bundling.plugins],
  absWorkingDir: projectFolder,
  entryPoints: entries.map(({ name, file }) => ({ in: file, out: `${name}/index` })),
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
});

const outputOf = (metafile: Metafile, file: string): Metafile['outputs'][string] => {
  const found = Object.values(metafile.outputs).find((output) => output.entryPoint === file);
  if (found === undefined) throw new Error(`no bundle was built from ${file}`);
  return found;
};

const bytesOf = (metafile: Metafile, { name, file }: FunctionEntry): number => {
  const found = outputOf(metafile, file);
  if (found.bytes > largestBundle)
    throw new Error(`${name} has ${found.bytes} bytes; a bundle may have ${largestBundle}`);
  return found.bytes;
};

/** Files of a readable bundle: esbuild writes the name of each above what it kept of it. */
const filesOf = (bundle: string): Map<string, string> => {
  const parts = bundle.split(/^\/\/ (functions\/\S+\.ts)$/m).slice(1);
  const files = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) files.set(parts[at] ?? '', parts[at + 1] ?? '');
  return files;
};

/** What each function keeps of our code once all that it cannot reach is dropped. Packages stay outside. */
export const reachableCode = async (entries: FunctionEntry[]): Promise<Map<string, Map<string, string>>> => {
  const options = { ...common(entries), minify: false, packages: 'external', alias: {}, outdir: 'code' } as const;
  const { outputFiles } = await build({ ...options, write: false });
  const texts = outputFiles.map(({ path, text }) => ({ path: path.replaceAll('\\', '/'), text }));
  return new Map(
    entries.map(({ name }) => {
      const found = texts.find(({ path }) => path.endsWith(`/code/${name}/index.mjs`));
      if (found === undefined) throw new Error(`no readable bundle of ${name}`);
      return [name, filesOf(found.text)];
    }),
  );
};

/** What each bundle holds, by file and bytes that it takes there: of ours and of packages. Nothing is written. */
export const bundleContents = async (entries: FunctionEntry[]): Promise<Map<string, Map<string, number>>> => {
  const { metafile } = await build({ ...common(entries), outdir: 'contents', metafile: true, write: false });
  return new Map(entries.map((entry) => [entry.name, inputsOf(metafile, entry)]));
};

const inputsOf = (metafile: Metafile, { file }: FunctionEntry): Map<string, number> => {
  const { inputs } = outputOf(metafile, file);
  const kept = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return new Map(kept.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
};

/**
 * Bundles every function in one run of esbuild: no container, no package manager, no network, the same bytes for the same sources.
 *
 * @throws Error where a bundle is larger than it may be
 */
export const buildFunctions = async (entries: FunctionEntry[], folder: string): Promise<BuiltFunction[]> => {
  const [{ metafile }, code] = await Promise.all([
    build({ ...common(entries), outdir: folder, metafile: true }),
    reachableCode(entries),
  ]);
  return entries.map((entry) => ({
    ...entry,
    folder: join(folder, entry.name),
    bytes: bytesOf(metafile, entry),
    code: code.get(entry.name) ?? new Map<string, string>(),
  }));
};
