import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createGiveFeedback } from '../../../functions/usecases/feedback/give-feedback.ts';
import { createListFeedback } from '../../../functions/usecases/feedback/list-feedback.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const onAni = { cycleId, employeeId: 'ani', ratings: { akuntabel: 'above' }, note: 'Sangat membantu' } as const;
const onChief = { ...onAni, employeeId: 'chief' } as const;

let world: World;
let give: ReturnType<typeof createGiveFeedback>;

const stored = async (employeeId: string) => {
  const found = [];
  for await (const item of eachOf(world.deps, keys.feedbacks(agencyId, cycleId, employeeId))) found.push(item);
  return found;
};

beforeEach(async () => {
  world = await createWorld();
  await world.enterPhase('execution');
  world.clock.set('2026-02-10T02:00:00.000Z');
  give = createGiveFeedback(world.deps);
});

describe('the source follows from the case', () => {
  it.each([
    ['chief', onAni, 'appraiser'],
    ['budi', onAni, 'peer'],
    ['ani', onChief, 'subordinate'],
  ] as const)('%s', async (personId, input, source) => {
    const { employeeId } = input;
    expect(await give(world.command(personId), input)).toEqual({
      cycleId,
      employeeId,
      source,
      month: '2026-02',
      on: '2026-02-10',
    });
  });

  it.each([
    ['dewi', 'not-found', 'a stranger'],
    ['ani', 'forbidden', 'the person himself'],
    ['health-head', 'forbidden', 'the superior'],
    ['admin', 'forbidden', 'the administrator'],
  ])('%s is refused by %s: %s', async (personId, code) => {
    expect((await refusalOf(give(world.command(personId), onAni))).code).toBe(code);
    expect(await stored('ani')).toEqual([]);
  });
});

describe('anonymity', () => {
  it("names the appraiser and leaves no trace of a peer, nor of a peer's request", async () => {
    await give(world.command('budi', { key: 'key-of-budi' }), onAni);
    await give(world.command('chief'), onAni);
    const { items } = await createListFeedback(world.deps)(world.actor('ani'), { cycleId, employeeId: 'ani' });
    expect(items.map(({ source, authorId }) => [source, authorId])).toEqual([
      ['appraiser', 'chief'],
      ['peer', null],
    ]);
    const bytes = JSON.stringify((await stored('ani')).filter(({ data }) => data.source === 'peer'));
    expect(bytes).not.toContain('budi');
    expect(bytes).not.toContain('key-of-budi');
  });

  it('gives one author different tags for different people, and another secret other tags', async () => {
    await give(world.command('budi'), onAni);
    await give(world.command('budi'), { ...onAni, employeeId: 'citra' });
    const [ani] = await stored('ani');
    const [citra] = await stored('citra');
    expect(ani?.key.sk).not.toBe(citra?.key.sk);
    const tag = ani?.key.sk.split('#').at(-1);
    expect(tag).toBe(world.deps.digest.hmac('cycle-secret', 'budi>ani'));
  });

  it('orders by what is said, not by the tag that stays the same each month', async () => {
    await give(world.command('budi'), { ...onAni, note: 'z' });
    await give(world.command('citra'), { ...onAni, note: 'a' });
    world.clock.set('2026-03-10T02:00:00.000Z');
    await give(world.command('budi'), { ...onAni, note: 'a' });
    await give(world.command('citra'), { ...onAni, note: 'z' });
    const { items } = await createListFeedback(world.deps)(world.actor('chief'), { cycleId, employeeId: 'ani' });
    expect(items.map(({ month, note }) => `${month} ${note}`)).toEqual([
      '2026-02 a',
      '2026-02 z',
      '2026-03 a',
      '2026-03 z',
    ]);
    expect(items[0]).not.toHaveProperty('on');
  });
});

describe('once a month', () => {
  const request = { key: 'feedback-1', digest: 'body-1' };
  const other = { ...onAni, note: 'Sesuatu yang lain' };

  it('a repeat has one effect and the first answer', async () => {
    const first = await give(world.command('budi', request), onAni);
    world.clock.advance(86_400);
    expect(await give(world.command('budi', request), onAni)).toEqual(first);
    expect(await stored('ani')).toHaveLength(1);
  });

  it('the same key with another body is refused as reused', async () => {
    await give(world.command('budi', request), onAni);
    const refusal = await refusalOf(give(world.command('budi', { ...request, digest: 'body-2' }), other));
    expect(refusal.code).toBe('idempotency-key-reused');
  });

  it('a second feedback under a new key is refused as given already, and the next month is open', async () => {
    await give(world.command('budi', request), onAni);
    const second = await refusalOf(give(world.command('budi'), other));
    expect(second).toMatchObject({ code: 'already-exists' });
    world.clock.set('2026-03-02T02:00:00.000Z');
    expect(await give(world.command('budi'), other)).toMatchObject({ month: '2026-03' });
  });

  it('belongs to the last month when it comes in the days after the period', async () => {
    world.clock.set('2026-04-03T02:00:00.000Z');
    expect(await give(world.command('budi'), onAni)).toMatchObject({ month: '2026-03', on: '2026-03-31' });
  });

  it('follows the zone: the first of the month begins at 17:00 UTC in Jakarta', async () => {
    world.clock.set('2026-02-28T17:00:00.000Z');
    expect(await give(world.command('budi'), onAni)).toMatchObject({ month: '2026-03', on: '2026-03-01' });
  });
});

describe('when it is open', () => {
  it('not in the planning phase', async () => {
    await world.enterPhase('planning');
    expect((await refusalOf(give(world.command('budi'), onAni))).code).toBe('wrong-phase');
  });

  it('not after the deadline, which is named', async () => {
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.execution);
    expect(await refusalOf(give(world.command('budi'), onAni))).toMatchObject({
      code: 'deadline-passed',
      deadline: deadlines.execution,
    });
  });

  it('not without the secret that keeps the author out', async () => {
    await world.deps.store.commit([{ kind: 'delete', key: keys.feedbackSecret(agencyId, cycleId), version: 1 }]);
    expect((await refusalOf(give(world.command('budi'), onAni))).code).toBe('wrong-phase');
    expect(await stored('ani')).toEqual([]);
  });
});
