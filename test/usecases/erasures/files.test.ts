import { describe, expect, it } from 'vitest';
import { filesLost, filesNamedIn } from '../../../functions/domain/erasure/file-removal.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createPrepareDownload } from '../../../functions/usecases/evidence/prepare-download.ts';
import { createRetainTexts } from '../../../functions/usecases/schedules/retain-texts.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { activity, activityDay, ani, erase, followUpWorld } from '../../support/erasures.ts';
import { exportWorld, verifyWorld } from '../../support/exports.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const [one, two] = ['a'.repeat(43), 'b'.repeat(43)];
const nameOf = (sha256: string): string => `ni:///sha-256;${sha256}`;
const addressOf = (sha256: string) => ({ agencyId, ...ani, sha256 });
const run = (world: World, deps = world.deps) => createRetainTexts(sharedTenants(deps))({ time: world.clock.now() });
const there = async (world: World) =>
  Promise.all([one, two].map(async (sha256) => (await world.files.find(addressOf(sha256))) !== null));
const waiting = async (world: World): Promise<number> => {
  let count = 0;
  for await (const _ of eachOf(world.deps, keys.fileRemovals(agencyId, cycleId))) count += 1;
  return count;
};

/** The report names both files; another report names the second one as well. */
const withFiles = async (): Promise<World> => {
  const { world } = await followUpWorld();
  const description = { name: 'surat.pdf', mediaType: 'application/pdf', bytes: 10 };
  for (const sha256 of [one, two]) world.files.arrive(addressOf(sha256), description);
  const stored = { schemaVersion: 1, w: 'r1', m: 60, a: 1_770_000_000_000, d: 'tag', q: '3', t: 'Rapat' } as const;
  const put = (id: string, version: number, e: string[]) =>
    world.put(keys.activity(agencyId, cycleId, 'ani', { date: activityDay, id, version }), { ...stored, e });
  await put('report-1', 3, [nameOf(one), nameOf(two), 'https://bukti.example/x']);
  await put('report-2', 1, [nameOf(two)]);
  return world;
};

describe('files that an erased text named', () => {
  it('are taken away with the next run, and not where another report names them', async () => {
    const world = await withFiles();
    await run(world);
    expect(await there(world)).toEqual([true, true]);
    await erase(world, activity);
    expect(await waiting(world)).toBe(1);
    expect((await run(world)).done).toBe(1);
    expect(await there(world)).toEqual([false, true]);
    expect(await waiting(world)).toBe(0);
    expect((await run(world)).done).toBe(0);
    await erase(world, { kind: 'activity', date: activityDay, activityId: 'report-2', field: null });
    await run(world);
    expect(await there(world)).toEqual([false, false]);
    expect(await verifyWorld(await exportWorld(world))).toMatchObject({ findings: [] });
  });

  it('are read by nobody from the erasure on, though their bytes are still there', async () => {
    const world = await withFiles();
    const read = (by: string) => createPrepareDownload(world.deps)(world.actor(by), { ...ani, sha256: one });
    expect((await read('ani')).name).toBe('surat.pdf');
    await erase(world, activity);
    for (const by of ['ani', 'chief', 'auditor']) expect((await refusalOf(read(by))).code).toBe('not-found');
  });

  it('stay on the list where the store of files is away', async () => {
    const world = await withFiles();
    await erase(world, activity);
    const files = { ...world.deps.files, remove: () => Promise.reject(new Error('away')) };
    expect((await run(world, { ...world.deps, files })).failures).toHaveLength(1);
    expect(await waiting(world)).toBe(1);
    const reports = await Promise.all([run(world), run(world)]);
    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    expect(await there(world)).toEqual([false, true]);
    expect(await waiting(world)).toBe(0);
  });

  it('are told from links, and from those that the remainder still names', () => {
    expect(filesNamedIn({ a: [{ e: [nameOf(one), nameOf(one), 'https://bukti.example/x'] }], n: 3, z: null })).toEqual([
      one,
    ]);
    expect(filesLost({ e: [nameOf(one), nameOf(two)] }, { e: [nameOf(two)] })).toEqual([one]);
  });
});
