import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

const moduleOf = (packed: string): string =>
  `import { brotliDecompressSync } from 'node:zlib';
export default JSON.parse(brotliDecompressSync(Buffer.from(${JSON.stringify(packed)}, 'base64')).toString('utf8'));`;

/** The API's description goes into its bundle packed: as text alone it is larger than a bundle may be. */
export const packedDescription: Plugin = {
  name: 'packed-description',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]docs[\\/]openapi\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: moduleOf(brotliCompressSync(text).toString('base64')), loader: 'js' };
    });
  },
};
