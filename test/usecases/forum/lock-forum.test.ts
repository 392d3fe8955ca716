import { describe, expect, it } from 'vitest';
import type { Enforcement } from '../../../functions/domain/rules/rule-set.ts';
import type { OrganisationPredicate } from '../../../functions/domain/scoring/predicate.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import { createLockForum } from '../../../functions/usecases/forum/lock-forum.ts';
import { refusalOf } from '../../support/refusals.ts';
import { forumWorld, serviceOf } from '../../support/stages.ts';
import { agencyId, cycleId, type World } from '../../support/world.ts';

const health = { cycleId, serviceCode: 'DINKES' };

/** The health service as the forum finds it: four people Baik, one unassessed. */
const judged = async (predicate: OrganisationPredicate | null, enforcement: Enforcement): Promise<World> => {
  const world = await forumWorld(createMemoryStore());
  const strict = { ...world.rules, version: `test-${enforcement}` };
  await world.put(keys.ruleSet(agencyId, strict.version), {
    ...strict,
    distribution: { ...strict.distribution, enforcement },
  });
  await world.enterPhase('committee-forum', { ruleSetVersion: strict.version });
  if (predicate === null) return world;
  const { data } = await serviceOf(world, 'DINKES');
  await world.put(keys.service(agencyId, cycleId, 'DINKES'), {
    ...data,
    organisation: { predicate, reason: 'x', by: 'mayor', at: world.clock.now() },
  });
  return world;
};

const lock = async (world: World, justification: string | null, personId = 'member-1') => {
  const { version } = await serviceOf(world, 'DINKES');
  return createLockForum(world.deps)(world.command(personId, { version }), { ...health, justification });
};

describe('locking a forum', () => {
  it.each([
    ['no organisation predicate', null, 'block', null],
    ['a check that is off', 'istimewa', 'off', null],
    ['an unlawful spread that is only warned about', 'istimewa', 'warn', false],
  ] as const)('takes %s without a justification', async (_, predicate, enforcement, lawful) => {
    const world = await judged(predicate, enforcement);
    expect(await lock(world, null)).toMatchObject({ by: 'member-1', justification: null, lawful });
    expect((await serviceOf(world, 'DINKES')).data.forum).toMatchObject({ status: 'locked', lawful });
  });

  it('demands a justification where the rules say so, and keeps it', async () => {
    const world = await judged('istimewa', 'justify');
    const before = await serviceOf(world, 'DINKES');
    expect(await refusalOf(lock(world, null))).toMatchObject({
      code: 'justification-required',
      fields: [{ pointer: '/justification' }],
    });
    expect(await serviceOf(world, 'DINKES')).toEqual(before);
    const receipt = await lock(world, 'Semua target layanan tercapai persis.');
    expect(receipt).toMatchObject({ lawful: false, justification: 'Semua target layanan tercapai persis.' });
  });

  it('is blocked where the rules say so, with or without a justification, and names the broken line', async () => {
    const world = await judged('istimewa', 'block');
    const refusal = await refusalOf(lock(world, 'Tetap.'));
    expect(refusal.code).toBe('distribution-blocked');
    expect(refusal.detail).toMatch(/most sangat-baik \(0, limit 4\)/);
  });

  it('does not force a pattern that so few people cannot follow', async () => {
    const world = await judged('sangat-kurang', 'block');
    const { data } = await serviceOf(world, 'DINKES');
    const counts = { ...data.counts, baik: 1 };
    await world.put(keys.service(agencyId, cycleId, 'DINKES'), { ...data, counts });
    expect(await lock(world, null)).toMatchObject({ lawful: null });
  });

  it('is the chair’s, once', async () => {
    const world = await judged(null, 'justify');
    expect((await refusalOf(lock(world, null, 'member-2'))).code).toBe('forbidden');
    await lock(world, null);
    expect((await refusalOf(lock(world, null))).code).toBe('forum-locked');
  });
});
