import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createEscalateObjections } from '../../../functions/usecases/objections/escalate-objections.ts';
import { createGetObjection } from '../../../functions/usecases/objections/get-objection.ts';
import { createListObjections } from '../../../functions/usecases/objections/list-objections.ts';
import { createNameDecider } from '../../../functions/usecases/objections/name-decider.ts';
import { createRecuseDecider } from '../../../functions/usecases/objections/recuse-decider.ts';
import { callHearing, hearBoth, object } from '../../support/objections.ts';
import { refusalOf } from '../../support/refusals.ts';
import { publishedWorld } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
const act = async (world: World, personId: string) =>
  world.command(personId, { version: (await world.case('ani')).version });
const view = async (world: World) => (await createGetObjection(world.deps)(world.actor('admin'), ani)).view;
const list = async (world: World, personId = 'admin') =>
  (await createListObjections(world.deps)(world.actor(personId), { cycleId })).items;
const name = async (world: World, deciderId: string, by = 'admin') =>
  createNameDecider(world.deps)(await act(world, by), { ...ani, deciderId, reason: 'Tidak ada yang bebas.' });
const recuse = async (world: World, by: string) =>
  createRecuseDecider(world.deps)(await act(world, by), { ...ani, reason: 'Saudara kandung.' });
const tick = (world: World) => createEscalateObjections(world.deps)({ agencyId, cycleId, now: world.clock.now() });
const dismiss = async (world: World, by: string) =>
  createDecideObjection(world.deps)(await act(world, by), ani, { decision: 'dismiss', reason: 'x' });

const voted = async (world: World, ...memberIds: string[]): Promise<World> => {
  const at = world.clock.now();
  await world.put(keys.motion(agencyId, cycleId, 'DINKES', 'earlier'), {
    schemaVersion: 1,
    id: 'earlier',
    serviceCode: 'DINKES',
    employeeId: 'ani',
    from: null,
    to: { workResult: 'meets', behaviour: 'meets', predicate: 'baik' },
    reasonCode: 'data-error',
    text: 'x',
    proposedBy: 'member-1',
    proposedAt: at,
    ballot: 'open',
    box: null,
    votes: memberIds.map((memberId) => ({ memberId, vote: 'against' as const, at })),
    outcome: null,
    requestKey: 'k',
    requestDigest: 'd',
    requests: [],
  });
  return world;
};

describe('where the superior may not decide', () => {
  it('it goes to the authorised official, and says why', async () => {
    const world = await voted(await publishedWorld(), 'health-head');
    expect(await object(world, 'ani')).toBe('secretary');
    const { data } = await world.case('ani');
    const filed = await world.read(keys.act(agencyId, cycleId, 'ani', data.chain.seq));
    expect(filed?.body).toMatchObject({ because: 'voted', deciderId: 'secretary' });
  });

  it('and nobody is free, it is filed all the same, and waits for somebody to be named', async () => {
    const world = await voted(await publishedWorld(), 'health-head', 'secretary');
    expect(await object(world, 'ani')).toBe('');
    expect(await view(world)).toMatchObject({ status: 'waiting', deciderId: null });
    expect(await list(world)).toMatchObject([{ employeeId: 'ani', deciderId: null, clock: 'running' }]);
    expect((await refusalOf(list(world, 'chief'))).code).toBe('forbidden');
    world.clock.advance(90 * 86_400);
    await tick(world);
    expect(await list(world)).toMatchObject([{ clock: 'overdue', warned: [0] }]);
    await name(world, 'school-head');
    expect(await view(world)).toMatchObject({
      status: 'filed',
      deciderId: 'school-head',
      passings: [{ kind: 'named', from: null, to: 'school-head', by: 'admin', reason: 'Tidak ada yang bebas.' }],
    });
    await hearBoth(world, 'ani', 'school-head');
    await dismiss(world, 'school-head');
    expect((await view(world)).status).toBe('dismissed');
  });
});

describe('naming a decider', () => {
  const waiting = async () => {
    const world = await voted(await publishedWorld(), 'health-head', 'secretary');
    await object(world, 'ani');
    return world;
  };

  it.each([
    ['the employee', 'ani', 'self'],
    ['who rated', 'chief', 'rated'],
    ['who voted', 'health-head', 'voted'],
    ['a colleague under the same appraiser', 'budi', 'subordinate'],
  ])('refuses %s', async (_, deciderId, conflict) => {
    const world = await waiting();
    expect(await refusalOf(name(world, deciderId))).toMatchObject({
      code: 'conflict-of-interest',
      extra: { conflict },
      fields: [{ pointer: '/deciderId' }],
    });
  });

  it('is for the official and administrators, who never name themselves', async () => {
    const world = await waiting();
    expect((await refusalOf(name(world, 'school-head', 'chief'))).code).toBe('forbidden');
    expect((await refusalOf(name(world, 'admin'))).code).toBe('conflict-of-interest');
    expect((await refusalOf(name(world, 'nobody-here'))).code).toBe('invalid-body');
    await name(world, 'school-head', 'secretary');
    expect((await view(world)).deciderId).toBe('school-head');
  });

  it('takes no objection from a decider whose term runs; the one whose term has passed may lose it', async () => {
    const world = await publishedWorld();
    await object(world, 'ani');
    expect((await refusalOf(name(world, 'school-head'))).code).toBe('not-named');
    world.clock.set((await view(world)).decideBy ?? '');
    await name(world, 'school-head');
    expect(await view(world)).toMatchObject({ deciderId: 'school-head', passings: [{ from: 'health-head' }] });
  });
});

describe('a decider who declares an interest', () => {
  it('hands it on upward, and cannot get it back', async () => {
    const world = await publishedWorld();
    await object(world, 'ani');
    expect((await refusalOf(recuse(world, 'chief'))).code).toBe('forbidden');
    await recuse(world, 'health-head');
    expect(await view(world)).toMatchObject({ status: 'filed', deciderId: 'secretary' });
    await recuse(world, 'secretary');
    expect(await view(world)).toMatchObject({ status: 'waiting', deciderId: null });
    const refusal = await refusalOf(name(world, 'health-head'));
    expect(refusal).toMatchObject({ code: 'conflict-of-interest', extra: { conflict: 'recused' } });
  });
});

describe('the clock of a decision', () => {
  it('warns the decider on the days of the rule set, each once', async () => {
    const world = await publishedWorld();
    await object(world, 'ani');
    const { decideBy } = await view(world);
    world.clock.set(decideBy ?? '');
    world.clock.advance(-10 * 86_400);
    const reports = [];
    for (let hour = 0; hour < 10 * 24; hour += 6) {
      reports.push(await tick(world));
      world.clock.advance(6 * 3600);
    }
    expect(reports.reduce((sum, { warned }) => sum + warned, 0)).toBe(2);
    expect(await list(world)).toMatchObject([{ warned: [5, 2] }]);
    const told = world.events.told.filter(({ event }) => event.kind === 'objection-due');
    expect(
      told.map(({ listener, event }) => [listener.personId, 'daysBefore' in event ? event.daysBefore : null]),
    ).toEqual([
      ['health-head', 5],
      ['health-head', 2],
    ]);
  });

  it('hands what was not decided to the authorised official, once, with a new term; the hearing stands', async () => {
    const world = await publishedWorld();
    await object(world, 'ani');
    await hearBoth(world, 'ani', 'health-head');
    const { decideBy } = await view(world);
    world.clock.set(decideBy ?? '');
    world.clock.advance(-1);
    expect((await tick(world)).handedOver).toBe(0);
    world.clock.set(decideBy ?? '');
    expect(await Promise.all([tick(world), tick(world)])).toEqual(
      expect.arrayContaining([
        { handedOver: 1, warned: 0 },
        { handedOver: 0, warned: 0 },
      ]),
    );
    const objection = await view(world);
    expect(objection).toMatchObject({ status: 'escalated', deciderId: 'secretary' });
    expect(objection.passings).toMatchObject([{ kind: 'escalated', from: 'health-head', by: 'machine' }]);
    expect((objection.decideBy ?? '') > (decideBy ?? '')).toBe(true);
    await world.enterPhase('follow-up');
    expect((await refusalOf(dismiss(world, 'health-head'))).code).toBe('forbidden');
    await dismiss(world, 'secretary');
  });

  it('climbs the line where the rules say so: the decider’s own superior comes before the official', async () => {
    const world = await publishedWorld();
    const objection = { ...world.rules.objection, escalateTo: 'line' } as const;
    await world.put(keys.ruleSet(agencyId, 'by-line'), { ...world.rules, version: 'by-line', objection });
    await world.enterPhase('objection-window', { ruleSetVersion: 'by-line' });
    await object(world, 'ani');
    world.clock.set((await view(world)).decideBy ?? '');
    await tick(world);
    expect((await view(world)).deciderId).toBe('mayor');
    world.clock.set((await view(world)).decideBy ?? '');
    await tick(world);
    expect((await view(world)).deciderId).toBe('secretary');
  });

  it('never dismisses: it stays with the official, overdue, until somebody is named', async () => {
    const world = await publishedWorld();
    await object(world, 'ani');
    await callHearing(world, 'ani', 'health-head');
    world.clock.set((await view(world)).decideBy ?? '');
    await tick(world);
    world.clock.advance(400 * 86_400);
    expect(await tick(world)).toEqual({ handedOver: 0, warned: 1 });
    expect(await tick(world)).toEqual({ handedOver: 0, warned: 0 });
    expect(await view(world)).toMatchObject({ status: 'escalated', deciderId: 'secretary', decision: null });
    await name(world, 'school-head');
    expect((await view(world)).deciderId).toBe('school-head');
  });
});
