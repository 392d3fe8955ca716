import { describe, expect, it } from 'vitest';
import type { ObjectionDecidedBody } from '../../../functions/domain/case/result-bodies.ts';
import type { ObjectionRuling } from '../../../functions/domain/objection/decide-objection.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createEscalateObjections } from '../../../functions/usecases/objections/escalate-objections.ts';
import { createFileObjection } from '../../../functions/usecases/objections/file-objection.ts';
import { createGetObjection } from '../../../functions/usecases/objections/get-objection.ts';
import { createHearObjection } from '../../../functions/usecases/objections/hear-objection.ts';
import { createListMyObjections } from '../../../functions/usecases/objections/list-my-objections.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { refusalOf } from '../../support/refusals.ts';
import { publishedWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
const act = async (world: World, personId: string, request: object = {}) =>
  world.command(personId, { version: (await world.case('ani')).version, ...request });
const file = async (world: World, personId = 'ani', request: object = {}) =>
  createFileObjection(world.deps)(await act(world, personId, request), {
    ...ani,
    grounds: 'Dua kunjungan tidak dihitung.',
    evidence: ['https://bukti.example.go.id/kunjungan'],
  });
const hear = async (world: World, personId = 'health-head') =>
  createHearObjection(world.deps)(await act(world, personId), {
    ...ani,
    employeeSide: 'Ada bukti.',
    appraiserSide: 'Terlewat.',
  });
const decide = async (world: World, ruling: ObjectionRuling, personId = 'health-head', request: object = {}) =>
  createDecideObjection(world.deps)(await act(world, personId, request), ani, ruling);
const uphold = { decision: 'uphold', reason: 'Bukti sah.', workResult: 'above', behaviour: 'above' } as const;
const dismiss = { decision: 'dismiss', reason: 'Tidak terbukti.' } as const;
const view = async (world: World, personId = 'ani') =>
  (await createGetObjection(world.deps)(world.actor(personId), ani)).view;
const waiting = async (world: World, personId: string) =>
  (await createListMyObjections(world.deps)(world.actor(personId), { cycleId })).items;

describe('an objection', () => {
  it('goes to the appraiser’s superior with a term in working days', async () => {
    const world = await publishedWorld();
    const receipt = await file(world);
    expect(receipt.act).toBe('objection-filed');
    const objection = await view(world);
    expect(objection).toMatchObject({ status: 'filed', deciderId: 'health-head', hearing: null, decision: null });
    expect(objection.decideBy > objection.filedAt).toBe(true);
    expect(await waiting(world, 'health-head')).toEqual([{ ...ani, decideBy: objection.decideBy }]);
    expect(await waiting(world, 'chief')).toEqual([]);
  });

  it('goes to the authorised official where the superior voted on the person', async () => {
    const world = await publishedWorld();
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
      proposedAt: world.clock.now(),
      ballot: 'open',
      box: null,
      votes: [{ memberId: 'health-head', vote: 'against', at: world.clock.now() }],
      outcome: null,
      requestKey: 'k',
      requestDigest: 'd',
      requests: [],
    });
    await file(world);
    expect((await view(world)).deciderId).toBe('secretary');
  });

  it('is filed by the person alone, once, before the deadline', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(file(world, 'chief'))).code).toBe('forbidden');
    expect((await refusalOf(file(world, 'dewi'))).code).toBe('not-found');
    await file(world);
    expect((await refusalOf(file(world))).code).toBe('wrong-stage');
    const late = await publishedWorld();
    const deadline = (await late.cycle()).deadlines['objection-window'];
    late.clock.set(deadline);
    expect(await refusalOf(file(late))).toMatchObject({ code: 'deadline-passed', deadline });
  });

  it('is not decided before both sides are heard, and by nobody but the decider', async () => {
    const world = await publishedWorld();
    await file(world);
    expect((await refusalOf(decide(world, dismiss))).code).toBe('wrong-stage');
    expect((await refusalOf(hear(world, 'chief'))).code).toBe('forbidden');
    await hear(world);
    expect((await refusalOf(decide(world, dismiss, 'secretary'))).code).toBe('forbidden');
    expect((await view(world)).hearing).toMatchObject({ employeeSide: 'Ada bukti.', by: 'health-head' });
  });

  it('does not exist for who may not see the case, nor before it is filed', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(view(world))).code).toBe('not-found');
    await file(world);
    expect((await refusalOf(view(world, 'dewi'))).code).toBe('not-found');
  });
});

describe('an objection upheld', () => {
  it('makes a new version, moves the counts in the same commit, and keeps the version before', async () => {
    const world = await publishedWorld();
    await file(world);
    await hear(world);
    await decide(world, uphold);
    const { data } = await world.case('ani');
    expect(data).toMatchObject({
      result: { version: 2, predicate: 'sangat-baik', basis: 'objection', seq: data.chain.seq },
      objection: { status: 'upheld' },
    });
    const body = await world.read(keys.act<ObjectionDecidedBody>(agencyId, cycleId, 'ani', data.chain.seq));
    expect(body?.body).toMatchObject({ decision: 'uphold', reason: 'Bukti sah.', version: 2 });
    expect((await serviceOf(world, 'DINKES')).data.counts).toMatchObject({ 'sangat-baik': 1, baik: 3 });
    const { view: result } = await createGetResult(world.deps)(world.actor('ani'), ani);
    expect(result.versions.map(({ version, predicate }) => [version, predicate])).toEqual([
      [1, 'baik'],
      [2, 'sangat-baik'],
    ]);
    expect(await view(world)).toMatchObject({ status: 'upheld', decision: { version: 2, by: 'health-head' } });
    expect(await waiting(world, 'health-head')).toEqual([]);
  });

  it('is refused where it gives the ratings that stand', async () => {
    const world = await publishedWorld();
    await file(world);
    await hear(world);
    const refusal = await refusalOf(decide(world, { ...uphold, workResult: 'meets', behaviour: 'meets' }));
    expect(refusal).toMatchObject({ code: 'invalid-body', fields: [{ pointer: '/workResult' }] });
  });

  it('takes effect once however often it is sent', async () => {
    const world = await publishedWorld();
    await file(world);
    await hear(world);
    const { version } = await world.case('ani');
    const request = { version, key: 'uphold-key', digest: 'same' };
    const [first, second] = await Promise.all([
      decide(world, uphold, 'health-head', request),
      decide(world, uphold, 'health-head', request),
    ]);
    expect(second).toEqual(first);
    expect(await decide(world, uphold, 'health-head', request)).toEqual(first);
    expect((await serviceOf(world, 'DINKES')).data.counts).toMatchObject({ 'sangat-baik': 1, baik: 3 });
  });
});

describe('an objection dismissed', () => {
  it('leaves the result and the counts, with the reason on record; final', async () => {
    const world = await publishedWorld();
    const before = await serviceOf(world, 'DINKES');
    await file(world);
    await hear(world);
    await decide(world, dismiss);
    expect((await world.case('ani')).data).toMatchObject({
      result: { version: 1 },
      objection: { status: 'dismissed' },
    });
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
    expect(await view(world)).toMatchObject({ decision: { reason: 'Tidak terbukti.', version: null } });
    expect((await refusalOf(decide(world, uphold))).code).toBe('wrong-stage');
  });
});

describe('an objection that nobody decides', () => {
  const escalate = (world: World) =>
    createEscalateObjections(world.deps)({ agencyId, cycleId, now: world.clock.now() });

  it('is handed to the authorised official after its term, once, and must be heard there', async () => {
    const world = await publishedWorld();
    await file(world);
    await hear(world);
    const { decideBy } = await view(world);
    world.clock.set(decideBy);
    world.clock.advance(-1);
    expect(await escalate(world)).toBe(0);
    world.clock.set(decideBy);
    expect(await escalate(world)).toBe(1);
    expect(await escalate(world)).toBe(0);
    const objection = await view(world);
    expect(objection).toMatchObject({ status: 'escalated', deciderId: 'secretary', escalatedFrom: 'health-head' });
    expect(objection.decideBy > decideBy).toBe(true);
    await world.enterPhase('follow-up');
    expect((await refusalOf(decide(world, dismiss))).code).toBe('forbidden');
    expect((await refusalOf(decide(world, dismiss, 'secretary'))).code).toBe('wrong-stage');
    await hear(world, 'secretary');
    await decide(world, uphold, 'secretary');
    expect((await view(world)).status).toBe('upheld');
  });

  it('is handed over once by two schedules at once', async () => {
    const world = await publishedWorld();
    await file(world);
    world.clock.set((await view(world)).decideBy);
    const handed = await Promise.all([escalate(world), escalate(world)]);
    expect(handed.sort()).toEqual([0, 1]);
  });

  it('stays with the authorised official, never dismissed by itself', async () => {
    const world = await publishedWorld();
    await file(world);
    world.clock.set((await view(world)).decideBy);
    await escalate(world);
    world.clock.advance(90 * 24 * 3600);
    expect(await escalate(world)).toBe(0);
    expect(await waiting(world, 'secretary')).toHaveLength(1);
  });
});
