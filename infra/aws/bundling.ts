import { join } from 'node:path';
import { packedDescription } from './packed-description.ts';

/**
 * How a function is bundled, for the stack and for the bench alike: everything inside, ES modules preferred, `require` for the
 * packages that need it, and in the place of the SDK's credential chain the one source of keys that a function has.
 */
export const bundling = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  alias: {
    '@aws-sdk/credential-provider-node': join(import.meta.dirname, '../../functions/runtime/lambda-credentials.ts'),
  },
  plugins: [packedDescription],
} as const;

/** Largest size of a minified bundle in bytes: 700 KiB. */
export const largestBundle = 716_800;
