import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { systemIds } from '../../functions/runtime/ids.ts';

const engineKey = z.strictObject({ accessKeyId: z.string().min(16), secretAccessKey: z.string().min(16) });
export type EngineKey = z.infer<typeof engineKey>;

/** The engine keeps one database file per access key; it takes letters and digits only. */
const newKey = (): EngineKey => ({
  accessKeyId: `SIKLUS${systemIds.next().toUpperCase()}`,
  secretAccessKey: systemIds.secret(),
});

/**
 * DynamoDB Local listens on every interface and checks no signature. What keeps neighbours out is that each access key
 * sees only its own database: so the key is random, and kept beside the data with access for its owner alone.
 */
export const engineKeyOf = (dataDir: string | null): EngineKey => {
  if (dataDir === null) return newKey();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'engine-key.json');
  if (existsSync(file)) return engineKey.parse(JSON.parse(readFileSync(file, 'utf8')));
  const key = newKey();
  writeFileSync(file, JSON.stringify(key), { mode: 0o600, flag: 'wx' });
  return key;
};
