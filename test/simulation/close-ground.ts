import { addSeconds } from '../../functions/domain/time/zone.ts';
import type { Store } from '../../functions/ports/store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createMemoryStore, type Partitions } from '../../functions/store/memory-store.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../support/world.ts';
import { tokenOf } from './close-machine.ts';
import type { Silent } from './stage.ts';

/** What lies there at the beginning of a play, and every stored byte in which it differs later. */
export type Lain = { store: Store; changes(): string };
/** The world of all plays of a scenario: made once, its store laid anew for each. */
export type Ground = { world: World; lay(): Lain };

/** Documents in the order of their keys: what was written, and what is gone of the first ones. An item untouched is the very object. */
const changesOf = (partitions: Partitions, before: Partitions): string => {
  const changes: unknown[] = [];
  for (const [pk, items] of partitions)
    for (const [sk, item] of items) if (before.get(pk)?.get(sk) !== item) changes.push([pk, sk, item]);
  for (const [pk, items] of before)
    for (const sk of items.keys()) if (partitions.get(pk)?.has(sk) !== true) changes.push([pk, sk, null]);
  return changes
    .map((change) => JSON.stringify(change))
    .sort()
    .join('\n');
};

/** One person, one shard, the execution phase open under run 1 whose token is stored, a second before the deadline. */
export const prepareGround = async (graceSeconds: number): Promise<Ground> => {
  const made: Partitions = new Map();
  let store = createMemoryStore(made);
  const world = await createWorld({
    store: {
      get: (key) => store.get(key),
      getMany: (keys) => store.getMany(keys),
      query: (range, page) => store.query(range, page),
      commit: (writes) => store.commit(writes),
      insertEach: (inserts) => store.insertEach(inserts),
    },
  });
  await world.put(keys.ruleSet(agencyId, world.rules.version), { ...world.rules, closing: { graceSeconds } });
  await world.planned('budi');
  const { key } = await world.case('budi');
  await world.enterPhase('execution', { shardCount: 1 });
  await world.put(keys.taskToken(agencyId, cycleId), {
    schemaVersion: 1,
    phase: 'execution',
    run: 1,
    token: tokenOf('execution', 1),
  });
  const needed = /#(cycles|rules|agency|workflow|person#budi|agencies)\b/;
  const kept: Partitions = new Map([...made].filter(([pk]) => needed.test(pk) && pk !== key.pk));
  const moved = keys.case(agencyId, cycleId, 0, 'budi');
  const subject = made.get(key.pk)?.get(key.sk);
  if (subject === undefined) throw new Error('the case is not there');
  kept.set(moved.pk, new Map([[moved.sk, subject]]));
  return {
    world,
    lay: () => {
      const partitions: Partitions = new Map([...kept].map(([pk, items]) => [pk, new Map(items)]));
      store = createMemoryStore(partitions);
      world.clock.set(addSeconds(exampleCycle.deadlines.execution, -1));
      return { store, changes: () => changesOf(partitions, kept) };
    },
  };
};

const nobody = /^$/;
const machines = /^machine-/;
/**
 * Whose calls alone touch an item, the first that fits: rules, texts and answers that nobody writes here, and the boards, which nobody
 * reads here; what the tasks of a close keep; and what they share with the employee who writes. No execution enters while one before
 * it is alive and stands before such a call: it is started by that one's own last calls, or by a tick, which waits until nobody else can
 * do anything. While time may still pass none of them is silent: whoever made the call reads the clock after it.
 */
const owners: { items: RegExp; by: RegExp }[] = [
  { items: /#rules |^platform#|#agency |#units |#survey#| said#|#board#| act#000001$/, by: nobody },
  {
    items: /#(manifests|closed#\S+|closings|rehearsals|sealed|seals|seal-head|archive-head) |#workflow secret$/,
    by: machines,
  },
  { items: /#case#0 |#person#budi /, by: /^(machine-|writer$)/ },
];

/** @throws Error where somebody touches what is others' alone: the table above would be wrong */
export const silent: Silent = ({ actor, footprint }, others) =>
  footprint !== null &&
  [...footprint.reads, ...footprint.writes].every((spot) => {
    const owner = owners.find(({ items }) => items.test(`${spot.pk} ${spot.sk}`));
    if (owner === undefined) return false;
    if (owner.by !== nobody && !owner.by.test(actor)) throw new Error(`${actor} touches ${spot.pk} ${spot.sk}`);
    return !others.some((other) => other === 'time' || owner.by.test(other));
  });
