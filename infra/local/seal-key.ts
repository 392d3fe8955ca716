import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../../functions/ports/signer.ts';
import { createKeySigner, newPrivateKey } from '../../functions/runtime/ed25519.ts';

/**
 * The key that seals are signed with: made at the first start, kept beside the data (never in the table) and readable by its
 * owner alone. Whoever can read this file can seal; on AWS the key never leaves the key service.
 */
export const loadSealSigner = (dataDir: string | null): Signer => {
  if (dataDir === null) return createKeySigner(newPrivateKey());
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'seal-key.pem');
  if (!existsSync(file)) writeFileSync(file, newPrivateKey(), { mode: 0o600, flag: 'wx' });
  return createKeySigner(readFileSync(file, 'utf8'));
};
