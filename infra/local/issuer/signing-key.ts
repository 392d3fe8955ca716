import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';

export const signingAlgorithm = 'ES256';

const storedKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});
export type SigningKey = z.infer<typeof storedKey>;

const makeKey = async (): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return storedKey.parse({ ...jwk, kid: await calculateJwkThumbprint(jwk) });
};

const read = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The issuer's own key: made at the first start, kept beside the data and readable by its owner alone; in memory where there is no directory. */
export const loadSigningKey = async (dataDir: string | null): Promise<SigningKey> => {
  if (dataDir === null) return makeKey();
  const file = join(dataDir, 'issuer-key.json');
  const text = await read(file);
  if (text !== null) return storedKey.parse(JSON.parse(text));
  const made = await makeKey();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  return made;
};

export const publicPart = ({ d: _, ...rest }: SigningKey): JWK => ({ ...rest, use: 'sig', alg: signingAlgorithm });
