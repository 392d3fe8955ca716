import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { FileAddress, FileDescription } from '../../../functions/ports/files.ts';

const description = z.object({ name: z.string(), mediaType: z.string(), bytes: z.number() });

/** Ids and digests as the contracts let them in: none can leave the folder. */
const safePart = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

export type Outcome = 'stored' | 'too-large' | 'wrong-size' | 'wrong-digest';
export type Shelf = {
  /** Takes in the bytes; a file appears under its name only when it is whole and what was promised. */
  put(address: FileAddress, file: FileDescription, bytes: AsyncIterable<Uint8Array>, tag: string): Promise<Outcome>;
  find(address: FileAddress): Promise<FileDescription | null>;
  read(address: FileAddress): ReadStream;
  remove(address: FileAddress): Promise<void>;
};

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A folder of files named by their digests, one folder a person and cycle, each file with its description beside it. */
export const createShelf = (folder: string): Shelf => {
  const pathOf = ({ agencyId, cycleId, employeeId, sha256 }: FileAddress): string => {
    const parts = [agencyId, cycleId, employeeId, sha256];
    if (!parts.every((part) => safePart.test(part))) throw new Error('an address that is no name of a file');
    return join(folder, ...parts);
  };
  const receive = async (
    path: string,
    expected: { bytes: number; sha256: string },
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<Outcome> => {
    const file = await open(path, 'wx');
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of chunks) {
        size += chunk.length;
        if (size > expected.bytes) return 'too-large';
        hash.update(chunk);
        await file.write(chunk);
      }
      if (size !== expected.bytes) return 'wrong-size';
      if (hash.digest('base64url') !== expected.sha256) return 'wrong-digest';
      await file.sync();
      return 'stored';
    } finally {
      await file.close();
    }
  };
  return {
    put: async (address, file, bytes, tag) => {
      const path = pathOf(address);
      const arriving = `${path}.${tag}.part`;
      await mkdir(dirname(path), { recursive: true });
      const outcome = await receive(arriving, { bytes: file.bytes, sha256: address.sha256 }, bytes).catch(
        async (error: unknown) => {
          await rm(arriving, { force: true });
          throw error;
        },
      );
      if (outcome !== 'stored') {
        await rm(arriving, { force: true });
        return outcome;
      }
      // The description first: a file that can be seen can be described.
      await writeDurably(`${arriving}.json`, JSON.stringify(file));
      await rename(`${arriving}.json`, `${path}.json`);
      await rename(arriving, path);
      return 'stored';
    },
    find: async (address) => {
      const path = pathOf(address);
      try {
        const file = await open(path, 'r');
        await file.close();
        return description.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
      } catch (error) {
        if (isAbsent(error)) return null;
        throw error;
      }
    },
    read: (address) => createReadStream(pathOf(address)),
    // The bytes first: a file without a description would look like a broken one.
    remove: async (address) => {
      const path = pathOf(address);
      await rm(path, { force: true });
      await rm(`${path}.json`, { force: true });
    },
  };
};
