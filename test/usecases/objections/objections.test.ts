import { describe, expect, it } from 'vitest';
import type {
  ObjectionDecidedBody,
  ObjectionInadmissibleBody,
} from '../../../functions/domain/case/objection-bodies.ts';
import type { ObjectionRuling } from '../../../functions/domain/objection/decide-objection.ts';
import { localDateOf } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCallHearing } from '../../../functions/usecases/objections/call-hearing.ts';
import { createDecideObjection } from '../../../functions/usecases/objections/decide-objection.ts';
import { createFileObjection } from '../../../functions/usecases/objections/file-objection.ts';
import { createGetObjection } from '../../../functions/usecases/objections/get-objection.ts';
import { createGetWindow } from '../../../functions/usecases/objections/get-window.ts';
import { createListMyObjections } from '../../../functions/usecases/objections/list-objections.ts';
import { createAcknowledgeResult } from '../../../functions/usecases/results/acknowledge-result.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { callHearing, hearBoth, object, objectionText, state } from '../../support/objections.ts';
import { refusalOf } from '../../support/refusals.ts';
import { publishedWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
const act = async (world: World, personId: string, request: object = {}) =>
  world.command(personId, { version: (await world.case('ani')).version, ...request });
const file = async (world: World, personId = 'ani', over: Partial<typeof objectionText> = {}) =>
  createFileObjection(world.deps)(await act(world, personId), { ...ani, ...objectionText, ...over });
const decide = async (world: World, ruling: ObjectionRuling, personId = 'health-head', request: object = {}) =>
  createDecideObjection(world.deps)(await act(world, personId, request), ani, ruling);
const uphold = { decision: 'uphold', reason: 'Bukti sah.', workResult: 'above', behaviour: 'above' } as const;
const dismiss = { decision: 'dismiss', reason: 'Tidak terbukti.' } as const;
const view = async (world: World, personId = 'ani') =>
  (await createGetObjection(world.deps)(world.actor(personId), ani)).view;
const windowOf = (world: World) => createGetWindow(world.deps)(world.actor('ani'), ani);
const waiting = async (world: World, personId: string) =>
  (await createListMyObjections(world.deps)(world.actor(personId), { cycleId })).items;

describe('an objection', () => {
  it('goes to the appraiser’s superior with a term in working days', async () => {
    const world = await publishedWorld();
    const receipt = await file(world);
    expect(receipt.act).toBe('objection-filed');
    const objection = await view(world);
    expect(objection).toMatchObject({ status: 'filed', deciderId: 'health-head', hearing: null, decision: null });
    expect(objection.groundCodes).toEqual(['evidence-not-counted']);
    expect(await waiting(world, 'health-head')).toMatchObject([
      { ...ani, decideBy: objection.decideBy, clock: 'running', warned: [] },
    ]);
    expect(await waiting(world, 'chief')).toEqual([]);
  });

  it('is filed by the person alone, once', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(file(world, 'chief'))).code).toBe('forbidden');
    expect((await refusalOf(file(world, 'dewi'))).code).toBe('not-found');
    await file(world);
    expect((await refusalOf(file(world))).code).toBe('wrong-stage');
  });

  it('names files only that have arrived', async () => {
    const world = await publishedWorld();
    const sha256 = 'a'.repeat(43);
    const evidence = ['https://bukti.example/x', `ni:///sha-256;${sha256}`];
    expect(await refusalOf(file(world, 'ani', { evidence }))).toMatchObject({
      code: 'unknown-evidence',
      fields: [{ pointer: '/evidence/1' }],
    });
    const description = { name: 'bukti.pdf', mediaType: 'application/pdf', bytes: 10 };
    world.files.arrive({ agencyId, ...ani, sha256 }, description);
    await file(world, 'ani', { evidence });
    expect((await view(world)).evidence).toEqual(evidence);
  });

  it('does not exist for who may not see the case, nor before it is filed', async () => {
    const world = await publishedWorld();
    expect((await refusalOf(view(world))).code).toBe('not-found');
    await file(world);
    expect((await refusalOf(view(world, 'dewi'))).code).toBe('not-found');
  });
});

describe('the time to object', () => {
  it('begins when the person took note, and shows its computation', async () => {
    const world = await publishedWorld();
    const { publishedAt } = await world.cycle();
    world.clock.set(publishedAt ?? '');
    const deemed = await windowOf(world);
    expect(deemed).toMatchObject({ receipt: { basis: 'deemed' }, days: 14, dayKind: 'working', open: true });
    await createAcknowledgeResult(world.deps)(await act(world, 'ani'), ani);
    const window = await windowOf(world);
    const today = localDateOf(world.clock.now(), 'Asia/Jakarta');
    expect(window).toMatchObject({ receipt: { basis: 'acknowledgement', on: today }, calendarOf: '2026.1' });
    expect(window.deadline < deemed.deadline).toBe(true);
    world.clock.set(window.deadline);
    world.clock.advance(-0.001);
    await file(world);
    expect((await view(world)).window).toMatchObject({ lastDay: window.lastDay, deadline: window.deadline });
  });

  it('is over at midnight: what comes then is recorded, and answered with the dates', async () => {
    const world = await publishedWorld();
    const { deadline, lastDay } = await windowOf(world);
    world.clock.set(deadline);
    const receipt = await file(world);
    expect(receipt.act).toBe('objection-inadmissible');
    expect(await view(world)).toMatchObject({
      status: 'inadmissible',
      deciderId: null,
      decideBy: null,
      grounds: objectionText.grounds,
      window: { lastDay, deadline },
    });
    const recorded = await world.read(keys.act<ObjectionInadmissibleBody>(agencyId, cycleId, 'ani', receipt.seq));
    expect(recorded?.body.window.notCounted.length).toBeGreaterThan(0);
    expect(await waiting(world, 'health-head')).toEqual([]);
    expect(await refusalOf(file(world))).toMatchObject({ code: 'deadline-passed', deadline });
  });

  it('is reopened by an extension, also for who was late', async () => {
    const world = await publishedWorld();
    const { deadline } = await windowOf(world);
    world.clock.set(deadline);
    await file(world);
    const cycle = await world.cycle();
    const to = '2026-06-20T17:00:00.000Z';
    const extension = { phase: 'objection-window', from: deadline, to, reason: 'Banjir.', by: 'admin' } as const;
    const request = { at: world.clock.now(), requestKey: 'k', requestDigest: 'd' };
    await world.put(keys.cycle(agencyId, cycleId), { ...cycle, extensions: [{ ...extension, ...request }] });
    expect(await windowOf(world)).toMatchObject({ deadline: to, extendedTo: to, open: true });
    expect((await file(world)).act).toBe('objection-filed');
    expect(await view(world)).toMatchObject({ status: 'filed', deciderId: 'health-head' });
    expect(await waiting(world, 'health-head')).toHaveLength(1);
  });

  it('is longer by a holiday decreed in mid-year, also when the window of the cycle has closed', async () => {
    const world = await publishedWorld();
    const { deadline, notCounted } = await windowOf(world);
    const day = notCounted.at(-1)?.date ?? '';
    const monday = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const { calendar } = world.rules;
    const holidays = [...calendar.holidays, { date: monday, name: 'Cuti bersama tambahan' }];
    const revised = { ...world.rules, version: '2026.2', calendar: { ...calendar, holidays } };
    await world.put(keys.ruleSet(agencyId, '2026.2'), revised);
    const agency = await world.read(keys.agency(agencyId));
    if (agency === null) throw new Error('no agency');
    await world.put(keys.agency(agencyId), { ...agency, ruleSetVersion: '2026.2' });
    const longer = await windowOf(world);
    expect(longer.deadline > deadline).toBe(true);
    expect(longer.calendarOf).toBe('2026.2');
    await world.enterPhase('follow-up');
    world.clock.set(deadline);
    expect((await file(world)).act).toBe('objection-filed');
  });
});

describe('the hearing of both sides', () => {
  const filed = async () => {
    const world = await publishedWorld();
    await file(world);
    return world;
  };

  it('comes before the decision: each side has its own time', async () => {
    const world = await filed();
    expect((await refusalOf(decide(world, dismiss))).code).toBe('wrong-stage');
    expect((await refusalOf(callHearing(world, 'ani', 'chief'))).code).toBe('forbidden');
    expect((await refusalOf(state(world, 'ani', 'ani'))).code).toBe('wrong-stage');
    await callHearing(world, 'ani', 'health-head');
    const { hearing } = await view(world);
    expect(await refusalOf(decide(world, dismiss))).toMatchObject({
      code: 'hearing-open',
      deadline: hearing?.appraiserBy,
    });
    await state(world, 'ani', 'ani');
    expect((await refusalOf(decide(world, dismiss))).code).toBe('hearing-open');
    expect((await refusalOf(state(world, 'ani', 'ani'))).code).toBe('wrong-stage');
    expect((await refusalOf(state(world, 'ani', 'health-head'))).code).toBe('forbidden');
    await state(world, 'ani', 'chief');
    await decide(world, dismiss);
    const { statements, decision } = await view(world);
    expect(statements.map(({ side, by, late }) => [side, by, late])).toEqual([
      ['employee', 'ani', false],
      ['appraiser', 'chief', false],
    ]);
    expect(decision?.unheard).toEqual([]);
  });

  it('silence after a due notice blocks nobody, and is on record', async () => {
    const world = await filed();
    await callHearing(world, 'ani', 'health-head');
    await state(world, 'ani', 'ani');
    world.clock.set((await view(world)).hearing?.appraiserBy ?? '');
    await decide(world, uphold);
    expect((await view(world)).decision).toMatchObject({ decision: 'uphold', unheard: ['chief'] });
  });

  it('a statement that comes late is taken while nothing is decided, and marked', async () => {
    const world = await filed();
    await callHearing(world, 'ani', 'health-head');
    world.clock.set((await view(world)).hearing?.employeeBy ?? '');
    await state(world, 'ani', 'ani');
    expect((await view(world)).statements).toMatchObject([{ side: 'employee', late: true }]);
  });

  it('gives no side less than the rules do, nor more than the term to decide', async () => {
    const world = await filed();
    const call = async (employeeDays: number | null, appraiserDays: number | null) =>
      createCallHearing(world.deps)(await act(world, 'health-head'), {
        ...ani,
        note: 'x',
        employeeDays,
        appraiserDays,
      });
    expect(await refusalOf(call(2, null))).toMatchObject({ code: 'invalid-body', fields: [{ code: 'too_small' }] });
    expect(await refusalOf(call(null, 60))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/appraiserDays', code: 'too_big' }],
    });
    await call(5, null);
    const { hearing } = await view(world);
    expect((hearing?.employeeBy ?? '') > (hearing?.appraiserBy ?? '')).toBe(true);
    expect((await refusalOf(call(null, null))).code).toBe('wrong-stage');
  });
});

describe('an objection upheld', () => {
  const heard = async () => {
    const world = await publishedWorld();
    await hearBoth(world, 'ani', await object(world, 'ani'));
    return world;
  };

  it('makes a new version, moves the counts in the same commit, and keeps the version before', async () => {
    const world = await heard();
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
    const world = await heard();
    const refusal = await refusalOf(decide(world, { ...uphold, workResult: 'meets', behaviour: 'meets' }));
    expect(refusal).toMatchObject({ code: 'invalid-body', fields: [{ pointer: '/workResult' }] });
  });

  it('takes effect once however often it is sent', async () => {
    const world = await heard();
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

  it('dismissed, it leaves the result and the counts, with the reason on record; final', async () => {
    const world = await heard();
    const before = await serviceOf(world, 'DINKES');
    await decide(world, dismiss);
    expect((await world.case('ani')).data).toMatchObject({
      result: { version: 1 },
      objection: { status: 'dismissed' },
    });
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
    expect(await view(world)).toMatchObject({ decision: { reason: 'Tidak terbukti.', version: null, effects: [] } });
    expect((await refusalOf(decide(world, uphold))).code).toBe('wrong-stage');
    expect((await refusalOf(file(world))).code).toBe('wrong-stage');
  });
});
