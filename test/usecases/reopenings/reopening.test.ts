import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import {
  closingText,
  judgeShard,
  manifestDigest,
  recomputeClosing,
} from '../../../functions/domain/closing/closing-manifest.ts';
import { verifySignature } from '../../../functions/runtime/ed25519.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createListActions } from '../../../functions/usecases/cases/list-actions.ts';
import { createListClosings } from '../../../functions/usecases/closing/list-closings.ts';
import { createCloseByHand } from '../../../functions/usecases/cycles/close-by-hand.ts';
import { createGetCycle } from '../../../functions/usecases/cycles/get-cycle.ts';
import { createGetObligations } from '../../../functions/usecases/obligations/get-obligations.ts';
import { createDecidePlan } from '../../../functions/usecases/plans/decide-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createSaveRealisation } from '../../../functions/usecases/realisations/save-realisation.ts';
import { crashingStore } from '../../support/crashing-store.ts';
import { examplePlan, exampleRealisation } from '../../support/example-plan.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, realise } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { ask, closePhase, closeWindow, closingsOf, decide, persons, reopen, tick } from './reopening-world.ts';

const until = '2026-02-20T17:00:00.000Z';
const planning = { phase: 'planning', scope: persons('citra'), deadline: '2026-02-20' } as const;

/** Everybody planned in time but citra and dewi; execution is open. */
const inExecution = async (store = createMemoryStore()): Promise<World> => {
  const world = await createWorld({ store });
  for (const id of evaluated) if (id !== 'citra' && id !== 'dewi') await world.planned(id);
  await closePhase(world, 'planning');
  await world.enterPhase('execution');
  world.clock.set('2026-02-10T02:00:00.000Z');
  return world;
};
const submitted = async (world: World, employeeId: string) =>
  createSubmitPlan(world.deps)(world.command(employeeId, { version: (await world.case(employeeId)).version }), {
    ...{ cycleId, employeeId, plan: examplePlan },
  });
const duties = async (world: World, personId: string) => {
  const { items } = await createGetObligations(world.deps)(world.actor(personId), { limit: 100, cursor: null });
  return items.map(({ kind, about, deadline }) => ({ kind, of: about.employeeId, deadline }));
};

describe('a closed phase', () => {
  it('is opened again by two people, for those concerned alone, while the cycle stays where it is', async () => {
    const world = await inExecution();
    const { number } = await ask(world, planning);
    expect(await refusalOf(submitted(world, 'citra'))).toMatchObject({ code: 'deadline-passed' });
    expect(await refusalOf(decide(world, number, 'admin'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(decide(world, number, 'chief'))).toMatchObject({ code: 'forbidden' });
    expect(await decide(world, number)).toMatchObject({ decision: { by: 'secretary', kind: 'approve' } });
    expect((await world.cycle()).reopenings).toMatchObject([{ status: 'open', version: 2 }]);
    expect((await world.cycle()).phase).toBe('execution');
    expect(await duties(world, 'citra')).toContainEqual({ kind: 'submit-plan', of: 'citra', deadline: until });
    await submitted(world, 'citra');
    expect(await duties(world, 'chief')).toContainEqual({ kind: 'decide-plan', of: 'citra', deadline: until });
    expect(await refusalOf(submitted(world, 'dewi'))).toMatchObject({ code: 'deadline-passed' });
    world.clock.set(until);
    const decision = { cycleId, employeeId: 'citra', decision: 'approve' as const, reason: null };
    const { version } = await world.case('citra');
    expect(await refusalOf(createDecidePlan(world.deps)(world.command('chief', { version }), decision))).toMatchObject({
      code: 'deadline-passed',
    });
  });

  it('closes again by the schedule: settled, on the chain, signed as version 2 that names version 1', async () => {
    const world = await inExecution();
    const number = await reopen(world, planning);
    await submitted(world, 'citra');
    world.clock.set(until);
    await tick(world);
    expect((await world.cycle()).reopenings).toMatchObject([{ status: 'open' }]);
    await closeWindow(world, until);
    expect((await world.cycle()).reopenings).toMatchObject([{ status: 'closed', version: 2 }]);

    const stored = await world.case('citra');
    expect(stored.data).toMatchObject({ stage: 'planned', plan: { basis: 'carried' } });
    expect(stored.data.marks).toMatchObject([{ missing: 'plan-decision', owedBy: 'chief' }]);
    const { records } = await readChain(world.deps, agencyId, stored);
    expect(records.at(-1)).toMatchObject({
      envelope: { act: 'phase-closed-again', actor: 'machine' },
      body: {
        ...{ rule: 'plan-carried-as-submitted', lifted: [{ missing: 'plan-submission', owedBy: 'citra' }] },
        reopening: { number, version: 2, askedBy: 'admin', approvedBy: 'secretary', until },
      },
    });
    const chain = { cycleId, employeeId: 'citra', records, head: stored.data.chain };
    expect(verifyChain(chain, testDigest)).toEqual({ ok: true });

    const [first, second] = await closingsOf(world);
    if (first === undefined || second === undefined) throw new Error('two closes, two manifests');
    const { signature, ...unsigned } = second;
    expect(verifySignature(second.publicKey, closingText(unsigned), signature)).toBe(true);
    expect(second.again).toMatchObject({
      ...{ version: 2, previous: manifestDigest(first, testDigest) },
      reopening: { reason: 'Sistem keliru menolak.', decision: { by: 'secretary', reason: 'Terbukti.' } },
    });
    expect([first.counts.cases, second.counts.cases]).toEqual([evaluated.length, 1]);
    const judged = [];
    for (const shard of [0, 1]) {
      const closed = await world.read(keys.closedShard(agencyId, cycleId, 'planning', shard, 2));
      judged.push(judgeShard({ phase: 'planning', zone: second.zone }, closed?.inputs ?? [], world.rules, testDigest));
    }
    expect(recomputeClosing(second, judged, testDigest)).toBeNull();
  });

  it('may be opened a third time, for a unit, and lets nobody pass on what may still change', async () => {
    const world = await inExecution();
    await reopen(world, planning);
    await closeWindow(world, until);
    expect((await world.case('citra')).data.marks).toMatchObject([{ missing: 'plan-submission' }]);
    const unit = { ...planning, scope: { kind: 'unit', unitCode: 'DISDIK' }, deadline: '2026-03-10' } as const;
    await reopen(world, unit);
    await submitted(world, 'dewi');
    expect(await refusalOf(submitted(world, 'citra'))).toMatchObject({ code: 'deadline-passed' });
    world.clock.set((await world.cycle()).deadlines.execution);
    const close = createCloseByHand(world.deps)(world.command('admin'), { cycleId, phase: 'execution' });
    expect(await refusalOf(close)).toMatchObject({ code: 'open-duties', extra: { duty: 'reopened-phase' } });
    await closeWindow(world, '2026-03-10T17:00:00.000Z');
    expect((await closingsOf(world)).map(({ again }) => again?.version ?? 1)).toEqual([1, 2, 3]);
    expect((await world.case('dewi')).data).toMatchObject({ stage: 'planned', plan: { basis: 'carried' } });
  });

  it('comes to the same from a death at any commit', async () => {
    const everybody = { ...planning, scope: { kind: 'all' } } as const;
    const atTheEnd = async (store = crashingStore()): Promise<{ world: World; store: typeof store }> => {
      const world = await inExecution(store);
      await reopen(world, everybody);
      await submitted(world, 'citra');
      world.clock.set('2026-02-20T17:01:00.000Z');
      store.heal();
      return { world, store };
    };
    const whole = await atTheEnd();
    await tick(whole.world);
    const [wanted, commits] = [await closingsOf(whole.world), whole.store.commits()];
    expect(commits).toBeGreaterThan(evaluated.length);
    for (const moment of ['before', 'after'] as const)
      for (let commit = 0; commit < commits; commit++) {
        const { world, store } = await atTheEnd();
        store.crashAt(commit, moment);
        expect((await tick(world)).failures).toHaveLength(1);
        store.heal();
        await tick(world);
        expect(await closingsOf(world)).toEqual(wanted);
      }
  });

  it('is refused where it makes no sense, each with its reason', async () => {
    const world = await inExecution();
    const detail = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).detail;
    const codes = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).fields?.map(({ code }) => code);
    expect(await detail(ask(world, { ...planning, phase: 'execution' }))).toBe('Phase execution has not ended.');
    expect(await codes(ask(world, { ...planning, deadline: '2026-02-01' }))).toEqual(['in-the-past']);
    expect(await codes(ask(world, { ...planning, deadline: '2026-04-05' }))).toEqual(['deadline-order']);
    expect(await codes(ask(world, { ...planning, scope: persons('nobody') }))).toEqual(['unknown-person']);
    expect(await codes(ask(world, { ...planning, scope: { kind: 'unit', unitCode: 'X' } }))).toEqual(['unknown-unit']);
    expect(await detail(ask(world, planning, 'chief'))).toContain('administrator');
    expect(await detail(ask(world, { ...planning, scope: persons('admin') }))).toContain('for themselves');
    const { number } = await ask(world, planning);
    expect(await refusalOf(ask(world, planning))).toMatchObject({ code: 'conflict' });
    await decide(world, number, 'member-1', 'refuse');
    expect(await refusalOf(decide(world, number))).toMatchObject({ code: 'already-decided' });
    expect((await ask(world, planning)).number).toBe(2);

    const later = async (phase: 'supervisor-review' | 'committee-forum' | 'final-decision' | 'follow-up') => {
      await world.enterPhase(phase);
      const deadline = (await world.cycle()).deadlines[phase];
      return detail(ask(world, { ...planning, deadline }));
    };
    expect(await later('supervisor-review')).toContain('execution has ended');
    expect(await later('committee-forum')).toContain('propose a motion');
    expect(await later('final-decision')).toContain('objection');
    expect(await later('follow-up')).toContain('objection');
  });

  it('is not opened where its close was never signed: nothing could name the manifest before', async () => {
    const world = await createWorld();
    await world.enterPhase('execution');
    world.clock.set('2026-02-10T02:00:00.000Z');
    expect(await refusalOf(ask(world, planning))).toMatchObject({
      ...{ code: 'wrong-phase', detail: 'The close of planning was not signed.' },
    });
  });

  it('is shown whole to those who oversee the cycle, and to a person without who else is named', async () => {
    const world = await inExecution();
    await reopen(world, { ...planning, scope: persons('citra', 'dewi') });
    const { reopenings } = await createListClosings(world.deps)(world.actor('auditor'), { cycleId });
    expect(reopenings).toMatchObject([{ scope: { employeeIds: ['citra', 'dewi'] }, askedBy: 'admin' }]);
    const seen = async (id: string) =>
      (await createListActions(world.deps)(world.actor(id), { cycleId, employeeId: id })).view;
    const own = await seen('citra');
    expect(own.reopenings).toMatchObject([{ until, reason: 'Sistem keliru menolak.' }]);
    expect(own.items.find(({ action }) => action === 'submit-plan')).toMatchObject({ allowed: true, until });
    expect(JSON.stringify(own)).not.toContain('dewi');
    expect((await seen('ani')).reopenings).toEqual([]);
    expect(JSON.stringify(await createGetCycle(world.deps)(world.actor('ani'), { cycleId }))).not.toContain('citra');
  });

  it('takes a report that was missing while the reviews are being given', async () => {
    const world = await inExecution();
    await realise(world, 'ani');
    await closePhase(world, 'execution');
    await world.enterPhase('supervisor-review');
    world.clock.set('2026-04-07T02:00:00.000Z');
    await reopen(world, { phase: 'execution', scope: { kind: 'all' }, deadline: '2026-04-09' });
    const input = { cycleId, employeeId: 'budi', items: exampleRealisation };
    await createSaveRealisation(world.deps)(world.command('budi'), input);
    await closeWindow(world, '2026-04-09T17:00:00.000Z');
    const missing = async (id: string) => (await world.case(id)).data.marks.map((mark) => mark.missing);
    expect(await missing('budi')).toEqual(['self-review']);
    expect(await missing('chief')).toEqual(['realisation', 'self-review']);
    expect(await missing('ani')).toEqual(['self-review']);
  });
});
