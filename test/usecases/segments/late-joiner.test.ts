import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { createConfirmReassignments } from '../../../functions/usecases/segments/confirm-reassignments.ts';
import { createGetSegments } from '../../../functions/usecases/segments/get-segments.ts';
import { caseKey, eachOf, employeeKey } from '../../../functions/usecases/support/load.ts';
import { people } from '../../support/people.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { confirmAll, pending } from './fixtures.ts';

let world: World;
const confirm = (
  personId: string,
  items: { employeeId: string; version: number | null; preview: string }[],
  request = {},
) =>
  createConfirmReassignments(world.deps)(world.command(personId, request), { cycleId, reason: 'SK diterima.', items });
const segmentsOf = async (id: string, as = 'admin') =>
  (await createGetSegments(world.deps)(world.actor(as), { cycleId, employeeId: id })).view;
const actsOf = async (id: string) => {
  const acts = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, id))) acts.push(data);
  return acts;
};
beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
});

describe('a late joiner', () => {
  const join = async (): Promise<void> => {
    const ani = people.find((p) => p.id === 'ani');
    const [post] = ani?.assignments ?? [];
    if (ani === undefined || post === undefined) throw new Error('no ani');
    const assignments = [{ ...post, from: '2026-02-10' }];
    await world.put(employeeKey(agencyId, 'newcomer'), { ...ani, id: 'newcomer', assignments });
  };

  it('is shown without a case, and the confirmation opens one with an act that says so', async () => {
    await join();
    const [found] = await pending(world);
    expect(found?.reassignment).toMatchObject({ employeeId: 'newcomer', version: null, present: null });
    const report = await confirmAll(world);
    expect(report.items).toMatchObject([{ outcome: 'confirmed', receipt: { seq: 1, version: 2 } }]);
    const stored = await world.case('newcomer');
    expect(stored.version).toBe(2);
    expect(stored.data).toMatchObject({
      stage: 'unplanned',
      joinedLate: true,
      appraiserId: 'chief',
      segments: [{ from: '2026-02-10', to: '2026-03-31' }],
    });
    const view = await segmentsOf('newcomer');
    expect(view).toMatchObject({
      segments: [{ number: 1, share: '1', ownPlan: false }],
      absences: [{ from: '2026-01-01', to: '2026-02-09', absence: 'before-joining' }],
      reassignment: null,
    });
    expect(await pending(world)).toEqual([]);
  });

  it('is opened once when the confirmation is sent twice, and by one of two at once', async () => {
    await join();
    const [found] = await pending(world);
    const item = { employeeId: 'newcomer', version: null, preview: found?.reassignment?.digest ?? '' };
    const request = { key: 'open-the-newcomer', digest: 'same' };
    const [first, second] = await Promise.all([confirm('admin', [item], request), confirm('admin', [item], request)]);
    expect(first).toEqual(second);
    expect(await confirm('admin', [item], request)).toEqual(first);
    expect(await actsOf('newcomer')).toHaveLength(1);
    const again = await confirm('admin', [item]);
    expect(again).toMatchObject({ items: [{ outcome: 'refused', code: 'precondition-failed' }] });
  });

  it('is known as one after scoring too, whatever the result', async () => {
    await join();
    await confirmAll(world);
    await world.enterPhase('supervisor-review');
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    expect((await world.case('newcomer')).data).toMatchObject({ stage: 'unassessed', joinedLate: true });
    expect((await world.case('ani')).data).not.toHaveProperty('joinedLate');
  });

  it('after scoring is not opened any more', async () => {
    await join();
    const [found] = await pending(world);
    await world.enterPhase('committee-forum');
    const item = { employeeId: 'newcomer', version: null, preview: found?.reassignment?.digest ?? '' };
    expect(await confirm('admin', [item])).toMatchObject({ items: [{ code: 'deadline-passed' }] });
    expect(await world.read(caseKey(agencyId, exampleCycle, 'newcomer'))).toBeNull();
  });
});
