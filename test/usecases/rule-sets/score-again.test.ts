import { describe, expect, it } from 'vitest';
import type { ScoredBody } from '../../../functions/domain/case/result-bodies.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createRecompute } from '../../../functions/usecases/rule-sets/recompute.ts';
import { createReplayCycle, type ReplayPage } from '../../../functions/usecases/rule-sets/replay-cycle.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createDumpableStore } from '../../support/dump.ts';
import { keyIndicator, measured, sheetOf } from '../../support/key-indicators.ts';
import { units } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated, forumWorld, publishedWorld, realise, reviewedWorld, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const recompute = (world: World, employeeId: string, as = 'admin') =>
  createRecompute(world.deps)(world.actor(as), { cycleId, employeeId });

/** What `budi`, who has no review, gets: the example's realisation reaches 100 %. */
const tried: RuleSet = {
  ...defaultRuleSet,
  version: '2026.9',
  workResult: { ...defaultRuleSet.workResult, meetsFrom: '101', aboveOver: '110' },
};
const withDraft = async (world: World, rules: RuleSet = tried): Promise<World> => {
  const at = world.clock.now();
  const draft = { schemaVersion: 1, rules, note: 'Lebih ketat.', by: 'admin', at } as const;
  await world.put(keys.ruleSetDraft(agencyId, rules.version), draft);
  return world;
};
const replay = (world: World, over: { version?: string; cursor?: string | null; limit?: number } = {}, as = 'admin') =>
  createReplayCycle(world.deps)(world.actor(as), {
    cycleId,
    version: tried.version,
    cursor: null,
    limit: 200,
    ...over,
  });
const replayAll = async (world: World, version = tried.version, limit = 200): Promise<ReplayPage[]> => {
  const pages: ReplayPage[] = [];
  for (let cursor: string | null = null; pages.length === 0 || cursor !== null; ) {
    const page: ReplayPage = await replay(world, { version, cursor, limit });
    pages.push(page);
    cursor = page.next;
  }
  return pages;
};
const changesOf = (pages: ReplayPage[]) => pages.flatMap(({ units }) => units.flatMap(({ changes }) => changes));
const countOf = (pages: ReplayPage[]) =>
  pages.flatMap(({ units }) => units).reduce((count, { people }) => count + people, 0);

describe('recomputing a result', () => {
  it.each(evaluated)('of %s gives the same bytes once scored, and after the decision', async (employeeId) => {
    for (const world of [await forumWorld(), await publishedWorld()]) {
      const found = await recompute(world, employeeId);
      expect(found).toMatchObject({ verdict: 'same', ruleSetVersion: '2026.1' });
      expect(found.recomputed).toEqual(found.stored);
    }
  });

  it('finds a stored text that its act does not vouch for', async () => {
    const world = await forumWorld();
    const { data } = await world.case('ani');
    const key = keys.act<ScoredBody>(agencyId, cycleId, 'ani', data.chain.seq);
    const act = await world.read(key);
    if (act === null) throw new Error('no act');
    await world.put(key, { ...act, body: { ...act.body, predicate: 'sangat-baik' } });
    expect((await recompute(world, 'ani')).verdict).toBe('stored-text-changed');
  });

  it('gives the same after a reorganisation, for the head of a unit that is measured by the units below it', async () => {
    const world = await createWorld();
    await world.put(keys.keyIndicators(agencyId, cycleId, 'DINKES.1'), sheetOf('DINKES.1', keyIndicator('iku')));
    await world.put(keys.keyIndicatorRealisation(agencyId, cycleId, 'DINKES.1'), measured('DINKES.1', { iku: '85' }));
    await world.planned('health-head');
    await realise(world, 'health-head');
    await world.enterPhase('supervisor-review');
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    await world.enterPhase('organisation-predicate');
    expect((await world.case('health-head')).data).toMatchObject({ result: { score: '85.00' } });

    const section = units.find(({ code }) => code === 'DINKES.1');
    if (section === undefined) throw new Error('no section');
    await world.put(keys.unit(agencyId, 'DINKES.1'), { ...section, parentCode: 'DISDIK' });
    expect((await recompute(world, 'health-head')).verdict).toBe('same');
    expect(changesOf(await replayAll(world, '2026.1'))).toEqual([]);
  });

  it('finds a document that is not what was reckoned with', async () => {
    const world = await forumWorld();
    const key = keys.realisation(agencyId, cycleId, 'budi');
    const realisation = await world.read(key);
    if (realisation === null) throw new Error('no realisation');
    await world.put(key, { ...realisation, items: realisation.items.map((item) => ({ ...item, value: '1' })) });
    expect(await recompute(world, 'budi')).toMatchObject({ verdict: 'inputs-changed' });
  });

  it('is for whoever may see the result, and needs one', async () => {
    const before = await reviewedWorld();
    expect(await refusalOf(recompute(before, 'ani'))).toMatchObject({ code: 'wrong-stage' });
    const scored = await forumWorld();
    expect(await refusalOf(recompute(scored, 'ani', 'ani'))).toMatchObject({ code: 'wrong-phase' });
    expect((await recompute(await publishedWorld(), 'ani', 'ani')).verdict).toBe('same');
    expect(await refusalOf(recompute(scored, 'ani', 'budi'))).toMatchObject({ code: 'not-found' });
  });
});

describe('replaying a cycle under a draft', () => {
  it('names who would change, from what to what', async () => {
    const pages = await replayAll(await withDraft(await forumWorld()));
    // Reviews stand whatever the suggestion; a provisional rating follows the thresholds.
    expect(changesOf(pages)).toEqual([
      {
        employeeId: 'budi',
        unitCode: expect.any(String),
        kind: 'predicate',
        before: expect.objectContaining({ workResult: 'meets', predicate: 'baik', score: '100.00' }),
        after: expect.objectContaining({ workResult: 'below', predicate: 'butuh-perbaikan', score: '100.00' }),
      },
    ]);
    expect(countOf(pages)).toBe(evaluated.length);
  });

  it('changes nothing under the rules of the day, before and after the decision', async () => {
    for (const world of [await forumWorld(), await publishedWorld()]) {
      const pages = await replayAll(world, '2026.1');
      expect(changesOf(pages)).toEqual([]);
      expect(countOf(pages)).toBe(evaluated.length);
    }
  });

  it('writes nothing at all', async () => {
    const store = createDumpableStore();
    const world = await withDraft(await publishedWorld(store));
    const before = await store.dump();
    expect(changesOf(await replayAll(world))).toHaveLength(1);
    expect(await store.dump()).toEqual(before);
  });

  it('comes to the same by pages of one as by one page', async () => {
    const world = await withDraft(await forumWorld());
    const [one, many] = [await replayAll(world), await replayAll(world, tried.version, 1)];
    expect(many.length).toBeGreaterThan(one.length);
    expect(changesOf(many)).toEqual(changesOf(one));
    expect(countOf(many)).toBe(countOf(one));
  });

  it('tries the numeric regime on a cycle of the matrix', async () => {
    const world = await withDraft(await forumWorld(), { ...tried, regime: 'numeric' });
    expect(changesOf(await replayAll(world)).find(({ employeeId }) => employeeId === 'budi')).toMatchObject({
      // Work result below, but 0.7 × 100 + 0.3 × 100 is still Baik.
      kind: 'rating',
      after: { workResult: 'below', predicate: 'baik' },
    });
  });

  it.each([
    ['a draft that does not hold together', 'admin', { legalBasis: [] }, 'rule-set-invalid'],
    ['somebody who does not oversee the cycle', 'ani', {}, 'forbidden'],
  ])('is refused for %s', async (_, as, change, code) => {
    const world = await withDraft(await forumWorld(), { ...tried, ...change });
    expect(await refusalOf(replay(world, {}, as))).toMatchObject({ code });
  });

  it('is refused before the cycle is scored and for a version that nobody wrote', async () => {
    expect(await refusalOf(replay(await withDraft(await reviewedWorld())))).toMatchObject({ code: 'wrong-phase' });
    expect(await refusalOf(replay(await forumWorld()))).toMatchObject({ code: 'not-found' });
  });
});
