import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivedFile } from '../../../functions/domain/audit/export/judge-archive.ts';

/** Every seal below a folder that was copied from the archive, of whichever agencies it holds. */
export const archivedFiles = (folder: string): ArchivedFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])\d+\.json$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
