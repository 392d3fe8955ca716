import { describe, expect, it } from 'vitest';
import type { RollUpStep } from '../../../functions/domain/units/scorecard.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetDevelopment } from '../../../functions/usecases/development/get-development.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createSummariseServices } from '../../../functions/usecases/services/summarise-services.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { createGetAgencyScore } from '../../../functions/usecases/units/get-agency-score.ts';
import { createGetTeamScore } from '../../../functions/usecases/units/get-team-score.ts';
import { createGetUnitScore } from '../../../functions/usecases/units/get-unit-score.ts';
import { createListUnitScores } from '../../../functions/usecases/units/list-unit-scores.ts';
import { createRollUpCycle } from '../../../functions/usecases/units/roll-up-cycle.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { keyIndicator, measured, sheetOf } from '../../support/key-indicators.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, publish, reviewedWorld, shards } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const rollUp = (world: World, phase: 'preparation' | RollUpStep) =>
  createRollUpCycle(world.deps)({ agencyId, cycleId, phase });
const unitScore = (world: World, by: string, unitCode: string) =>
  createGetUnitScore(world.deps)(world.actor(by), { cycleId, unitCode });
const agencyScore = (world: World, by: string) => createGetAgencyScore(world.deps)(world.actor(by), { cycleId });

/** Health is measured against its own targets; the appraiser said something of everybody in the section. */
const prepared = async (world: World): Promise<World> => {
  await world.put(keys.keyIndicators(agencyId, cycleId, 'DINKES'), sheetOf('DINKES', keyIndicator('iku')));
  await world.put(keys.keyIndicatorRealisation(agencyId, cycleId, 'DINKES'), measured('DINKES', { iku: '85' }));
  for (const [employeeId, rating] of [
    ['ani', 'below'],
    ['budi', 'below'],
    ['citra', 'meets'],
  ] as const)
    await world.put(keys.feedback(agencyId, cycleId, employeeId, '2026-02', 'appraiser'), {
      schemaVersion: 1,
      source: 'appraiser',
      authorId: 'chief',
      month: '2026-02',
      ratings: { 'berorientasi-pelayanan': rating },
      note: 'Pengamatan',
      on: '2026-02-10',
      requestDigest: `digest-${employeeId}`,
    });
  return world;
};
const scored = async (store?: Parameters<typeof reviewedWorld>[0]): Promise<World> => {
  const world = await prepared(await reviewedWorld(store));
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  return world;
};
const rolledUp = async (): Promise<World> => {
  const world = await scored();
  await rollUp(world, 'scoring');
  await world.enterPhase('committee-forum');
  return world;
};

describe('the roll-up after scoring', () => {
  it('adds up units and the agency, each head from the unit above', async () => {
    const world = await rolledUp();
    const section = await unitScore(world, 'chief', 'DINKES.1');
    expect(section).toMatchObject({ asOf: 'scoring', people: { count: 3, unassessed: 1, scored: 2 } });
    expect((await unitScore(world, 'mayor', 'DINKES')).people.count).toBe(4);
    const agency = await agencyScore(world, 'mayor');
    expect(agency).toMatchObject({ unitCode: 'KOTA', kind: 'agency', people: { count: evaluated.length } });
  });

  it('gives a unit its achievement as the score, else the mean of the units below or of its people, and says which', async () => {
    const world = await rolledUp();
    expect((await unitScore(world, 'admin', 'DINKES')).score).toEqual({
      value: '85.00',
      rating: 'below',
      basis: 'key-indicators',
    });
    expect((await unitScore(world, 'admin', 'KOTA')).score).toEqual({
      value: '85.00',
      rating: 'below',
      basis: 'units-below',
    });
    expect((await unitScore(world, 'admin', 'DISDIK')).score).toMatchObject({ value: '100.00', basis: 'people' });
  });

  it('names weaknesses of unit and agency with the training that answers them and its rule', async () => {
    const world = await rolledUp();
    const { profile } = await unitScore(world, 'chief', 'DINKES.1');
    expect(profile.weaknesses).toMatchObject([{ subject: 'berorientasi-pelayanan', value: '66.67' }]);
    expect(profile.trainings).toMatchObject([
      { trainingId: 'komunikasi-etika-pelayanan', because: ['berorientasi-pelayanan'] },
    ]);
    const health = await unitScore(world, 'mayor', 'DINKES');
    expect(health.profile.weaknesses.map(({ kind, subject }) => `${kind} ${subject}`)).toContain('key-indicator iku');
    expect((await agencyScore(world, 'auditor')).profile.trainings.map((one) => one.trainingId)).toContain(
      'komunikasi-etika-pelayanan',
    );
  });

  it('adds up the team of an appraiser', async () => {
    const world = await rolledUp();
    const team = await createGetTeamScore(world.deps)(world.actor('chief'), { cycleId });
    expect(team).toMatchObject({ appraiserId: 'chief', people: { count: 3, unassessed: 1 } });
    const nobody = createGetTeamScore(world.deps)(world.actor('ani'), { cycleId });
    expect((await refusalOf(nobody)).code).toBe('not-found');
  });

  it('comes again after publication and at the end, with what changed; every step is kept', async () => {
    const world = await rolledUp();
    await publish(world);
    await world.act(
      'ani',
      (c) =>
        c.stage === 'decided'
          ? { ...c, result: { ...c.result, workResult: 'above', behaviour: 'above', predicate: 'sangat-baik' } }
          : c,
      'objection-decided',
      {},
    );
    await rollUp(world, 'publication');
    await world.enterPhase('objection-window');
    expect((await unitScore(world, 'chief', 'DINKES.1')).people.predicates['sangat-baik']).toBe(1);
    expect(await agencyScore(world, 'mayor')).toMatchObject({
      asOf: 'publication',
      people: { predicates: { 'sangat-baik': 1 } },
    });
    const kept = await world.read(keys.unitScore(agencyId, cycleId, 'scoring', 'DINKES.1'));
    expect(kept?.people.predicates['sangat-baik']).toBe(0);
    await rollUp(world, 'scoring');
    expect((await agencyScore(world, 'mayor')).asOf).toBe('publication');
  });
});

describe('who reads a score', () => {
  it.each([
    ['the head', 'health-head', true],
    ['the head of the unit above', 'mayor', true],
    ['an administrator', 'admin', true],
    ['an auditor', 'auditor', true],
    ['a member of the committee', 'member-2', true],
    ['who signs', 'secretary', true],
    ['the head of a unit below', 'chief', false],
    ['the head of another service', 'school-head', false],
    ['the staff', 'ani', false],
  ])('%s: %s', async (_, by, may) => {
    const world = await rolledUp();
    const got = unitScore(world, by, 'DINKES');
    if (may) return expect((await got).unitCode).toBe('DINKES');
    // Exactly what an absent unit says.
    expect(await refusalOf(got)).toEqual(await refusalOf(unitScore(world, by, 'NOWHERE')));
  });

  it('keeps the list and the agency for those who lead or oversee it', async () => {
    const world = await rolledUp();
    const list = (by: string) => createListUnitScores(world.deps)(world.actor(by), { cycleId, limit: 2, cursor: null });
    const { items, next } = await list('auditor');
    expect([items.map(({ unitCode }) => unitCode), next]).toEqual([['DINKES', 'DINKES.1'], 'DINKES.1']);
    expect((await refusalOf(list('mayor'))).code).toBe('forbidden');
    expect((await refusalOf(agencyScore(world, 'health-head'))).code).toBe('forbidden');
  });

  it('says before scoring closed that there is none yet', async () => {
    const world = await scored();
    await world.enterPhase('supervisor-review');
    expect((await refusalOf(unitScore(world, 'admin', 'DINKES'))).code).toBe('wrong-phase');
    expect((await refusalOf(agencyScore(world, 'admin'))).code).toBe('wrong-phase');
  });
});

describe('a person’s strengths and weaknesses', () => {
  const development = (world: World, by: string, employeeId = 'ani') =>
    createGetDevelopment(world.deps)(world.actor(by), { cycleId, employeeId });

  it('are read by the appraiser after scoring, by the person after publication', async () => {
    const world = await rolledUp();
    const { weaknesses, trainings } = await development(world, 'chief');
    expect(weaknesses).toMatchObject([{ subject: 'berorientasi-pelayanan', value: 'below' }]);
    expect(trainings).toMatchObject([{ trainingId: 'komunikasi-etika-pelayanan' }]);
    expect((await refusalOf(development(world, 'ani'))).code).toBe('wrong-phase');
    expect((await refusalOf(development(world, 'dewi'))).code).toBe('not-found');
    await publish(world);
    expect((await development(world, 'ani')).weaknesses).toEqual(weaknesses);
  });

  it('are there for somebody who could not be assessed as well', async () => {
    const world = await rolledUp();
    expect(await development(world, 'chief', 'citra')).toMatchObject({ strengths: [], weaknesses: [] });
  });

  it('are not there before scoring', async () => {
    const world = await reviewedWorld();
    expect((await refusalOf(development(world, 'chief'))).code).toBe('wrong-phase');
  });
});

describe('a roll-up that is disturbed', () => {
  const leftBehind = async (world: World) => {
    const found: unknown[] = [];
    for await (const { data } of eachOf(world.deps, keys.unitScores(agencyId, cycleId, 'scoring'))) found.push(data);
    for (const id of ['mayor', 'chief', 'secretary'])
      for await (const { data } of eachOf(world.deps, keys.board(agencyId, cycleId, id, '1'))) found.push(data);
    found.push(await world.read(keys.agencyScore(agencyId, cycleId, 'latest')));
    return found;
  };

  it('comes to the same documents from a death at any commit, and with two workers at once', async () => {
    const counting = crashingStore();
    const undisturbed = await scored(counting);
    counting.heal();
    await rollUp(undisturbed, 'scoring');
    const commits = counting.commits();
    const expected = await leftBehind(undisturbed);
    expect(commits).toBeGreaterThan(10);
    for (let commit = 0; commit < commits; commit += 3) {
      const store = crashingStore();
      const world = await scored(store);
      store.crashAt(commit, 'after');
      await expect(rollUp(world, 'scoring')).rejects.toThrow(CrashError);
      store.heal();
      await Promise.all([rollUp(world, 'scoring'), rollUp(world, 'scoring')]);
      expect(await leftBehind(world)).toEqual(expected);
    }
  });

  it('takes up the evidence of people whom an earlier attempt scored', async () => {
    const straight = await scored();
    const store = crashingStore();
    const world = await prepared(await reviewedWorld(store));
    store.crashAt(4, 'after');
    await expect(createScoreShards(world.deps)(shards)).rejects.toThrow(CrashError);
    store.heal();
    await createScoreShards(world.deps)(shards);
    for (const shard of [0, 1]) {
      const key = keys.shardTraits(agencyId, cycleId, shard);
      expect(await world.read(key)).toEqual(await straight.read(key));
      expect(await world.read(key)).not.toBeNull();
    }
  });
});
