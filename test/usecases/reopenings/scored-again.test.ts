import { describe, expect, it } from 'vitest';
import { checkRatingActs } from '../../../functions/domain/audit/export/check-rating-acts.ts';
import { keys } from '../../../functions/store/keys.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createGetObligations } from '../../../functions/usecases/obligations/get-obligations.ts';
import { createSaveRealisation } from '../../../functions/usecases/realisations/save-realisation.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createListRatingChanges } from '../../../functions/usecases/results/list-rating-changes.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createRecompute } from '../../../functions/usecases/rule-sets/recompute.ts';
import { exampleRealisation } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, realise, serviceOf, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { closePhase, closeWindow, closingsOf, persons, reopen, scoreAll } from './reopening-world.ts';

const until = '2026-04-14T17:00:00.000Z';
const review = { phase: 'supervisor-review', scope: persons('budi', 'dewi'), deadline: '2026-04-14' } as const;
const execution = { phase: 'execution', scope: persons('dewi', 'ani'), deadline: '2026-04-14' } as const;

/** All met their duties but `dewi`, who reported nothing; `chief` did not review budi, `school-head` not dewi. */
const scored = async (): Promise<World> => {
  const world = await createWorld();
  for (const id of evaluated) await world.planned(id);
  await world.enterPhase('execution');
  for (const id of evaluated.filter((one) => one !== 'dewi')) {
    await realise(world, id);
    await world.put(keys.selfReview(agencyId, cycleId, id), {
      ...{ schemaVersion: 1, achievements: 'Ada', obstacles: '', behaviours: [], at: world.clock.now() },
    });
  }
  await closePhase(world, 'execution');
  await world.enterPhase('supervisor-review');
  for (const id of evaluated.filter((one) => one !== 'dewi' && one !== 'budi')) await rate(world, id, 'meets');
  await closePhase(world, 'supervisor-review');
  await scoreAll(world);
  return world;
};
const rate = async (world: World, employeeId: string, workResult: 'below' | 'meets' | 'above') => {
  const { version, data } = await world.case(employeeId);
  const words = { strengths: 'Teliti', improvements: 'Lebih cepat', reason: 'Bukti lengkap.' };
  return createSubmitReview(world.deps)(world.command(data.appraiserId ?? '', { version }), {
    ...{ cycleId, employeeId, workResult, behaviour: 'meets', ...words },
  });
};
const resultOf = async (world: World, id: string) => {
  const { data } = await world.case(id);
  return 'result' in data ? data.result : null;
};
const versionsOf = async (world: World, employeeId: string) =>
  (await createGetResult(world.deps)(world.actor('auditor'), { cycleId, employeeId })).view.versions;
const actsOf = async (world: World, id: string) =>
  (await readChain(world.deps, agencyId, await world.case(id))).records;

describe('a phase that is reopened after scoring', () => {
  it('takes the review that was missing: the provisional result stands until the close, and stays as version 1', async () => {
    const world = await scored();
    expect(await resultOf(world, 'budi')).toMatchObject({ version: 1, basis: 'provisional' });
    await reopen(world, review);
    const { items } = await createGetObligations(world.deps)(world.actor('chief'), { limit: 100, cursor: null });
    expect(items).toMatchObject([{ kind: 'review', about: { employeeId: 'budi' }, deadline: until, possible: true }]);
    await rate(world, 'budi', 'above');
    expect(await resultOf(world, 'budi')).toMatchObject({ version: 1, basis: 'provisional' });
    expect(await refusalOf(rate(world, 'ani', 'above'))).toMatchObject({ code: 'deadline-passed' });
    const before = (await serviceOf(world, 'DINKES')).data.counts;
    await closeWindow(world, until);

    expect((await world.case('budi')).data).toMatchObject({
      ...{ stage: 'scored', marks: [], reopened: { number: 1, closed: true, scored: true } },
      result: { version: 2, basis: 'reviewed', workResult: 'above', predicate: 'baik' },
      review: { workResult: 'above' },
    });
    const versions = await versionsOf(world, 'budi');
    expect(versions.map(({ version, basis, act }) => [version, basis, act])).toEqual([
      [1, 'provisional', 'scored'],
      [2, 'reviewed', 'scored-again'],
    ]);
    const { items: changes } = await createListRatingChanges(world.deps)(world.actor('auditor'), {
      ...{ cycleId, employeeId: 'budi' },
    });
    expect(changes).toMatchObject([{ by: 'reopening', version: 2, reason: 'Sistem keliru menolak.' }]);
    const after = (await serviceOf(world, 'DINKES')).data.counts;
    const moved = versions[0]?.predicate === 'baik' ? 0 : 1;
    expect(after.baik - before.baik).toBe(moved);
    const standings = await world.read(keys.standings(agencyId, cycleId, 'DINKES', await shardWith(world, 'budi')));
    expect(standings?.people.find(({ employeeId }) => employeeId === 'budi')?.predicate).toBe('baik');
    expect((await closingsOf(world)).map(({ phase, again }) => [phase, again?.version ?? 1])).toEqual([
      ['execution', 1],
      ['supervisor-review', 1],
      ['supervisor-review', 2],
    ]);
  });

  it('is computed again from its own inputs, byte for byte', async () => {
    const world = await scored();
    await reopen(world, review);
    await rate(world, 'budi', 'above');
    await closeWindow(world, until);
    for (const employeeId of ['budi', 'ani']) {
      const target = { cycleId, employeeId };
      expect(await createRecompute(world.deps)(world.actor('auditor'), target)).toMatchObject({ verdict: 'same' });
    }
  });

  it('lowers nobody whose own duties were met: the result is kept, and the act says what was computed', async () => {
    const world = await scored();
    await reopen(world, { ...review, scope: persons('ani') });
    await rate(world, 'ani', 'below');
    await closeWindow(world, until);
    expect(await resultOf(world, 'ani')).toMatchObject({ version: 1, workResult: 'meets', predicate: 'baik' });
    expect((await world.case('ani')).data).toMatchObject({ review: { workResult: 'meets' } });
    expect((await actsOf(world, 'ani')).at(-1)).toMatchObject({
      envelope: { act: 'result-kept' },
      body: { computed: { workResult: 'below', predicate: 'butuh-perbaikan' } },
    });
    expect(await createRecompute(world.deps)(world.actor('auditor'), { cycleId, employeeId: 'ani' })).toMatchObject({
      verdict: 'same',
    });
  });

  it('takes a report that was missing, and leaves alone what a result rests on', async () => {
    const world = await scored();
    expect((await world.case('dewi')).data.stage).toBe('unassessed');
    await reopen(world, execution);
    const save = (employeeId: string, version?: number) =>
      createSaveRealisation(world.deps)(world.command(employeeId, version === undefined ? {} : { version }), {
        ...{ cycleId, employeeId, items: exampleRealisation },
      });
    await save('dewi');
    await save('dewi', 1);
    expect(await refusalOf(save('ani', 1))).toMatchObject({ code: 'wrong-stage' });
    await closeWindow(world, until);
    expect((await world.case('dewi')).data).toMatchObject({
      ...{ stage: 'scored', result: { version: 1, basis: 'provisional' } },
      marks: [
        { missing: 'supervisor-review', rule: 'provisional-from-evidence' },
        { missing: 'self-review', owedBy: 'dewi' },
      ],
    });
    expect((await serviceOf(world, 'DISDIK')).data.unassessed).toBe(0);
    expect(await resultOf(world, 'ani')).toMatchObject({ version: 1 });
    expect((await actsOf(world, 'ani')).at(-1)?.envelope.act).toBe('phase-closed-again');
  });

  it('is told apart by the verifier from a rating that somebody replaced', async () => {
    const world = await scored();
    await reopen(world, review);
    await rate(world, 'budi', 'above');
    await closeWindow(world, until);
    const acts = (await actsOf(world, 'budi')).map(({ envelope, body }, line) => ({
      ...{ line, envelope },
      document: { kind: 'whole' as const, body },
    }));
    const found = (some: typeof acts) => checkRatingActs({ cycleId, employeeId: 'budi', acts: some });
    expect(found(acts)).toEqual([]);
    const without = acts.filter(({ envelope }) => envelope.act !== 'phase-closed-again');
    expect(found(without)).toMatchObject([{ note: 'scored again though no phase of the case was reopened' }]);
  });
});

const shardWith = async (world: World, employeeId: string): Promise<number> => {
  for (let shard = shards.from; shard < shards.to; shard++)
    if ((await world.read(keys.case(agencyId, cycleId, shard, employeeId))) !== null) return shard;
  throw new Error('nobody of that name');
};
