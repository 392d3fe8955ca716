import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import type { Clock } from '../../../functions/ports/clock.ts';
import type { FileAddress, FileDescription, Files } from '../../../functions/ports/files.ts';
import type { Ids } from '../../../functions/ports/ids.ts';
import { createShelf, type Shelf } from './shelf.ts';

const uploadSeconds = 900;
const downloadSeconds = 300;

/** What one address lets its holder do. It stands for a signature: kept in memory, void after its time or a restart. */
export type Grant = { what: 'put' | 'get'; address: FileAddress; file: FileDescription; expiresAt: string };

export type LocalFiles = {
  files: Files;
  shelf: Shelf;
  /** The grant behind a code of an address, or null where there is none in force. */
  grantOf(code: string): Grant | null;
  stop(): Promise<void>;
};

/** Path below which the addresses of files stand; the code in it is random, so an address holds no personal data. */
export const filesPath = '/evidence-files/';

/** Stands where S3 and its signed addresses stand on AWS: a folder, and addresses that a random code opens for minutes. */
export const createLocalFiles = async (options: {
  url: string;
  /** Null keeps the files in a folder of their own that goes with the system. */
  dataDir: string | null;
  clock: Clock;
  ids: Ids;
}): Promise<LocalFiles> => {
  const { url, dataDir, clock, ids } = options;
  const passing = dataDir === null ? await mkdtemp(join(tmpdir(), 'siklus-evidence-')) : null;
  const shelf = createShelf(passing ?? join(dataDir ?? '', 'evidence'));
  const grants = new Map<string, Grant>();

  const forget = (): void => {
    const now = clock.now();
    for (const [code, { expiresAt }] of grants) if (expiresAt <= now) grants.delete(code);
  };
  const grant = (what: Grant['what'], address: FileAddress, file: FileDescription, seconds: number) => {
    forget();
    const code = ids.secret();
    const expiresAt = addSeconds(clock.now(), seconds);
    grants.set(code, { what, address, file, expiresAt });
    return { url: `${url}${filesPath}${code}`, expiresAt };
  };
  return {
    shelf,
    grantOf: (code) => {
      forget();
      return grants.get(code) ?? null;
    },
    files: {
      prepareUpload: async (address, file) => ({
        method: 'PUT',
        ...grant('put', address, file, uploadSeconds),
        headers: { 'content-type': file.mediaType },
      }),
      find: (address) => shelf.find(address),
      prepareDownload: async (address, file) => grant('get', address, file, downloadSeconds),
      remove: (address) => shelf.remove(address),
    },
    stop: async () => {
      if (passing !== null) await rm(passing, { recursive: true, force: true });
    },
  };
};
