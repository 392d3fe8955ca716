import { beforeEach, describe, expect, it } from 'vitest';
import { createAskFeedback } from '../../../functions/usecases/feedback/ask-feedback.ts';
import { createGetRequests } from '../../../functions/usecases/feedback/get-requests.ts';
import { createGiveFeedback } from '../../../functions/usecases/feedback/give-feedback.ts';
import { createListMyRequests } from '../../../functions/usecases/feedback/list-my-requests.ts';
import { createRemindFeedback } from '../../../functions/usecases/feedback/remind-feedback.ts';
import { type CrashingStore, crashingStore } from '../../support/crashing-store.ts';
import { createDumpableStore, type DumpableStore } from '../../support/dump.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const ani = { cycleId, employeeId: 'ani' };
let world: World;
let store: DumpableStore;
let crashing: CrashingStore;

const ask = (personId: string, personIds: string[], target = ani) =>
  createAskFeedback(world.deps)(world.command(personId), { ...target, personIds });
const remind = (personId: string) => createRemindFeedback(world.deps)(world.command(personId), ani);
const mine = async (personId: string) =>
  (await createListMyRequests(world.deps)(world.actor(personId), { cycleId })).items;
const answer = (personId: string) =>
  createGiveFeedback(world.deps)(world.command(personId), { ...ani, ratings: { loyal: 'meets' }, note: 'Baik' });

beforeEach(async () => {
  crashing = crashingStore();
  store = createDumpableStore(crashing);
  world = await createWorld({ store });
  await world.enterPhase('execution');
  world.clock.set('2026-02-10T02:00:00.000Z');
});

describe('asking', () => {
  it('by the person or the appraiser, whom it shows to the person asked', async () => {
    await ask('ani', ['budi', 'chief']);
    const view = await ask('chief', ['citra', 'budi']);
    expect(view.asked).toEqual([
      { personId: 'budi', by: 'ani', on: '2026-02-10' },
      { personId: 'chief', by: 'ani', on: '2026-02-10' },
      { personId: 'citra', by: 'chief', on: '2026-02-10' },
    ]);
    expect(
      (await Promise.all(['budi', 'chief', 'citra', 'dewi'].map(mine))).map((l) => l.map((r) => r.source)),
    ).toEqual([['peer'], ['appraiser'], ['peer'], []]);
    expect((await mine('budi'))[0]).toMatchObject({
      employeeId: 'ani',
      name: 'Nama ani',
      answered: false,
      remindedOn: null,
    });
  });

  it('twice asks once', async () => {
    const first = await ask('ani', ['budi', 'budi']);
    world.clock.advance(86_400);
    expect(await ask('chief', ['budi'])).toEqual(first);
    expect(first.asked).toHaveLength(1);
  });

  it('that was cut off anywhere tells nobody half of it, and a repeat asks them all', async () => {
    for (const at of [0, 1])
      for (const moment of ['before', 'after'] as const) {
        const asked = at === 1 && moment === 'after';
        crashing.crashAt(at, moment);
        await expect(ask('ani', ['budi', 'citra'])).rejects.toThrow('died');
        crashing.heal();
        const seen = await Promise.all(['budi', 'citra'].map(mine));
        expect(seen.map((list) => list.length)).toEqual(asked ? [1, 1] : [0, 0]);
        const view = await createGetRequests(world.deps)(world.actor('chief'), ani);
        expect(view.asked).toHaveLength(asked ? 2 : 0);
      }
    await ask('ani', ['budi', 'citra']);
    expect((await Promise.all(['budi', 'citra'].map(mine))).map((list) => list.length)).toEqual([1, 1]);
  });

  it('a superior is asked by those below', async () => {
    await ask('chief', ['ani', 'budi'], { cycleId, employeeId: 'chief' });
    expect((await mine('ani'))[0]).toMatchObject({ employeeId: 'chief', source: 'subordinate' });
  });

  it.each([
    ['a stranger', ['dewi']],
    ['the person', ['ani']],
    ['somebody who is not there', ['nobody']],
    ['the superior', ['health-head']],
  ])('%s is refused, with the place', async (_, personIds) => {
    const refusal = await refusalOf(ask('ani', ['budi', ...personIds]));
    expect(refusal).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/personIds/1', code: 'not-eligible' }],
    });
    expect(await mine('budi')).toEqual([]);
  });

  it.each([
    ['budi', 'not-found'],
    ['health-head', 'forbidden'],
    ['admin', 'forbidden'],
  ])('is not for %s', async (personId, code) => {
    expect((await refusalOf(ask(personId, ['citra']))).code).toBe(code);
  });

  it('stops at the rule set’s number', async () => {
    const rules = { ...world.rules, version: 'one', feedback: { ...world.rules.feedback, maximumAsked: 1 } };
    world = await createWorld({ rules });
    await world.enterPhase('execution');
    await ask('ani', ['budi']);
    expect(await refusalOf(ask('ani', ['citra']))).toMatchObject({
      code: 'invalid-body',
      fields: [{ code: 'too_big' }],
    });
  });

  it.each(['planning', 'supervisor-review'] as const)('belongs to execution, not to %s', async (phase) => {
    await world.enterPhase(phase);
    expect((await refusalOf(ask('ani', ['budi']))).code).toMatch(/wrong-phase|deadline-passed/);
  });
});

describe('what is known of the answers', () => {
  it('the person asked sees the own; nothing in the requests changes', async () => {
    await ask('ani', ['budi', 'citra']);
    const before = await createGetRequests(world.deps)(world.actor('chief'), ani);
    await answer('budi');
    expect([(await mine('budi'))[0]?.answered, (await mine('citra'))[0]?.answered]).toEqual([true, false]);
    expect(await createGetRequests(world.deps)(world.actor('chief'), ani)).toEqual(before);
  });

  it('a reminder is stored the same whoever has answered', async () => {
    const stored = async (who: string) => {
      store = createDumpableStore();
      world = await createWorld({ store });
      await world.enterPhase('execution');
      world.clock.set('2026-02-10T02:00:00.000Z');
      await ask('ani', ['budi', 'citra']);
      await answer(who);
      await remind('ani');
      const items = await store.dump();
      return items.filter(({ key }) => !key.sk.startsWith('said#'));
    };
    expect(await stored('budi')).toEqual(await stored('citra'));
  });

  it('is for the person and the appraiser', async () => {
    await ask('ani', ['budi']);
    const read = (personId: string) => createGetRequests(world.deps)(world.actor(personId), ani);
    expect((await read('ani')).asked).toHaveLength(1);
    expect((await refusalOf(read('health-head'))).code).toBe('forbidden');
    expect((await refusalOf(read('budi'))).code).toBe('not-found');
  });
});

describe('reminders', () => {
  it('reach those who have not answered, once a day', async () => {
    await ask('ani', ['budi', 'citra']);
    await answer('budi');
    world.clock.set('2026-02-12T02:00:00.000Z');
    await remind('ani');
    expect((await remind('chief')).reminders).toEqual([{ by: 'ani', on: '2026-02-12' }]);
    expect([(await mine('budi'))[0]?.remindedOn, (await mine('citra'))[0]?.remindedOn]).toEqual([null, '2026-02-12']);
  });

  it('of before somebody was asked are not theirs', async () => {
    await ask('ani', ['budi']);
    await remind('ani');
    world.clock.set('2026-02-13T02:00:00.000Z');
    await ask('ani', ['citra']);
    expect([(await mine('budi'))[0]?.remindedOn, (await mine('citra'))[0]?.remindedOn]).toEqual(['2026-02-10', null]);
  });

  it('come by rule some working days before the deadline, at midnight of the agency', async () => {
    await ask('ani', ['budi']);
    // Feedback is taken up to Sunday 5 April 2026. Friday 3 April is Good Friday, so five working days earlier is 27 March.
    world.clock.set('2026-03-26T16:59:59.000Z');
    expect((await mine('budi'))[0]?.remindedOn).toBeNull();
    world.clock.set('2026-03-26T17:00:00.000Z');
    expect((await mine('budi'))[0]?.remindedOn).toBe('2026-03-27');
    world.clock.set('2026-04-02T02:00:00.000Z');
    expect((await mine('budi'))[0]?.remindedOn).toBe('2026-04-02');
  });

  it('need somebody who was asked', async () => {
    expect((await refusalOf(remind('ani'))).code).toBe('wrong-stage');
  });
});

describe('at the close', () => {
  it('the list is empty', async () => {
    await ask('ani', ['budi']);
    world.clock.set((await world.cycle()).deadlines.execution);
    expect(await mine('budi')).toEqual([]);
  });

  it('a feedback of March answers a request of February', async () => {
    await ask('ani', ['budi']);
    world.clock.set('2026-04-03T02:00:00.000Z');
    await answer('budi');
    expect((await mine('budi'))[0]?.answered).toBe(true);
  });
});
