import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../functions/domain/time/months.ts';
import { endOfDay, localDateOf } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createDecideFollowUp } from '../../../functions/usecases/follow-ups/decide-follow-up.ts';
import { createEvaluateFollowUp } from '../../../functions/usecases/follow-ups/evaluate-follow-up.ts';
import { createGetFollowUps } from '../../../functions/usecases/follow-ups/get-follow-ups.ts';
import { createNoteProgress } from '../../../functions/usecases/follow-ups/note-progress.ts';
import { createProposeFollowUps } from '../../../functions/usecases/follow-ups/propose-follow-ups.ts';
import { createListMeasures } from '../../../functions/usecases/measures/list-measures.ts';
import { createRemindMeasures } from '../../../functions/usecases/measures/remind-measures.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createSummariseServices } from '../../../functions/usecases/services/summarise-services.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { sharedTenants } from '../../../infra/local/shared-tenants.ts';
import { refusalOf } from '../../support/refusals.ts';
import { publish, reviewedWorld, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };

/** The follow-up of `ani`, whose work results are below expectation, with her months to improve approved. */
const improvingWorld = async (approved = true): Promise<World> => {
  const world = await reviewedWorld();
  await world.act(
    'ani',
    (c) => (c.stage === 'reviewed' ? { ...c, review: { ...c.review, workResult: 'below' } } : c),
    'review-submitted',
    {},
  );
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await world.enterPhase('committee-forum');
  await publish(world);
  await createProposeFollowUps(world.deps)(shards);
  await world.enterPhase('follow-up');
  if (approved) await decide(world, 'improvement-period');
  return world;
};

const decide = (world: World, rule: string, decision: 'approve' | 'reject' = 'approve', by = 'secretary') =>
  createDecideFollowUp(world.deps)(world.command(by), {
    cycleId,
    serviceCode: 'DINKES',
    followUpId: `ani.${rule}`,
    decision,
    reason: 'Sesuai.',
  });
const evaluate = (world: World, outcome: 'reached' | 'not-reached', by = 'secretary', request: object = {}) =>
  createEvaluateFollowUp(world.deps)(world.command(by, request), {
    ...ani,
    ruleId: 'improvement-period',
    outcome,
    reason: 'Dinilai ulang.',
  });
const note = (world: World, by: string, over: object = {}, request: object = {}) =>
  createNoteProgress(world.deps)(world.command(by, request), {
    ...ani,
    ruleId: 'improvement-period',
    on: localDateOf(world.clock.now(), 'Asia/Jakarta'),
    text: 'Pertemuan pertama.',
    evidence: [],
    ...over,
  });
const measuresOf = async (world: World, by = 'ani') =>
  (await createGetFollowUps(world.deps)(world.actor(by), ani)).items;
const measureOf = async (world: World, rule: string, by = 'ani') =>
  (await measuresOf(world, by)).find(({ ruleId }) => ruleId === rule);
const running = async (world: World, by = 'secretary') => (await createListMeasures(world.deps)(world.actor(by))).items;
const remind = (world: World) => createRemindMeasures(sharedTenants(world.deps))({ time: world.clock.now() });
const termEnd = async (world: World) => (await measureOf(world, 'improvement-period'))?.term?.to ?? '';
/** The first moment after the months given. */
const pass = async (world: World) => world.clock.set(endOfDay(await termEnd(world), 'Asia/Jakarta'));
const close = (world: World) => world.enterPhase('closed');

describe('a measure approved', () => {
  it('runs for its months from the day after, and is listed beyond its cycle', async () => {
    const world = await improvingWorld();
    const today = localDateOf(world.clock.now(), 'Asia/Jakarta');
    expect(await measureOf(world, 'improvement-period')).toMatchObject({
      state: 'running',
      term: { to: addMonths(today, 6) },
      mitigating: ['own-duties-met'],
    });
    await close(world);
    expect(await running(world)).toMatchObject([{ followUpId: 'ani.improvement-period', ended: false }]);
    expect(await running(world, 'chief')).toHaveLength(1);
    expect(await running(world, 'ani')).toHaveLength(1);
    expect(await running(world, 'dewi')).toEqual([]);
  });

  it('rejected, it does not run', async () => {
    const world = await improvingWorld(false);
    await decide(world, 'improvement-period', 'reject');
    expect(await measureOf(world, 'improvement-period')).toMatchObject({ state: 'rejected', term: null });
    expect(await running(world)).toEqual([]);
  });

  it('is nobody’s to decide on themselves', async () => {
    const world = await improvingWorld(false);
    await world.put(keys.cycle(agencyId, cycleId), { ...(await world.cycle()), authorisedOfficialId: 'ani' });
    expect((await refusalOf(decide(world, 'improvement-period', 'approve', 'ani'))).code).toBe('conflict-of-interest');
  });
});

describe('notes on how it goes', () => {
  it('are added by the person and by who guides them, also after the cycle has closed, and stay', async () => {
    const world = await improvingWorld();
    await note(world, 'chief');
    await close(world);
    world.clock.advance(40 * 86_400);
    await note(world, 'ani', { text: 'Pelatihan selesai.', evidence: ['https://bukti.example/sertifikat'] });
    const notes = (await measureOf(world, 'improvement-period', 'chief'))?.notes ?? [];
    expect(notes.map(({ by, text }) => [by, text])).toEqual([
      ['chief', 'Pertemuan pertama.'],
      ['ani', 'Pelatihan selesai.'],
    ]);
  });

  it('come once under one key; a stranger, a day that was not yet, and a measure not approved are refused', async () => {
    const world = await improvingWorld();
    const request = { key: 'note-key-1', digest: 'same' };
    const first = await note(world, 'chief', {}, request);
    expect(await note(world, 'chief', {}, request)).toEqual(first);
    expect((await refusalOf(note(world, 'chief', {}, { ...request, digest: 'x' }))).code).toBe(
      'idempotency-key-reused',
    );
    expect((await refusalOf(note(world, 'dewi'))).code).toBe('not-found');
    expect((await refusalOf(note(world, 'auditor'))).code).toBe('forbidden');
    expect((await refusalOf(note(world, 'chief', { on: '2027-01-01' }))).code).toBe('date-outside-period');
    expect((await refusalOf(note(world, 'chief', { on: '2026-01-01' }))).code).toBe('date-outside-period');
    expect((await refusalOf(note(world, 'chief', { ruleId: 'performance-guidance' }))).code).toBe('wrong-stage');
    expect((await refusalOf(note(world, 'chief', { ruleId: 'nothing' }))).code).toBe('not-found');
  });
});

describe('the end of the months to improve', () => {
  it('is announced, each reminder once, to the three concerned', async () => {
    const world = await improvingWorld();
    await close(world);
    expect((await remind(world)).done).toBe(0);
    world.clock.set(endOfDay(await termEnd(world), 'Asia/Jakarta'));
    world.clock.advance(-9 * 86_400);
    expect([(await remind(world)).done, (await remind(world)).done]).toEqual([1, 0]);
    await pass(world);
    expect([(await remind(world)).done, (await remind(world)).done]).toEqual([1, 0]);
    expect(await running(world)).toMatchObject([{ ended: true, reminded: [30, 0] }]);
    const told = world.events.told.filter(({ event }) => event.kind === 'measure-ending');
    expect(new Set(told.map(({ listener }) => listener.personId))).toEqual(new Set(['ani', 'chief', 'secretary']));
  });

  it('leads to nothing by itself, however long nobody acts', async () => {
    const world = await improvingWorld();
    await close(world);
    await pass(world);
    world.clock.advance(900 * 86_400);
    await remind(world);
    const measures = await measuresOf(world);
    expect(measures.filter(({ propose }) => propose === 'sanction')).toEqual([]);
    expect(measures.find(({ ruleId }) => ruleId === 'improvement-period')).toMatchObject({
      state: 'ended',
      evaluation: null,
    });
  });

  it('is not called before it has come: the months are the person’s', async () => {
    const world = await improvingWorld();
    await close(world);
    const end = endOfDay(await termEnd(world), 'Asia/Jakarta');
    expect(await refusalOf(evaluate(world, 'not-reached'))).toMatchObject({ code: 'too-early', deadline: end });
    world.clock.set(end);
    world.clock.advance(-1);
    expect((await refusalOf(evaluate(world, 'not-reached'))).code).toBe('too-early');
    await evaluate(world, 'reached');
    expect(await measureOf(world, 'improvement-period')).toMatchObject({ state: 'evaluated' });
    expect(await running(world)).toEqual([]);
  });

  it('not reached, it proposes what the law foresees for the post, for a decision of its own', async () => {
    const world = await improvingWorld();
    await close(world);
    await pass(world);
    const request = { key: 'evaluate-1', digest: 'same' };
    const receipt = await evaluate(world, 'not-reached', 'secretary', request);
    expect(receipt.proposed).toEqual(['sanction-other-post']);
    expect(await evaluate(world, 'not-reached', 'secretary', request)).toEqual(receipt);
    expect((await refusalOf(evaluate(world, 'reached'))).code).toBe('already-decided');
    const sanction = await measureOf(world, 'sanction-other-post');
    expect(sanction).toMatchObject({
      propose: 'sanction',
      state: 'proposed',
      after: 'ani.improvement-period',
      mitigating: ['own-duties-met'],
    });
    expect(sanction?.legalBasis).toContain('PP 30/2019 art. 56-58');
    await decide(world, 'sanction-other-post', 'reject');
    expect(await measureOf(world, 'sanction-other-post')).toMatchObject({ state: 'rejected' });
    const { data } = await world.case('ani');
    const acts = await Promise.all(
      [1, 0].map((back) => world.read(keys.act(agencyId, cycleId, 'ani', data.chain.seq - back))),
    );
    expect(acts.map((one) => one?.envelope.act)).toEqual(['follow-up-evaluated', 'follow-up-decided']);
  });

  it('is for the official who gave the months, and for nobody else', async () => {
    const world = await improvingWorld();
    await pass(world);
    for (const by of ['chief', 'ani', 'auditor'])
      expect((await refusalOf(evaluate(world, 'not-reached', by))).code).toBe('forbidden');
  });
});

describe('whether it helped', () => {
  it('cannot be told yet; later cycles show it', async () => {
    const world = await improvingWorld();
    expect((await measureOf(world, 'improvement-period'))?.tracked).toMatchObject({
      verdict: 'cannot-tell-yet',
      was: 'below',
      later: [],
    });
    const before = await world.cycle();
    const next = {
      ...before,
      id: 'tw2-2026',
      period: { from: '2026-04-01', to: '2026-06-30' },
      phase: 'closed' as const,
    };
    await world.put(keys.cycle(agencyId, 'tw2-2026'), next);
    const { data } = await world.case('ani');
    if (data.stage !== 'decided') throw new Error('not decided');
    const result = { ...data.result, workResult: 'meets' as const };
    await world.put(caseKey(agencyId, next, 'ani'), { ...data, cycleId: 'tw2-2026', result });
    const scored = await world.read(keys.act(agencyId, cycleId, 'ani', data.result.seq));
    if (scored === null) throw new Error('no score');
    await world.put(keys.act(agencyId, 'tw2-2026', 'ani', data.result.seq), scored);
    expect((await measureOf(world, 'improvement-period'))?.tracked).toEqual({
      verdict: 'improved',
      was: 'below',
      later: [{ cycleId: 'tw2-2026', value: 'meets' }],
    });
    expect((await measureOf(world, 'performance-guidance'))?.tracked).toBeNull();
  });
});
