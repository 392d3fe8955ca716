import { mkdtemp, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps this folder in memory. */
const inMemory = '/dev/shm';
/** Bytes that have to be free there, so that data do not crowd out the processes. */
const roomNeeded = 4 * 2 ** 30;

const hasRoom = async (folder: string): Promise<boolean> =>
  statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize >= roomNeeded,
    () => false,
  );

/**
 * A new folder for data that end with this process: in memory where the system offers it, since a write that waits for the disk
 * takes the engine several times as long. What it holds outlives a process killed by SIGKILL, but not a power cut.
 */
export const makeScratchFolder = async (prefix: string): Promise<string> => {
  if (await hasRoom(inMemory)) {
    const made = await mkdtemp(join(inMemory, prefix)).catch(() => null);
    if (made !== null) return made;
  }
  return mkdtemp(join(tmpdir(), prefix));
};
