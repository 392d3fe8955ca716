import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../functions/domain/audit/canonical.ts';
import type { ArchivedFile } from '../../../functions/domain/audit/export/judge-archive.ts';
import type { Seal } from '../../../functions/domain/audit/seal.ts';
import { sealText } from '../../../functions/domain/audit/seal.ts';
import { ArchiveUnavailableError } from '../../../functions/ports/archive.ts';
import { archiveSeals } from '../../../functions/schedules/archive-seals.ts';
import { createScheduleHandler } from '../../../functions/schedules/schedule.ts';
import { keys } from '../../../functions/store/keys.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { lambdaContext } from '../../../infra/local/step-functions/lambda-context.ts';
import { exportWorld, sealNow, verifyWorld } from '../../support/exports.ts';
import { testSigner } from '../../support/fakes.ts';
import { forumWorld, publish } from '../../support/stages.ts';
import { agencyId, type World } from '../../support/world.ts';

const archiveOf = ({ archive }: World): ArchivedFile[] => [...archive.texts].map(([name, text]) => ({ name, text }));
const archivedThrough = async (world: World) => (await world.read(keys.archiveHead(agencyId)))?.number ?? 0;

const runSchedule = async (world: World) => {
  const counted: [string, number][] = [];
  const logged: unknown[] = [];
  const metrics = {
    addMetric: (name: string, _: string, value: number) => counted.push([name, value]),
    publishStoredMetrics: () => undefined,
    singleMetric: () => ({ addDimension: () => undefined, addMetric: () => undefined }),
  };
  const logger = { info: () => undefined, error: (event: string, fields: object) => logged.push([event, fields]) };
  const handler = createScheduleHandler({ tenants: sharedTenants(world.deps), logger, metrics }, archiveSeals);
  const run = handler({ time: world.clock.now() }, lambdaContext('archive-seals'));
  const report = await run.catch((error: unknown) => error);
  return { report, counted, logged };
};

/** Somebody with the table and the key tells another story of a seal. */
const rewritten = async (world: World, number: number): Promise<void> => {
  const seal = await world.read(keys.seal(agencyId, number));
  if (seal === null) throw new Error('no such seal');
  const { signature: _, ...unsigned }: Seal = { ...seal, acts: seal.acts + 1 };
  await world.put(keys.seal(agencyId, number), { ...unsigned, signature: await testSigner.sign(sealText(unsigned)) });
};

describe('a seal', () => {
  it('is in the archive when it is made, in the very bytes that the next seal names', async () => {
    const world = await forumWorld();
    await sealNow(world, 'scoring');
    const seal = await world.read(keys.seal(agencyId, 1));
    expect([...world.archive.texts]).toEqual([[`${agencyId}/seals/000000001.json`, canonicalJson(seal)]]);
    expect(await archivedThrough(world)).toBe(1);
  });

  it('is not done while the archive is away, and a repeat puts the same one there', async () => {
    const world = await forumWorld();
    world.archive.fail(true);
    await expect(sealNow(world, 'scoring')).rejects.toThrow(ArchiveUnavailableError);
    const made = await world.read(keys.seal(agencyId, 1));
    expect([made === null, await archivedThrough(world)]).toEqual([false, 0]);
    world.archive.fail(false);
    await sealNow(world, 'scoring');
    expect([...world.archive.texts.values()]).toEqual([canonicalJson(made)]);
    expect(await world.read(keys.seal(agencyId, 2))).toBeNull();
  });

  it('is put by the schedule where nobody repeats it; a failure is reported by the name of the error', async () => {
    const world = await forumWorld();
    world.archive.fail(true);
    await sealNow(world, 'scoring').catch(() => undefined);
    const away = await runSchedule(world);
    expect(JSON.stringify(away.logged)).toContain('ArchiveUnavailableError');
    expect(away.report).toBeInstanceOf(Error);
    world.archive.fail(false);
    const back = await runSchedule(world);
    expect(back.counted).toEqual([
      ['SealsArchivedLate', 1],
      ['SealsContradicted', 0],
    ]);
    expect(await archivedThrough(world)).toBe(1);
    expect((await runSchedule(world)).counted[0]).toEqual(['SealsArchivedLate', 0]);
  });

  it('that the archive contradicts is told every time, keeps no phase waiting and no later seal out', async () => {
    const world = await forumWorld();
    await sealNow(world, 'scoring');
    world.archive.texts.set(`${agencyId}/seals/000000002.json`, 'another story');
    await publish(world);
    await sealNow(world, 'final-decision');
    await sealNow(world, 'objection-window');
    expect([...world.archive.texts.keys()]).toHaveLength(3);
    expect(await archivedThrough(world)).toBe(1);
    for (const _ of [1, 2]) {
      const { logged, counted } = await runSchedule(world);
      expect(logged).toEqual([['archive holds another seal', { schedule: 'archive-seals', agencyId, seals: [2] }]]);
      expect(counted).toContainEqual(['SealsContradicted', 1]);
    }
  });
});

describe('the verifier with the archive', () => {
  const sealed = async (): Promise<World> => {
    const world = await forumWorld();
    await sealNow(world, 'scoring');
    await publish(world);
    await sealNow(world, 'final-decision');
    world.clock.advance(3600);
    return world;
  };

  it('finds nothing wrong with an honest export, whatever was sealed since', async () => {
    const world = await sealed();
    const lines = await exportWorld(world);
    expect((await verifyWorld(lines, null, archiveOf(world))).findings).toEqual([]);
    world.clock.advance(3600);
    await sealNow(world, 'objection-window');
    expect((await verifyWorld(lines, null, archiveOf(world))).findings).toEqual([]);
  });

  it('finds a history that was signed again with the true key, which nothing else can tell', async () => {
    const world = await sealed();
    await rewritten(world, 2);
    const head = await world.read(keys.sealHead(agencyId));
    const seal = await world.read(keys.seal(agencyId, 2));
    if (head === null || seal === null) throw new Error('no seal');
    await world.put(keys.sealHead(agencyId), { ...head, hash: world.deps.digest.sha256(canonicalJson(seal)) });
    const lines = await exportWorld(world);
    expect((await verifyWorld(lines)).findings).toEqual([]);
    expect((await verifyWorld(lines, null, archiveOf(world))).findings).toMatchObject([
      { kind: 'forked', place: 'archive', seal: 2 },
    ]);
  });

  it('names a seal that is missing on either side, and a file that is no seal', async () => {
    const world = await sealed();
    const lines = await exportWorld(world);
    const [one, two] = archiveOf(world);
    if (one === undefined || two === undefined) throw new Error('two seals were made');
    const judged = async (files: ArchivedFile[]) => (await verifyWorld(lines, null, files)).findings;
    expect(await judged([one])).toMatchObject([{ kind: 'inserted', place: 'archive', seal: 2 }]);
    expect(await judged([one, two, { name: '3.json', text: '{}' }])).toMatchObject([{ kind: 'unreadable' }]);
    const third = two.text.replace('"number":2', '"number":3');
    expect(await judged([one, two, { name: '3.json', text: third }])).toMatchObject([{ kind: 'truncated', seal: 3 }]);
    const foreign = third.replace(`"agencyId":"${agencyId}"`, '"agencyId":"another"');
    expect(await judged([one, two, { name: '3.json', text: foreign }])).toEqual([]);
  });
});
