import { describe, expect, it } from 'vitest';
import { addSpread, emptySpread } from '../../functions/domain/forum/spread.ts';
import { keys } from '../../functions/store/keys.ts';
import { createGetAudit } from '../../functions/usecases/audit/get-audit.ts';
import { createCloseShards } from '../../functions/usecases/closing/close-shards.ts';
import { createDecideFollowUp } from '../../functions/usecases/follow-ups/decide-follow-up.ts';
import { createListFollowUps } from '../../functions/usecases/follow-ups/list-follow-ups.ts';
import { createProposeFollowUps } from '../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createCastVote } from '../../functions/usecases/forum/cast-vote.ts';
import { createDeclareInterests } from '../../functions/usecases/forum/declare-interests.ts';
import { createLockForum } from '../../functions/usecases/forum/lock-forum.ts';
import { createProposeMotion } from '../../functions/usecases/forum/propose-motion.ts';
import { createResolveMotion } from '../../functions/usecases/forum/resolve-motion.ts';
import { createDecideObjection } from '../../functions/usecases/objections/decide-objection.ts';
import { createGetResult } from '../../functions/usecases/results/get-result.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createSetOrganisationPredicate } from '../../functions/usecases/services/set-organisation-predicate.ts';
import { createSummariseServices } from '../../functions/usecases/services/summarise-services.ts';
import { examplePlan } from '../support/example-plan.ts';
import { object as fileObjection, hearBoth } from '../support/objections.ts';
import { allCases, evaluated, manifestsOf, publish, realise, serviceOf, shards } from '../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };
const late = ['budi', 'citra', 'dewi'];

/** `budi`: the appraiser never decides on the plan nor reviews. `citra`: no plan. `dewi`: no self-review. */
const workThePeriod = async (world: World): Promise<void> => {
  for (const id of evaluated) if (!late.includes(id)) await world.planned(id);
  await world.planned('dewi');
  const at = world.clock.now();
  await world.act(
    'budi',
    (c) => ({ ...c, stage: 'unplanned', plan: { seq: 1, version: 1, status: 'submitted', at, reason: null } }),
    'plan-submitted',
    { plan: examplePlan },
  );
  await world.enterPhase('planning', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'planning' });
  await world.enterPhase('execution');
  for (const id of evaluated) {
    if (id === 'citra') continue;
    await realise(world, id);
    if (id === 'dewi') continue;
    await world.put(keys.selfReview(agencyId, cycleId, id), {
      schemaVersion: 1,
      achievements: 'Tuntas',
      obstacles: 'Tidak ada',
      behaviours: [],
      at,
    });
  }
  await world.enterPhase('execution', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
  await world.enterPhase('supervisor-review');
  for (const id of evaluated) {
    if (['budi', 'citra'].includes(id)) continue;
    const { data } = await world.case(id);
    const review = { seq: data.chain.seq + 1, workResult: 'meets', behaviour: 'meets' } as const;
    const suggestion = { score: '100.00', rating: 'meets' };
    const said = { reason: null, strengths: 'Teliti', improvements: 'Lebih cepat', suggestion };
    const ratings = { workResult: 'meets', behaviour: 'meets', ...said };
    await world.act(
      id,
      (c) => (c.stage === 'planned' ? { ...c, stage: 'reviewed', review } : c),
      'review-submitted',
      ratings,
    );
  }
  await world.enterPhase('supervisor-review', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'supervisor-review' });
};

const deliberate = async (world: World): Promise<void> => {
  await world.enterPhase('scoring');
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await world.enterPhase('organisation-predicate');
  await createSetOrganisationPredicate(world.deps)(world.command('mayor', { version: 1, key: null }), {
    ...health,
    predicate: 'baik',
    reason: 'SKM A, SAKIP BB.',
  });
  await world.enterPhase('committee-forum');
  for (const member of ['member-1', 'member-2', 'member-3'])
    await createDeclareInterests(world.deps)(world.command(member), { ...health, memberId: null, ties: [] });
  const { motionId } = await createProposeMotion(world.deps)(world.command('member-2'), {
    ...health,
    employeeId: 'chief',
    workResult: 'below',
    behaviour: 'meets',
    reasonCode: 'evidence-overlooked',
    text: 'Target bidang tidak tercapai.',
  });
  for (const member of ['member-1', 'member-2', 'member-3'])
    await createCastVote(world.deps)(world.command(member), { ...health, motionId, vote: 'for' });
  await createResolveMotion(world.deps)(world.command('member-1'), { ...health, motionId });
  const { version } = await serviceOf(world, 'DINKES');
  await createLockForum(world.deps)(world.command('member-1', { version }), {
    ...health,
    justification: 'Kelompok kecil.',
  });
};

const object = async (world: World, employeeId: string, upheld: boolean): Promise<void> => {
  const target = { cycleId, employeeId };
  const command = async (personId: string) =>
    world.command(personId, { version: (await world.case(employeeId)).version });
  const decider = await fileObjection(world, employeeId);
  await hearBoth(world, employeeId, decider);
  await createDecideObjection(world.deps)(
    await command(decider),
    target,
    upheld
      ? { decision: 'uphold', reason: 'Bukti sah.', workResult: 'above', behaviour: 'above' }
      : { decision: 'dismiss', reason: 'Tidak terbukti.' },
  );
};

const wholeCycle = async (): Promise<World> => {
  const world = await createWorld();
  await workThePeriod(world);
  await deliberate(world);
  await publish(world);
  await object(world, 'ani', true);
  await object(world, 'chief', false);
  await world.enterPhase('objection-window', { status: 'closing' });
  await createProposeFollowUps(world.deps)(shards);
  await world.enterPhase('follow-up');
  return world;
};

describe('a whole cycle', () => {
  it('ends with a result or a reason for everybody, and chains that verify', async () => {
    const world = await wholeCycle();
    const cases = await allCases(world);
    expect(cases.map(({ employeeId }) => employeeId).sort()).toEqual([...evaluated].sort());
    for (const { employeeId, stage } of cases) {
      expect(stage).toBe(employeeId === 'citra' ? 'unassessed' : 'decided');
      const { view } = await createGetAudit(world.deps)(world.actor('auditor'), { cycleId, employeeId });
      expect(view.verification).toEqual({ ok: true });
    }
  });

  it('holds nobody’s lateness against somebody else', async () => {
    const world = await wholeCycle();
    const { view: budi } = await createGetResult(world.deps)(world.actor('budi'), { cycleId, employeeId: 'budi' });
    expect(budi.versions).toMatchObject([{ basis: 'provisional', predicate: 'baik', score: '100.00' }]);
    expect(budi.marks.map(({ missing, owedBy }) => [missing, owedBy])).toEqual([
      ['plan-decision', 'chief'],
      ['supervisor-review', 'chief'],
    ]);
    const { view: dewi } = await createGetResult(world.deps)(world.actor('dewi'), { cycleId, employeeId: 'dewi' });
    expect(dewi.marks).toMatchObject([{ missing: 'self-review', owedBy: 'dewi' }]);
    expect(dewi.versions).toMatchObject([{ basis: 'reviewed', predicate: 'baik' }]);
  });

  it('changes ratings by motion and by objection only, each with its reason', async () => {
    const world = await wholeCycle();
    const changed: string[] = [];
    for (const employeeId of evaluated) {
      const { view } = await createGetResult(world.deps)(world.actor('auditor'), { cycleId, employeeId });
      for (const { version, basis, reason } of view.versions)
        if (version > 1) changed.push(`${employeeId} ${basis}: ${reason}`);
    }
    expect(changed.sort()).toEqual([
      'ani objection: Bukti sah.',
      'chief forum: evidence-overlooked: Target bidang tidak tercapai.',
    ]);
  });

  it('counts every service as its cases and its manifests do', async () => {
    const world = await wholeCycle();
    const { data } = await serviceOf(world, 'DINKES');
    expect(data).toMatchObject({
      counts: { 'sangat-baik': 1, baik: 2, 'butuh-perbaikan': 1 },
      unassessed: 1,
      forum: { status: 'locked', lawful: false, justification: 'Kelompok kecil.' },
      decision: { people: 4 },
    });
    const published = (await manifestsOf(world, 'publication')).reduce(
      (sum, m) => addSpread(sum, m.services.DINKES ?? emptySpread()),
      emptySpread(),
    );
    expect(published.counts).toMatchObject({ 'sangat-baik': 0, baik: 3, 'butuh-perbaikan': 1 });
  });

  it('proposes by rule on the results that stand at last, and a named human decides', async () => {
    const world = await wholeCycle();
    const list = async () =>
      (await createListFollowUps(world.deps)(world.actor('secretary'), { ...health, limit: 50, cursor: null })).items;
    const ids = (await list()).map(({ followUpId }) => followUpId);
    expect(ids).toContain('ani.award-certificate');
    expect(ids).toContain('chief.performance-guidance');
    for (const followUpId of ids)
      await createDecideFollowUp(world.deps)(world.command('secretary'), {
        ...health,
        followUpId,
        decision: 'approve',
        reason: 'Layak.',
      });
    expect((await list()).every(({ outcome }) => outcome?.by === 'secretary')).toBe(true);
  });
});
