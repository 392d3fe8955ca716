import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from '../../infra/aws/bundling.ts';

export type Bundle = { name: string; file: string; bytes: number };

export const bundle = async (name: string, entry: string, folder: string): Promise<Bundle> => {
  const file = join(folder, `${name.replaceAll('/', '-')}.mjs`);
  await build({
    ...bundling,
    mainFields: [...bundling.mainFields],
    plugins: [...bundling.plugins],
    entryPoints: [entry],
    outfile: file,
    logLevel: 'error',
  });
  return { name, file, bytes: (await stat(file)).size };
};

/** The least that a function can be: what the runtime costs before any of ours. */
export const bundleHelloWorld = async (folder: string): Promise<Bundle> => {
  await mkdir(folder, { recursive: true });
  const source = join(folder, 'hello-world.ts');
  await writeFile(source, "export const handler = async () => ({ statusCode: 200, body: 'hello, world' });\n");
  return bundle('hello-world', source, folder);
};
