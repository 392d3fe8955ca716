import type { Case } from '../../functions/domain/case/case.ts';
import type { ShardManifest } from '../../functions/domain/closing/manifest.ts';
import type { Store } from '../../functions/ports/store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createDecideShards } from '../../functions/usecases/decisions/decide-shards.ts';
import { createSignDecision } from '../../functions/usecases/decisions/sign-decision.ts';
import { createPublishShards } from '../../functions/usecases/results/publish-shards.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createCloseForums } from '../../functions/usecases/services/close-forums.ts';
import { createSummariseServices } from '../../functions/usecases/services/summarise-services.ts';
import { eachOf } from '../../functions/usecases/support/load.ts';
import { exampleRealisation } from './example-plan.ts';
import { people } from './people.ts';
import { agencyId, createWorld, cycleId, type World } from './world.ts';

/** All shards of the example cycle. */
export const shards = { agencyId, cycleId, from: 0, to: 2 };

/** Everybody with a case. */
export const evaluated = people.filter((p) => p.kind !== 'official').map((p) => p.id);

export const allCases = async (world: World): Promise<Case[]> => {
  const cases: Case[] = [];
  for (let shard = shards.from; shard < shards.to; shard++)
    for await (const { data } of eachOf(world.deps, keys.cases(agencyId, cycleId, shard))) cases.push(data);
  return cases;
};

export const manifestsOf = async (world: World, step: ShardManifest['step']): Promise<ShardManifest[]> => {
  const manifests: ShardManifest[] = [];
  for await (const { data } of eachOf(world.deps, keys.manifests(agencyId, cycleId, step))) manifests.push(data);
  return manifests;
};

export const realise = (world: World, employeeId: string): Promise<void> =>
  world.put(keys.realisation(agencyId, cycleId, employeeId), {
    schemaVersion: 1,
    items: exampleRealisation,
    at: world.clock.now(),
  });

/**
 * A city at the door of scoring: most people are reviewed as meeting expectation; `budi` did everything and has no review;
 * `citra` has no plan.
 */
export const reviewedWorld = async (store?: Store): Promise<World> => {
  const world = await createWorld(store === undefined ? {} : { store });
  for (const employeeId of evaluated) {
    if (employeeId === 'citra') continue;
    await realise(world, employeeId);
    await (employeeId === 'budi' ? world.planned(employeeId) : world.reviewed(employeeId));
  }
  await world.enterPhase('scoring');
  return world;
};

/** Nobody has an interest. The record is made anew with it, so that its version is still the first. */
const declareNothing = async (world: World, serviceCode: string): Promise<void> => {
  const { data, key, version } = await serviceOf(world, serviceCode);
  const at = world.clock.now();
  const declared = ['member-1', 'member-2', 'member-3', 'chief'].map((memberId) => ({ memberId, by: memberId, at }));
  await world.deps.store.commit([{ kind: 'delete', key, version }]);
  await world.put(keys.service(agencyId, cycleId, serviceCode), { ...data, interests: { declared, ties: [] } });
};

/** Scored, with a record for every service, and the forum open; its members have declared that they have no interests. */
export const forumWorld = async (store?: Store): Promise<World> => {
  const world = await reviewedWorld(store);
  await createScoreShards(world.deps)(shards);
  await createSummariseServices(world.deps)(shards);
  await world.enterPhase('committee-forum');
  for (const serviceCode of services) await declareNothing(world, serviceCode);
  return world;
};

export const services = ['DINKES', 'DISDIK', 'KOTA'];

export const serviceOf = async (world: World, code: string) => {
  const stored = await world.deps.store.get(keys.service(agencyId, cycleId, code));
  if (stored === null) throw new Error(`no record of ${code}`);
  return stored;
};

/** From the forum to the open objection window: signed, decided, published. */
export const publish = async (world: World): Promise<World> => {
  await createCloseForums(world.deps)(shards);
  await world.enterPhase('final-decision');
  for (const serviceCode of services) {
    const { version } = await serviceOf(world, serviceCode);
    const command = world.command('secretary', { version });
    await createSignDecision(world.deps)(command, { cycleId, serviceCode, statement: 'Ditetapkan.' });
  }
  await createDecideShards(world.deps)(shards);
  await world.enterPhase('publication', { publishedAt: world.clock.now() });
  await createPublishShards(world.deps)(shards);
  await world.enterPhase('objection-window');
  return world;
};

export const publishedWorld = async (store?: Store): Promise<World> => publish(await forumWorld(store));
