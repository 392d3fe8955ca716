import { describe, expect, it } from 'vitest';
import { addSeconds } from '../../../functions/domain/time/zone.ts';
import { keys } from '../../../functions/store/keys.ts';
import { knownRehearsals } from '../../../functions/usecases/rehearsals/known-rehearsals.ts';
import {
  createGetRehearsedLine,
  createListRehearsedLines,
} from '../../../functions/usecases/rehearsals/list-rehearsed-lines.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { night, rehearse } from './rehearsal-world.ts';

const deadline = exampleCycle.deadlines.planning;
const count = async (world: World) => (await knownRehearsals(world.deps, agencyId, cycleId)).length;

describe('every night before a deadline', () => {
  it('one rehearsal is made, from two weeks before on, by the day of the agency’s zone', async () => {
    const world = await createWorld();
    world.clock.set(addSeconds(deadline, -14 * 86_400 - 1));
    await night(world);
    expect(await count(world)).toBe(0);
    for (let day = 14; day > 0; day--) {
      world.clock.set(addSeconds(deadline, -day * 86_400));
      await Promise.all([night(world), night(world)]);
      world.clock.set(addSeconds(deadline, -day * 86_400 + 86_399));
      await night(world);
      expect(await count(world)).toBe(15 - day);
    }
    world.clock.set(deadline);
    await night(world);
    expect(await count(world)).toBe(14);
    const [first] = await knownRehearsals(world.deps, agencyId, cycleId);
    expect(first?.data).toMatchObject({ status: 'done', by: null, instant: deadline, basis: 'deadline' });
  });

  it('none is made where the rules ask for none, where no phase is open, or where no case is', async () => {
    const world = await createWorld();
    world.clock.set(addSeconds(deadline, -86_400));
    const rules = { ...world.rules, version: 'none', closing: { graceSeconds: 60, rehearsalDays: 0 } };
    await world.put(keys.ruleSet(agencyId, 'none'), rules);
    for (const over of [{ ruleSetVersion: 'none' }, { status: 'closing' as const }, { shardCount: 0 }]) {
      await world.put(keys.cycle(agencyId, cycleId), { ...exampleCycle, ...over });
      await night(world);
    }
    await world.enterPhase('scoring');
    await night(world);
    expect(await count(world)).toBe(0);
  });

  it('is made beside those that somebody asks for', async () => {
    const world = await createWorld({ now: addSeconds(deadline, -86_400) });
    await rehearse(world);
    await night(world);
    expect(await count(world)).toBe(2);
  });
});

describe('who reads a rehearsal', () => {
  const prepared = async () => {
    const world = await createWorld();
    await rehearse(world);
    const list = (person: string, unitCode: string | null) =>
      createListRehearsedLines(world.deps)(world.actor(person), {
        ...{ cycleId, rehearsal: 'last', unitCode, endState: null, changed: false, cursor: null },
      });
    const own = (person: string, employeeId: string) =>
      createGetRehearsedLine(world.deps)(world.actor(person), { cycleId, employeeId });
    return { list, own };
  };

  it.each(['admin', 'auditor', 'member-1', 'secretary'])('all of it: %s', async (person) => {
    const { list } = await prepared();
    expect((await list(person, null)).items.length).toBeGreaterThan(10);
  });

  it('a unit: its head, and the head of the binding unit all below it; nobody else', async () => {
    const { list } = await prepared();
    const ids = async (person: string, unit: string) =>
      (await list(person, unit)).items.map(({ employeeId }) => employeeId).toSorted();
    expect(await ids('chief', 'DINKES.1')).toEqual(['ani', 'budi', 'chief', 'citra']);
    expect(await ids('health-head', 'DINKES')).toEqual(['ani', 'budi', 'chief', 'citra', 'health-head']);
    expect(await refusalOf(list('chief', 'DINKES'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(list('ani', 'DINKES.1'))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(list('chief', null))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(list('chief', 'NOWHERE'))).toMatchObject({ code: 'not-found' });
  });

  it('a line: the person and who reads the case; to others there is none', async () => {
    const { own } = await prepared();
    for (const person of ['ani', 'chief', 'health-head', 'admin'])
      expect(await own(person, 'ani')).toMatchObject({ employeeId: 'ani', rehearsal: 1 });
    for (const person of ['budi', 'dewi'])
      expect(await refusalOf(own(person, 'ani'))).toMatchObject({ code: 'not-found' });
  });
});
