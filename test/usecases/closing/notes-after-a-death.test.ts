import { expect, it } from 'vitest';
import type { BoardItem } from '../../../functions/domain/units/board.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { submit } from '../rehearsals/rehearsal-world.ts';

/** A close of planning that is about to begin, with plans that wait and plans that are missing. */
const aboutToClose = async (store = crashingStore()) => {
  const world = await createWorld({ store });
  await submit(world, 'budi');
  await world.enterPhase('planning', { status: 'closing' });
  store.heal();
  return { world, store };
};
const close = (world: World) => createCloseShards(world.deps)({ ...shards, phase: 'planning' });
const notes = async (world: World): Promise<BoardItem[]> => {
  const found: BoardItem[] = [];
  for (const owner of ['chief', 'secretary', 'school-head', 'health-head'])
    for await (const { data } of eachOf(world.deps, keys.board(agencyId, cycleId, owner, '0'))) found.push(data);
  return found;
};

it('a close that dies between a case and the note of it on a board writes the note when it is repeated', async () => {
  const { world: whole, store } = await aboutToClose();
  await close(whole);
  const [wanted, commits] = [await notes(whole), store.commits()];
  expect(wanted.length).toBeGreaterThan(8);
  for (const moment of ['before', 'after'] as const)
    for (let commit = 0; commit < commits; commit++) {
      const dying = await aboutToClose();
      dying.store.crashAt(commit, moment);
      await expect(close(dying.world)).rejects.toThrow(CrashError);
      dying.store.heal();
      await close(dying.world);
      expect(await notes(dying.world)).toEqual(wanted);
    }
});
