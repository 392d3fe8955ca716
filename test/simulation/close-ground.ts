import { addSeconds } from '../../functions/domain/time/zone.ts';
import type { Key, Store } from '../../functions/ports/store.ts';
import { keys } from '../../functions/store/keys.ts';
import { createDumpableStore, type DumpableStore } from '../support/dump.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../support/world.ts';
import { tokenOf } from './close-machine.ts';

/** The world of all plays of a scenario: made once, its store laid anew for each. */
export type Ground = { world: World; lay(): Promise<DumpableStore> };

/** One person, one shard, the execution phase open under run 1 whose token is stored, a second before the deadline. */
export const prepareGround = async (graceSeconds: number): Promise<Ground> => {
  let store = createDumpableStore();
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
  const { key, version, data } = await world.case('budi');
  await world.enterPhase('execution', { shardCount: 1 });
  await world.put(keys.taskToken(agencyId, cycleId), {
    schemaVersion: 1,
    phase: 'execution',
    run: 1,
    token: tokenOf('execution', 1),
  });
  const moved = { key: keys.case(agencyId, cycleId, 0, 'budi'), version, data };
  const needed = /#(cycles|rules|agency|workflow|person#budi|agencies)\b/;
  const kept = (await store.dump()).filter((item) => needed.test(item.key.pk) && item.key.pk !== key.pk);
  return {
    world,
    lay: async () => {
      store = createDumpableStore();
      for (const item of [...kept, moved]) await place(store, item);
      world.clock.set(addSeconds(exampleCycle.deadlines.execution, -1));
      return store;
    },
  };
};

/** A document comes to its version by as many writes. */
const place = async (store: Store, { key, version, data }: { key: Key; version: number; data: unknown }) => {
  const document = Object(data);
  await store.commit([{ kind: 'insert', key, data: document }]);
  for (let v = 1; v < version; v++) await store.commit([{ kind: 'replace', key, version: v, data: document }]);
};

/** Rules, texts and answers that nobody writes here, and the boards, which nobody reads here. */
export const silent = (call: string): boolean =>
  /#rules |platform#|#agency |#units"|#survey#|said#|#board#| act#000001$/.test(call) && !call.includes('case#0');
