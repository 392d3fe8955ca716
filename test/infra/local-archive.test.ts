import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveUnavailableError } from '../../functions/ports/archive.ts';
import { createFolderArchive, openLocalArchive } from '../../infra/local/archive/local-archive.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siklus-archive-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const seal = (agencyId: string, n: number) => ({ agencyId, name: `seals/${n}.json` });

describe('the archive in a folder', () => {
  it('writes a file once, whole, and readable alone', async () => {
    const archive = createFolderArchive(folder);
    expect(await archive.keep(seal('kota', 1), 'one')).toBe('kept');
    const path = join(folder, 'kota/seals/1.json');
    expect(await readFile(path, 'utf8')).toBe('one');
    expect((await stat(path)).mode & 0o777).toBe(0o444);
    expect(await readdir(join(folder, 'kota/seals'))).toEqual(['1.json']);
  });

  it('takes the same again, and leaves alone what says something else', async () => {
    const archive = createFolderArchive(folder);
    await archive.keep(seal('kota', 2), 'two');
    expect(await archive.keep(seal('kota', 2), 'two')).toBe('kept');
    expect(await archive.keep(seal('kota', 2), 'other')).toBe('contradicted');
    expect(await readFile(join(folder, 'kota/seals/2.json'), 'utf8')).toBe('two');
  });

  it('lets one of many at once have the name, and tells the others so', async () => {
    const archive = createFolderArchive(folder);
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((text) => archive.keep(seal('kota', 3), text)));
    expect(outcomes.toSorted()).toEqual(['contradicted', 'contradicted', 'contradicted', 'kept']);
  });

  it('has no way out of its folder, and says that it is unavailable where it cannot write', async () => {
    const archive = createFolderArchive(folder);
    await expect(archive.keep(seal('..', 4), 'x')).rejects.toThrow('no name of a file');
    await writeFile(join(folder, 'blocked'), '');
    await expect(archive.keep(seal('blocked', 4), 'x')).rejects.toThrow(ArchiveUnavailableError);
  });

  it('goes with a system that keeps everything in memory', async () => {
    const passing = await openLocalArchive(null);
    await passing.archive.keep(seal('kota', 1), 'one');
    await passing.stop();
    await expect(stat(passing.folder)).rejects.toThrow('ENOENT');
  });
});
