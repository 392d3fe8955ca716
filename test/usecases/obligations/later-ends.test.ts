import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createExtendForPerson } from '../../../functions/usecases/cycles/extend-for-person.ts';
import { createAskFeedback } from '../../../functions/usecases/feedback/ask-feedback.ts';
import { readTeam } from '../../../functions/usecases/me/read-team.ts';
import { createGetObligations } from '../../../functions/usecases/obligations/get-obligations.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { submit } from '../rehearsals/rehearsal-world.ts';
import { closePhase, persons, reopen } from '../reopenings/reopening-world.ts';

/** Duties go by the end that binds the case they are about: everybody's, the unit's, the person's, or that of a reopened phase. */
const owed = async (world: World, personId: string) => {
  const { items } = await createGetObligations(world.deps)(world.actor(personId), { limit: 100, cursor: null });
  return items.map(({ kind, about, deadline }) => [kind, about.employeeId, deadline]);
};
const longer = async (world: World, employeeId: string, deadline: string) => {
  const { version } = await world.case(employeeId);
  const given = { cycleId, employeeId, deadline, reason: 'Dirawat.' };
  await createExtendForPerson(world.deps)(world.command('admin', { version }), given);
};
const dutiesOf = async (world: World, personId: string) =>
  (await readTeam(world.deps, world.actor(personId), cycleId)).items.flatMap(({ employeeId, duties }) =>
    duties.map((duty) => [employeeId, duty]),
  );
const execution = async (): Promise<World> => {
  const world = await createWorld();
  for (const id of ['ani', 'budi', 'citra']) await world.planned(id);
  await world.enterPhase('execution');
  return world;
};

describe('somebody with a later end than everybody', () => {
  it('is owed feedback until then, by those who were asked, and no longer', async () => {
    const world = await execution();
    world.clock.set('2026-03-02T02:00:00.000Z');
    for (const employeeId of ['ani', 'citra'])
      await createAskFeedback(world.deps)(world.command(employeeId), { cycleId, employeeId, personIds: ['budi'] });
    await longer(world, 'ani', '2026-04-08');
    const asked = async () => (await owed(world, 'budi')).filter(([kind]) => kind === 'give-feedback');
    const [everybody, own] = [(await world.cycle()).deadlines.execution, '2026-04-08T17:00:00.000Z'];
    expect(await asked()).toEqual([
      ['give-feedback', 'citra', everybody],
      ['give-feedback', 'ani', own],
    ]);
    world.clock.set(everybody);
    expect(await asked()).toEqual([['give-feedback', 'ani', own]]);
    world.clock.set(own);
    expect(await asked()).toEqual([]);
  });

  it('keeps the reports of last month waiting until then', async () => {
    const world = await execution();
    await world.enterPhase('supervisor-review');
    for (const employeeId of ['ani', 'budi'])
      await world.put<object>(
        keys.activity(agencyId, cycleId, employeeId, { date: '2026-03-10', id: 'a', version: 1 }),
        {
          ...{ schemaVersion: 1, text: 'Kunjungan' },
        },
      );
    await longer(world, 'ani', '2026-04-14');
    const reports = async () => (await owed(world, 'chief')).filter(([kind]) => kind === 'review-activities');
    const { 'supervisor-review': everybody } = (await world.cycle()).deadlines;
    const own = ['review-activities', 'ani', '2026-04-14T17:00:00.000Z'];
    expect(await reports()).toEqual([['review-activities', 'budi', everybody], own]);
    world.clock.set(everybody);
    expect(await reports()).toEqual([own]);
  });

  it('does not drop off the board of the appraiser when everybody’s time is over', async () => {
    const world = await createWorld();
    for (const id of ['ani', 'budi']) await submit(world, id);
    await longer(world, 'ani', '2026-02-04');
    expect(await dutiesOf(world, 'chief')).toEqual([
      ['ani', 'decide-plan'],
      ['budi', 'decide-plan'],
    ]);
    world.clock.set((await world.cycle()).deadlines.planning);
    expect(await dutiesOf(world, 'chief')).toEqual([['ani', 'decide-plan']]);
    world.clock.set('2026-02-04T17:00:00.000Z');
    expect(await dutiesOf(world, 'chief')).toEqual([]);
  });

  it('is on the board again while a phase is reopened', async () => {
    const world = await createWorld();
    await closePhase(world, 'planning');
    await world.enterPhase('execution');
    world.clock.set('2026-02-10T02:00:00.000Z');
    await reopen(world, { phase: 'planning', scope: persons('citra'), deadline: '2026-02-20' });
    await submit(world, 'citra');
    expect(await dutiesOf(world, 'chief')).toEqual([['citra', 'decide-plan']]);
    world.clock.set('2026-02-20T17:00:00.000Z');
    expect(await dutiesOf(world, 'chief')).toEqual([]);
  });
});
