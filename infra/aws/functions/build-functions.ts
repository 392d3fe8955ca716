import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { bundling, largestBundle } from '../bundling.ts';
import { type FunctionEntry, projectFolder } from './function-entries.ts';

export type BuiltFunction = FunctionEntry & {
  /** Folder that holds `index.mjs` and nothing else. */
  folder: string;
  bytes: number;
  /** Files of ours that the bundle holds something of, as paths from the top of the project. */
  sources: string[];
};

const outputOf = (metafile: Metafile, file: string): { bytes: number; sources: string[] } => {
  const found = Object.values(metafile.outputs).find((output) => output.entryPoint === file);
  if (found === undefined) throw new Error(`no bundle was built from ${file}`);
  const sources = Object.entries(found.inputs)
    .filter(([path, { bytesInOutput }]) => /^(functions|docs)\//.test(path) && bytesInOutput > 0)
    .map(([path]) => path)
    .sort();
  return { bytes: found.bytes, sources };
};

/**
 * Bundles every function in one run of esbuild: no container, no package manager, no network, the same bytes for the same sources.
 *
 * @throws Error where a bundle is larger than it may be
 */
export const buildFunctions = async (entries: FunctionEntry[], folder: string): Promise<BuiltFunction[]> => {
  const { metafile } = await build({
    ...bundling,
    mainFields: [...bundling.mainFields],
    absWorkingDir: projectFolder,
    entryPoints: entries.map(({ name, file }) => ({ in: file, out: `${name}/index` })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    metafile: true,
    logLevel: 'error',
  });
  return entries.map((entry) => {
    const { bytes, sources } = outputOf(metafile, entry.file);
    if (bytes > largestBundle) throw new Error(`${entry.name} has ${bytes} bytes; a bundle may have ${largestBundle}`);
    return { ...entry, folder: join(folder, entry.name), bytes, sources };
  });
};
