import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { behaviours, type Feedback } from '../../../functions/domain/execution/feedback.ts';
import type { AnonymousFeedback } from '../../../functions/domain/feedback/anonymous-feedback.ts';
import type { Stored } from '../../../functions/ports/store.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createGiveFeedback } from '../../../functions/usecases/feedback/give-feedback.ts';
import { createListFeedback } from '../../../functions/usecases/feedback/list-feedback.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { itemSize } from '../../support/item-size.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const onAni = { cycleId, employeeId: 'ani', ratings: { akuntabel: 'above' }, note: 'Sangat membantu' } as const;
const onChief = { ...onAni, employeeId: 'chief' } as const;

let world: World;
let give: ReturnType<typeof createGiveFeedback>;

const stored = async (employeeId: string) => {
  const found: Stored<Feedback | AnonymousFeedback>[] = [];
  for await (const item of eachOf(world.deps, keys.feedbacks(agencyId, cycleId, employeeId))) found.push(item);
  for await (const item of eachOf(world.deps, keys.anonymousFeedbacks(agencyId, cycleId, employeeId))) found.push(item);
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
  it("names the appraiser at once, and leaves no trace of a peer, nor of a peer's request", async () => {
    await give(world.command('budi', { key: 'key-of-budi' }), onAni);
    await give(world.command('chief'), onAni);
    const list = await createListFeedback(world.deps)(world.actor('ani'), { cycleId, employeeId: 'ani' });
    expect(list.items.map(({ source, authorId }) => [source, authorId])).toEqual([['appraiser', 'chief']]);
    expect(list).toMatchObject({ colleagues: null, threshold: 3, closes: (await world.cycle()).deadlines.execution });
    const bytes = JSON.stringify((await stored('ani')).filter(({ data }) => data.source === 'peer'));
    expect(bytes).toContain('Sangat membantu');
    expect(bytes).not.toContain('budi');
    expect(bytes).not.toContain('key-of-budi');
    expect(bytes).not.toContain('2026-02-10');
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
});

describe('after the close', () => {
  const close = async () => {
    await world.enterPhase('execution', { status: 'closing' });
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    await world.enterPhase('supervisor-review');
  };
  const list = (personId: string, employeeId: string) =>
    createListFeedback(world.deps)(world.actor(personId), { cycleId, employeeId });

  it('three subordinates are heard together, by everybody who reads the case alike', async () => {
    for (const [personId, rating] of [
      ['ani', 'above'],
      ['budi', 'meets'],
      ['citra', 'meets'],
    ] as const)
      await give(world.command(personId), {
        ...onChief,
        ratings: { akuntabel: rating },
        note: `Catatan ${rating} ${personId === 'citra' ? 2 : 1}`,
      });
    await close();
    const { colleagues } = await list('chief', 'chief');
    expect(colleagues).toEqual([
      { source: 'peer', status: 'withheld' },
      {
        source: 'subordinate',
        status: 'released',
        people: 3,
        values: [{ behaviour: 'akuntabel', points: '2.33', months: [{ month: '2026-02', points: '2.33' }] }],
        notes: ['Catatan above 1', 'Catatan meets 1', 'Catatan meets 2'],
      },
    ]);
    for (const reader of ['health-head', 'admin', 'auditor', 'member-1'])
      expect((await list(reader, 'chief')).colleagues).toEqual(colleagues);
  });

  it('two are not, and it is not told whether it was two or nobody', async () => {
    for (const personId of ['ani', 'budi']) await give(world.command(personId), onChief);
    await close();
    const { colleagues } = await list('chief', 'chief');
    expect(colleagues).toEqual((await list('ani', 'ani')).colleagues);
    expect(colleagues?.map(({ status }) => status)).toEqual(['withheld', 'withheld']);
  });

  it('is not yet while the machine settles: a release that grows would show who came last', async () => {
    for (const personId of ['ani', 'budi', 'citra']) await give(world.command(personId), onChief);
    await world.enterPhase('execution', { status: 'closing' });
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    expect((await list('chief', 'chief')).colleagues).toBeNull();
  });
});

describe('the price', () => {
  it('is one write unit: an item of at most 1 KB, all seven values and a long note included', async () => {
    const ratings = Object.fromEntries(behaviours.map((behaviour) => [behaviour, 'meets'] as const));
    await give(world.command('budi', { digest: nodeDigest.sha256('body') }), {
      ...onAni,
      ratings,
      note: 'Ringkas dan jelas. '.repeat(22),
    });
    const [item] = await stored('ani');
    const { pk, sk } = item?.key ?? { pk: '', sk: '' };
    expect(itemSize(marshall({ pk, sk, v: 1, d: item?.data ?? {} }))).toBeLessThanOrEqual(1024);
    expect(item?.data.note.length).toBeGreaterThan(400);
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
    expect(await give(world.command('budi'), onAni)).toMatchObject({ month: '2026-03' });
  });

  it('follows the zone: the first of the month begins at 17:00 UTC in Jakarta', async () => {
    world.clock.set('2026-02-28T17:00:00.000Z');
    expect(await give(world.command('budi'), onAni)).toMatchObject({ month: '2026-03' });
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
