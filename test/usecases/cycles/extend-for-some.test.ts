import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { Action } from '../../../functions/domain/case/action-rules.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { requireAction, seeCase } from '../../../functions/usecases/cases/see-case.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createExtendDeadline } from '../../../functions/usecases/cycles/extend-deadline.ts';
import { createAllowCorrection, createExtendForPerson } from '../../../functions/usecases/cycles/extend-for-person.ts';
import { createRecordOutage } from '../../../functions/usecases/cycles/record-outage.ts';
import { createCloseDuePhases } from '../../../functions/usecases/schedules/close-due-phases.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { testDigest } from '../../support/fakes.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World, withoutSecondPerson } from '../../support/world.ts';
import { linesOf, rehearse, submit } from '../rehearsals/rehearsal-world.ts';

const deadline = exampleCycle.deadlines.planning;
const day = 86_400;
const corrections = { hours: 24, by: ['administrator', 'chair'] as ('administrator' | 'chair')[] };

const at = (world: World, seconds: number): void => world.clock.set(addSeconds(deadline, seconds));
const versionOf = async (world: World) => (await world.deps.store.get(keys.cycle(agencyId, cycleId)))?.version ?? 0;
const may = async (world: World, person: string, employeeId: string, action: Action = 'save-plan-draft') => {
  const seen = await seeCase(world.deps, world.actor(person), { cycleId, employeeId });
  requireAction(action, seen, world.clock.now());
  return 'may';
};
const tick = (world: World) => createCloseDuePhases(sharedTenants(world.deps))({ time: world.clock.now() });
const extend = async (
  world: World,
  over: { deadline?: string; unitCode?: string; phase?: 'planning' | 'committee-forum' },
) =>
  createExtendDeadline(world.deps)(world.command('admin', { version: await versionOf(world) }), {
    ...{ cycleId, phase: 'planning', deadline: '2026-02-03', reason: 'Kantor kebanjiran.' },
    ...over,
  });
const forPerson = async (world: World, employeeId: string, by = 'admin', to = '2026-02-03') =>
  createExtendForPerson(world.deps)(world.command(by, { version: (await world.case(employeeId)).version }), {
    ...{ cycleId, employeeId, deadline: to, reason: 'Dirawat di rumah sakit.' },
  });
const correct = async (world: World, employeeId: string, by = 'admin') =>
  createAllowCorrection(world.deps)(world.command(by, { version: (await world.case(employeeId)).version }), {
    ...{ cycleId, employeeId, reason: 'Salah unggah.' },
  });
const late = { code: 'deadline-passed' };

describe('a later end for a unit', () => {
  it('lets its people act on, and those of other units not; nobody is settled before it', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const view = await extend(world, { unitCode: 'DINKES' });
    expect(view.extensions).toMatchObject([{ unitCode: 'DINKES', from: deadline, to: '2026-02-03T17:00:00.000Z' }]);
    at(world, day);
    // The binding unit stands for everybody below it.
    expect(await may(world, 'ani', 'ani')).toBe('may');
    expect(await refusalOf(may(world, 'dewi', 'dewi'))).toMatchObject(late);
    await tick(world);
    expect((await world.cycle()).status).toBe('open');
    at(world, 3 * day);
    expect(await refusalOf(may(world, 'ani', 'ani'))).toMatchObject(late);
    at(world, 3 * day + 60);
    await tick(world);
    expect((await world.cycle()).status).toBe('closing');
  });

  it('counts at the close: what the unit hands in late binds, what others try is refused', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await extend(world, { unitCode: 'DINKES.1' });
    at(world, day);
    await submit(world, 'budi');
    await rehearse(world);
    expect((await linesOf(world)).get('budi')).toMatchObject({
      rule: 'plan-carried-as-submitted',
      cutOff: '2026-02-03T17:00:00.000Z',
    });
    at(world, 3 * day + 60);
    await world.enterPhase('planning', { status: 'closing' });
    await createCloseShards(world.deps)({ ...shards, phase: 'planning' });
    expect((await world.case('budi')).data).toMatchObject({ stage: 'planned', plan: { basis: 'carried' } });
  });

  it('is refused for a unit that is not there, and in phases that end for all at once', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    const fields = async (attempt: Promise<unknown>) => (await refusalOf(attempt)).fields?.map(({ code }) => code);
    expect(await fields(extend(world, { unitCode: 'NOWHERE' }))).toEqual(['unknown-unit']);
    const forum = { phase: 'committee-forum', deadline: '2026-04-22', unitCode: 'DINKES' } as const;
    expect(await fields(extend(world, forum))).toEqual(['whole-phase']);
    expect(await fields(extend(world, { unitCode: 'DINKES', deadline: '2026-01-30' }))).toEqual(['not-later']);
    expect(await fields(extend(world, { unitCode: 'DINKES', deadline: '2026-04-05' }))).toEqual(['deadline-order']);
  });
});

describe('a later end for one person', () => {
  it('is an act on the case, which says who gave it until when and why, and holds the phase open', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await forPerson(world, 'dewi');
    const stored = await world.case('dewi');
    const { records } = await readChain(world.deps, agencyId, stored);
    expect(records.at(-1)).toMatchObject({
      envelope: { act: 'deadline-extended', actor: 'admin' },
      body: { phase: 'planning', from: deadline, to: '2026-02-03T17:00:00.000Z', reason: 'Dirawat di rumah sakit.' },
    });
    const head = stored.data.chain;
    expect(verifyChain({ cycleId, employeeId: 'dewi', records, head }, testDigest)).toEqual({ ok: true });
    at(world, day);
    expect(await may(world, 'dewi', 'dewi')).toBe('may');
    expect(await refusalOf(may(world, 'ani', 'ani'))).toMatchObject(late);
    await tick(world);
    expect((await world.cycle()).status).toBe('open');
  });

  it('binds the appraiser alike', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    await submit(world, 'dewi');
    await submit(world, 'budi');
    await forPerson(world, 'dewi');
    at(world, day);
    expect(await may(world, 'school-head', 'dewi', 'decide-plan')).toBe('may');
    expect(await refusalOf(may(world, 'chief', 'budi', 'decide-plan'))).toMatchObject(late);
  });

  it('is given by an administrator, to others, and only while the phase is open', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    expect(await refusalOf(forPerson(world, 'budi', 'chief'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(forPerson(world, 'admin'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(forPerson(world, 'ani', 'admin', '2026-01-20'))).toMatchObject({ code: 'invalid-body' });
    await world.enterPhase('planning', { status: 'closing' });
    expect(await refusalOf(forPerson(world, 'ani'))).toMatchObject({ code: 'wrong-phase' });
  });
});

describe('a correction after the deadline', () => {
  const soft = () => createWorld({ rules: { ...defaultRuleSet, closing: { graceSeconds: 60, corrections } } });

  it('is an act with a reason, by somebody whom the rules name, and opens the case until the hard close', async () => {
    for (const by of ['admin', 'member-1']) {
      const world = await soft();
      at(world, 3600);
      expect(await refusalOf(may(world, 'ani', 'ani'))).toMatchObject(late);
      expect(await correct(world, 'ani', by)).toMatchObject({ act: 'correction-allowed' });
      expect(await may(world, 'ani', 'ani')).toBe('may');
      expect(await refusalOf(may(world, 'budi', 'budi'))).toMatchObject(late);
      at(world, day);
      expect(await refusalOf(may(world, 'ani', 'ani'))).toMatchObject(late);
    }
  });

  it('counts at the close', async () => {
    const world = await soft();
    at(world, 3600);
    await correct(world, 'ani');
    await submit(world, 'ani');
    await world.enterPhase('planning', { status: 'closing' });
    await createCloseShards(world.deps)({ ...shards, phase: 'planning' });
    expect((await world.case('ani')).data).toMatchObject({ stage: 'planned', plan: { basis: 'carried' } });
  });

  it('is refused before the deadline, after the span, for oneself, and to whom the rules do not name', async () => {
    const world = await soft();
    expect(await refusalOf(correct(world, 'ani'))).toMatchObject({ code: 'not-due' });
    at(world, 3600);
    for (const by of ['secretary', 'member-2'])
      expect(await refusalOf(correct(world, 'ani', by))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(correct(world, 'admin'))).toMatchObject({ code: 'forbidden' });
    at(world, day + 1);
    expect(await refusalOf(correct(world, 'ani'))).toMatchObject({ code: 'deadline-passed' });
    const none = await createWorld({ rules: withoutSecondPerson });
    at(none, 30);
    expect(await refusalOf(correct(none, 'ani'))).toMatchObject({ code: 'forbidden' });
  });
});

describe('credit for an outage', () => {
  const record = async (world: World, hours: [from: number, to: number], over: { unitCode?: string } = {}) =>
    createRecordOutage(world.deps)(world.command('admin', { version: await versionOf(world) }), {
      ...{ cycleId, reason: 'Pusat data padam.', from: addSeconds(deadline, hours[0] * 3600) },
      ...{ to: addSeconds(deadline, hours[1] * 3600), ...over },
    });

  it('moves the deadline by as long as it lasted, for everybody, and no further than the rules’ cap', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    at(world, 3600);
    const view = await record(world, [-3, -1]);
    expect(view.deadlines.planning).toBe(addSeconds(deadline, 2 * 3600));
    expect(view.extensions).toMatchObject([{ outage: { from: addSeconds(deadline, -3 * 3600) } }]);
    at(world, 0);
    expect(await may(world, 'ani', 'ani')).toBe('may');
    at(world, 21 * 3600);
    // Of 72 hours two are used up.
    expect((await record(world, [-60, 20])).deadlines.planning).toBe(addSeconds(deadline, 72 * 3600));
  });

  it('is for a unit alone where the unit alone was hit', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    at(world, 60);
    const view = await record(world, [-3, -1], { unitCode: 'DISDIK' });
    expect(view.deadlines.planning).toBe(deadline);
    expect(view.unitDeadlines).toEqual([
      { phase: 'planning', unitCode: 'DISDIK', deadline: addSeconds(deadline, 2 * 3600) },
    ]);
  });

  it('is none for what was long before, for what still lasts, and for what ends before it begins', async () => {
    const world = await createWorld({ rules: withoutSecondPerson });
    at(world, -day);
    expect(await refusalOf(record(world, [-24 * 10, -24 * 5]))).toMatchObject({ code: 'not-due' });
    const codes = async (hours: [number, number]) =>
      (await refusalOf(record(world, hours))).fields?.map(({ code }) => code);
    at(world, 0);
    expect(await codes([-2, 1])).toEqual(['not-over']);
    expect(await codes([-1, -2])).toEqual(['period-order']);
  });
});
