import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import {
  createConfirmDisposal,
  createDecideDisposal,
  createListDisposals,
} from '../../../functions/usecases/erasures/see-disposal.ts';
import { createRetainTexts } from '../../../functions/usecases/schedules/retain-texts.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { followUpWorld, secret } from '../../support/erasures.ts';
import { exportWorld, verifyWorld } from '../../support/exports.ts';
import { refusalOf } from '../../support/refusals.ts';
import { allCases } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const month = 30.5 * 86_400;
const run = (world: World) => createRetainTexts(sharedTenants(world.deps))({ time: world.clock.now() });
const list = async (world: World, by = 'auditor') =>
  (await createListDisposals(world.deps)(world.actor(by), { cycleId })).items;
const decide = (world: World, kind: 'activity' | 'review', by = 'admin', decision: 'approve' | 'decline' = 'approve') =>
  createDecideDisposal(world.deps)(world.command(by), { cycleId, kind, decision, reason: 'Jadwal retensi.' });
const confirm = (world: World, kind: 'activity' | 'review', by = 'auditor') =>
  createConfirmDisposal(world.deps)(world.command(by), { cycleId, kind, decision: 'confirm', reason: 'Sesuai.' });

describe('the schedule of retention', () => {
  it('proposes each kind once its term is over, with its basis, and never erases by itself', async () => {
    const { world, bytes } = await followUpWorld();
    await run(world);
    expect(await list(world)).toEqual([]);
    await world.enterPhase('closed');
    world.clock.advance(25 * month);
    for (let runs = 0; runs < 3; runs++) await run(world);
    expect(await list(world)).toMatchObject([
      { kind: 'activity', status: 'proposed' },
      { kind: 'feedback', status: 'proposed' },
    ]);
    expect((await list(world))[0]?.basis).toContain('UU 27/2022');
    world.clock.advance(40 * month);
    await run(world);
    expect((await list(world)).map(({ kind }) => kind)).toEqual([
      'activity',
      'feedback',
      'objection',
      'plan',
      'review',
    ]);
    expect(await bytes()).toContain(secret);
  });

  it('carries out what two people have said, case by case, each with an act of its own, and once', async () => {
    const { world, bytes } = await followUpWorld();
    await world.enterPhase('closed');
    world.clock.advance(65 * month);
    await run(world);
    const before = await allCases(world);
    await decide(world, 'review');
    await run(world);
    expect(await bytes()).toContain('Teliti');
    await confirm(world, 'review');
    await run(world);
    await run(world);
    const [, , , , review] = await list(world);
    const rated = before.filter((one) => 'review' in one && one.review !== null).length;
    expect(review).toMatchObject({ status: 'done', done: { cases: before.length, texts: rated } });
    expect(await bytes()).not.toContain('Teliti');
    const after = await allCases(world);
    expect(after.map(({ chain: _, ...rest }) => rest)).toEqual(before.map(({ chain: _, ...rest }) => rest));
    expect(after.reduce((sum, { chain }) => sum + chain.seq, 0)).toBe(
      before.reduce((sum, { chain }) => sum + chain.seq, rated),
    );
    const report = await verifyWorld(await exportWorld(world, 'whole'));
    expect(report).toMatchObject({ findings: [], totals: { erased: rated } });
  });

  it('takes any number of reports of one person', async () => {
    const { world } = await followUpWorld();
    for (let n = 0; n < 200; n++)
      await world.put(
        keys.activity(agencyId, cycleId, 'dewi', { date: '2026-03-02', id: `report-${1000 + n}`, version: 1 }),
        { schemaVersion: 1, w: 'r1', t: 'Rapat dengan Bapak Budi', m: 60, a: 1_770_000_000_000, d: 'tag' },
      );
    await world.enterPhase('closed');
    world.clock.advance(25 * month);
    await run(world);
    await decide(world, 'activity');
    await confirm(world, 'activity');
    const { seq } = (await world.case('dewi')).data.chain;
    await run(world);
    expect((await world.case('dewi')).data.chain.seq).toBe(seq + 3);
    expect((await list(world))[0]).toMatchObject({ status: 'done', done: { texts: 202 } });
    expect((await verifyWorld(await exportWorld(world))).findings).toEqual([]);
  });

  it('is for an administrator and then an auditor who is somebody else; declined, it can be taken up again', async () => {
    const { world } = await followUpWorld();
    await world.enterPhase('closed');
    world.clock.advance(25 * month);
    expect((await refusalOf(decide(world, 'activity'))).code).toBe('not-found');
    await run(world);
    expect((await refusalOf(confirm(world, 'activity'))).code).toBe('wrong-stage');
    for (const other of ['auditor', 'ani', 'secretary'])
      expect((await refusalOf(decide(world, 'activity', other))).code).toBe('forbidden');
    expect((await decide(world, 'activity', 'admin', 'decline')).status).toBe('declined');
    await run(world);
    expect((await list(world))[0]?.status).toBe('declined');
    expect((await decide(world, 'activity')).status).toBe('decided');
    expect((await refusalOf(decide(world, 'activity'))).code).toBe('already-decided');
    expect((await refusalOf(confirm(world, 'activity', 'admin'))).code).toBe('forbidden');
    const both = {
      ...world.command('admin'),
      actor: { agencyId, personId: 'admin', roles: ['administrator' as const, 'auditor' as const] },
    };
    const alone = createConfirmDisposal(world.deps)(both, {
      cycleId,
      kind: 'activity',
      decision: 'confirm',
      reason: 'Sendiri.',
    });
    expect((await refusalOf(alone)).code).toBe('conflict-of-interest');
    expect((await confirm(world, 'activity')).status).toBe('confirmed');
    expect((await refusalOf(list(world, 'ani'))).code).toBe('forbidden');
  });
});
