import { link, mkdir, mkdtemp, open, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Archive, type ArchiveAddress, ArchiveUnavailableError } from '../../../functions/ports/archive.ts';
import { systemIds } from '../../../functions/runtime/ids.ts';

/** Without a way up or out of the folder. */
const safePart = /^[A-Za-z0-9][\w.-]*$/;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeWhole = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o444);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
};

/**
 * Stands where a bucket with Object Lock stands on AWS: files that are written once, whole, and that nobody may write to. It
 * keeps out mistakes and programs; a person who owns the machine can do anything, and copies it elsewhere for that reason.
 */
export const createFolderArchive = (folder: string): Archive => {
  const pathOf = ({ agencyId, name }: ArchiveAddress): string => {
    const parts = [agencyId, ...name.split('/')];
    if (!parts.every((part) => safePart.test(part))) throw new Error('an address that is no name of a file');
    return join(folder, ...parts);
  };
  const put = async (path: string, text: string): Promise<'kept' | 'contradicted'> => {
    const parent = dirname(path);
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const passing = join(parent, `.${systemIds.secret()}`);
    await writeWhole(passing, text);
    try {
      // A link fails where the name is taken, whoever else is at it; a rename would replace what stands there.
      await link(passing, path);
      await syncFolder(parent);
      return 'kept';
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      return (await readFile(path, 'utf8')) === text ? 'kept' : 'contradicted';
    } finally {
      await unlink(passing);
    }
  };
  return {
    keep: async (address, text) => {
      const path = pathOf(address);
      try {
        return await put(path, text);
      } catch (error) {
        throw new ArchiveUnavailableError(error instanceof Error ? error.message : 'unknown');
      }
    },
  };
};

/** @param dataDir null keeps the archive in a folder of its own that goes with the system */
export const openLocalArchive = async (
  dataDir: string | null,
): Promise<{ archive: Archive; folder: string; stop(): Promise<void> }> => {
  const passing = dataDir === null ? await mkdtemp(join(tmpdir(), 'siklus-archive-')) : null;
  const folder = passing ?? join(dataDir ?? '', 'archive');
  return {
    archive: createFolderArchive(folder),
    folder,
    stop: async () => {
      if (passing !== null) await rm(passing, { recursive: true, force: true });
    },
  };
};
