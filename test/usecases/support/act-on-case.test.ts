import { describe, expect, it } from 'vitest';
import type { ActRecord } from '../../../functions/domain/case/act.ts';
import type { Store, Stored } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createMemoryStore } from '../../../functions/store/memory-store.ts';
import {
  type ActContext,
  actAsMachine,
  actOnCase,
  type CaseChange,
} from '../../../functions/usecases/support/act-on-case.ts';
import type { Command } from '../../../functions/usecases/support/deps.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani', action: 'submit-plan' } as const;
const at = '2026-01-20T02:00:00.000Z';

const submit = async ({ case: stored }: ActContext): Promise<CaseChange> => {
  const seq = stored.data.chain.seq + 1;
  return {
    next: { ...stored.data, stage: 'unplanned', plan: { seq, version: 1, status: 'submitted', at, reason: null } },
    act: 'plan-submitted',
    body: { note: 'a plan' },
  };
};
const act = (world: World, command: Command) => actOnCase(world.deps, command, target, submit);

const actsOf = async (world: World): Promise<ActRecord[]> => {
  const found: ActRecord[] = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, 'ani'))) found.push(data);
  return found;
};

describe('actOnCase', () => {
  it('stores the case and its act in one step and answers from the act', async () => {
    const world = await createWorld();
    const receipt = await act(world, world.command('ani', { version: 1 }));
    const [record] = await actsOf(world);
    const stored = await world.case('ani');
    expect(receipt).toEqual({ cycleId, employeeId: 'ani', act: 'plan-submitted', seq: 1, at, version: 2 });
    expect(stored.version).toBe(2);
    expect(stored.data.chain).toEqual({ seq: 1, head: record?.envelope.hash });
    expect(record?.envelope).toMatchObject({ actor: 'ani', onBehalfOf: null, at });
  });

  it('answers a repeat with the same receipt and acts once', async () => {
    const world = await createWorld();
    const command = world.command('ani', { version: 1 });
    const first = await act(world, command);
    expect(await act(world, command)).toEqual(first);
    expect(await actsOf(world)).toHaveLength(1);
  });

  it('answers a repeat even after the deadline has passed', async () => {
    const world = await createWorld();
    const command = world.command('ani', { version: 1 });
    const first = await act(world, command);
    await world.enterPhase('execution');
    expect(await act(world, command)).toEqual(first);
  });

  it('refuses the same key with another body', async () => {
    const world = await createWorld();
    await act(world, world.command('ani', { version: 1, key: 'key-00000001' }));
    const second = act(world, world.command('ani', { version: 1, key: 'key-00000001' }));
    await expect(second).rejects.toMatchObject({ refusal: { code: 'idempotency-key-reused' } });
  });

  it("does not answer with somebody else's receipt under the same key", async () => {
    const world = await createWorld();
    const mine = world.command('ani', { version: 1, key: 'key-00000001', digest: 'same' });
    await act(world, mine);
    const theirs = world.command('chief', { version: 1, key: 'key-00000001', digest: 'same' });
    await expect(act(world, theirs)).rejects.toMatchObject({ refusal: { code: 'precondition-failed' } });
  });

  it.each([
    ['no version', undefined, 'precondition-required'],
    ['a stale version', 7, 'precondition-failed'],
  ])('refuses %s and writes nothing', async (_, version, code) => {
    const world = await createWorld();
    const command = world.command('ani', version === undefined ? {} : { version });
    await expect(act(world, command)).rejects.toMatchObject({ refusal: { code } });
    expect(await actsOf(world)).toEqual([]);
  });

  it.each(['dewi', 'nobody'])('hides the case from %s as if it were absent', async (person) => {
    const world = await createWorld();
    const foreign = act(world, world.command(person, { version: 1 }));
    const absent = actOnCase(
      world.deps,
      world.command(person, { version: 1 }),
      { ...target, employeeId: 'ghost' },
      submit,
    );
    const [a, b] = await Promise.all(
      [foreign, absent].map((p) =>
        p.then(
          () => null,
          (error: { refusal: object }) => error.refusal,
        ),
      ),
    );
    expect(a).toEqual({ code: 'not-found', detail: 'No such case.' });
    expect(b).toEqual(a);
  });

  it('lets one of two requests at once win and tells the other', async () => {
    const world = await createWorld();
    const both = await Promise.allSettled([
      act(world, world.command('ani', { version: 1 })),
      act(world, world.command('ani', { version: 1 })),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await actsOf(world)).toHaveLength(1);
  });

  // What shows it in a whole town is so rare that no seed of hundreds does: `what does not fit together because another was first`.
  it('tells whoever was overtaken that the version passed, where what was read later does not fit; alone it is an error', async () => {
    const world = await createWorld();
    const command = world.command('ani', { version: 1 });
    const torn = new Error('what was read does not fit together');
    const overtakenBy = (first: Command | null) =>
      actOnCase(world.deps, command, target, async () => {
        if (first !== null) await act(world, first);
        throw torn;
      });
    await expect(overtakenBy(null)).rejects.toBe(torn);
    await expect(overtakenBy(world.command('ani', { version: 1 }))).rejects.toMatchObject({
      refusal: { code: 'precondition-failed', extra: { currentVersion: 2 } },
    });
    expect(await actsOf(world)).toHaveLength(1);
  });

  it('answers whoever was overtaken by a repeat of the own request as that one was', async () => {
    const world = await createWorld();
    const command = world.command('ani', { version: 1 });
    const receipt = await actOnCase(world.deps, command, target, async () => {
      await act(world, command);
      throw new Error('what was read does not fit together');
    });
    expect(receipt).toMatchObject({ seq: 1, version: 2 });
    expect(await actsOf(world)).toHaveLength(1);
  });

  it('recognises its own write where the reply was lost and the commit is sent again', async () => {
    const memory = createMemoryStore();
    const replyLost: Store = {
      ...memory,
      // What an SDK retry does after a lost reply: the second try meets the first one's effect.
      commit: async (writes) => {
        await memory.commit(writes);
        if (writes.some((write) => write.key.sk.startsWith('act#'))) await memory.commit(writes);
      },
    };
    const world = await createWorld({ store: replyLost });
    const receipt = await act(world, world.command('ani', { version: 1 }));
    expect(receipt).toMatchObject({ seq: 1, version: 2 });
    expect(await actsOf(world)).toHaveLength(1);
  });
});

describe('actAsMachine', () => {
  it('refuses the second of two workers that settle the same case', async () => {
    const world = await createWorld();
    const stored = await world.case('ani');
    const change = { next: stored.data, act: 'duty-missed', body: { missing: 'plan-submission' }, at } as const;
    await actAsMachine(world.deps, agencyId, await world.cycle(), stored, change);
    await expect(actAsMachine(world.deps, agencyId, await world.cycle(), stored, change)).rejects.toMatchObject({
      name: 'ConflictError',
      found: { version: 2 } satisfies Partial<Stored<unknown>>,
    });
    expect((await actsOf(world)).map((record) => record.envelope.actor)).toEqual(['machine']);
  });
});
