import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const makeKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

const read = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/** The key that seals decisions, minutes and receipts: made at the first start and kept beside the data; in memory where there is no directory. */
export const loadSignatureKey = async (dataDir: string | null): Promise<string> => {
  if (dataDir === null) return makeKey();
  const file = join(dataDir, 'signature-key.pem');
  const found = await read(file);
  if (found !== null) return found;
  const made = makeKey();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, made, { mode: 0o600, flag: 'wx' });
  return made;
};
