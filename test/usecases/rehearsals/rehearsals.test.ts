import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settledPhases } from '../../../functions/domain/closing/plan-closure.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createGetRehearsal, createListRehearsedUnits } from '../../../functions/usecases/rehearsals/get-rehearsal.ts';
import { createRequestRehearsal } from '../../../functions/usecases/rehearsals/request-rehearsal.ts';
import { workRehearsal } from '../../../functions/usecases/rehearsals/work-rehearsal.ts';
import { CrashError, crashingStore } from '../../support/crashing-store.ts';
import { refusalOf } from '../../support/refusals.ts';
import { allCases, evaluated, manifestsOf, realise, shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';
import { linesOf, night, rehearse, submit } from './rehearsal-world.ts';

describe('a rehearsal of planning', () => {
  it('tells of everybody where they would stand, by which rule, and whose act is missing', async () => {
    const world = await createWorld();
    await world.planned('ani');
    await submit(world, 'budi');
    const done = await rehearse(world);
    expect(done).toMatchObject({ number: 1, status: 'done', phase: 'planning', basis: 'deadline', comparedWith: null });
    const lines = await linesOf(world);
    expect([...lines.keys()].toSorted()).toEqual(evaluated.toSorted());
    expect(lines.get('ani')).toMatchObject({ endState: 'complete', rule: 'nothing-missing', owes: [], changed: false });
    expect(lines.get('budi')).toMatchObject({
      endState: 'carried',
      rule: 'plan-carried-as-submitted',
      owes: [{ missing: 'plan-decision', owedBy: 'chief' }],
    });
    expect(lines.get('citra')).toMatchObject({
      endState: 'escalated',
      rule: 'no-plan',
      owes: [{ missing: 'plan-submission', owedBy: 'citra' }],
    });
  });

  it('adds up over everybody and over each unit', async () => {
    const world = await createWorld();
    await world.planned('ani');
    await submit(world, 'budi');
    const done = await rehearse(world);
    if (done.status !== 'done') throw new Error('not done');
    const others = evaluated.length - 2;
    expect(done.totals).toMatchObject({
      cases: evaluated.length,
      endStates: { complete: 1, carried: 1, provisional: 0, escalated: others, exempt: 0 },
      missing: { 'plan-decision': 1, 'plan-submission': others },
      changed: 0,
      moves: [],
    });
    const which = { cycleId, rehearsal: 'last', cursor: null } as const;
    const units = await createListRehearsedUnits(world.deps)(world.actor('admin'), which);
    expect(units.items.find(({ unitCode }) => unitCode === 'DINKES.1')).toMatchObject({
      endStates: { complete: 1, carried: 1, escalated: 2 },
    });
    const people = units.items.flatMap(({ endStates }) => Object.values(endStates)).reduce((a, b) => a + b, 0);
    expect(people).toBe(evaluated.length);
  });

  it('says who stands elsewhere than at the rehearsal before, and from where they came', async () => {
    const world = await createWorld();
    await rehearse(world);
    await submit(world, 'budi');
    const second = await rehearse(world);
    expect(second).toMatchObject({
      comparedWith: 1,
      totals: { changed: 1, moves: [{ from: 'escalated', to: 'carried', people: 1 }] },
    });
    const lines = await linesOf(world);
    expect([...lines.values()].filter(({ changed }) => changed).map(({ employeeId }) => employeeId)).toEqual(['budi']);
    expect(lines.get('budi')?.was).toEqual({ endState: 'escalated', rule: 'no-plan' });
  });

  it('of a chosen instant judges everybody by it, and is no measure for the next one', async () => {
    const world = await createWorld();
    await submit(world, 'budi');
    await world.act(
      'budi',
      (c) => (c.stage === 'unplanned' && c.plan ? { ...c, plan: { ...c.plan, status: 'returned', reason: 'x' } } : c),
      'plan-returned',
      {},
    );
    // Returned today: by tomorrow there is no fair time left, by the deadline there is.
    const soon = await rehearse(world, '2026-01-21');
    expect(soon).toMatchObject({ basis: 'chosen', instant: '2026-01-21T17:00:00.000Z' });
    expect((await linesOf(world)).get('budi')).toMatchObject({ rule: 'plan-carried-late-return' });
    expect(await rehearse(world)).toMatchObject({ comparedWith: null });
    expect((await linesOf(world)).get('budi')).toMatchObject({ rule: 'no-plan', changed: false });
  });

  it('changes no case', async () => {
    const world = await createWorld();
    await submit(world, 'budi');
    const before = await allCases(world);
    await rehearse(world);
    expect(await allCases(world)).toEqual(before);
  });
});

describe('what is refused', () => {
  it('a rehearsal by anybody but an administrator, and of what has passed', async () => {
    const world = await createWorld();
    const request = createRequestRehearsal(world.deps);
    const by = (person: string, instant: string | null) => request(world.command(person), { cycleId, instant });
    expect(await refusalOf(by('chief', null))).toMatchObject({ code: 'forbidden' });
    expect(await refusalOf(by('admin', '2026-01-19'))).toMatchObject({
      code: 'invalid-body',
      fields: [{ pointer: '/instant', code: 'in-the-past' }],
    });
    await world.enterPhase('scoring');
    expect(await refusalOf(by('admin', null))).toMatchObject({ code: 'wrong-phase' });
    await world.enterPhase('planning', { status: 'closing' });
    expect(await refusalOf(by('admin', null))).toMatchObject({ code: 'wrong-phase' });
  });

  it('a number that no rehearsal has', async () => {
    const world = await createWorld();
    const get = createGetRehearsal(world.deps);
    const of = (rehearsal: number | 'last') => get(world.actor('admin'), { cycleId, rehearsal });
    expect(await refusalOf(of('last'))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(of(7))).toMatchObject({ code: 'not-found' });
  });
});

describe('a repeat', () => {
  it('of the same request answers with the same rehearsal; the key with another body is refused', async () => {
    const world = await createWorld();
    const request = createRequestRehearsal(world.deps);
    const command = world.command('admin', { key: 'rehearse-1', digest: 'a' });
    const first = await request(command, { cycleId, instant: null });
    expect(await request(command, { cycleId, instant: null })).toEqual(first);
    const other = request({ ...command, requestDigest: 'b' }, { cycleId, instant: '2026-01-25' });
    expect(await refusalOf(other)).toMatchObject({ code: 'idempotency-key-reused' });
  });
});

describe('a rehearsal that is disturbed', () => {
  it('comes to the same end from a death at any commit', async () => {
    const prepared = async (store = crashingStore()) => {
      const world = await createWorld({ store });
      await submit(world, 'budi');
      return { world, store };
    };
    const alone = await prepared();
    const expected = await rehearse(alone.world);
    const lines = await linesOf(alone.world);
    // Its head, a page a shard, the units, the sums.
    const count = 1 + 2 + 1 + 1;
    for (let commit = 0; commit < count; commit++)
      for (const moment of ['before', 'after'] as const) {
        const { world, store } = await prepared();
        store.crashAt(commit, moment);
        await expect(rehearse(world)).rejects.toThrow(CrashError);
        store.heal();
        await night(world);
        if (commit === 0 && moment === 'before') await rehearse(world);
        expect((await world.read(keys.rehearsal(agencyId, cycleId, 1)))?.status).toBe('done');
        expect(await linesOf(world, 1)).toEqual(lines);
      }
    expect(expected.status).toBe('done');
  });

  it('is done in turns where it is too large for one, and two at once do no harm', async () => {
    const world = await createWorld();
    const done = await rehearse(world);
    const cycle = await world.cycle();
    const { totals: _, finishedAt: __, ...rest } = { totals: null, finishedAt: null, ...done };
    const begun = { ...rest, number: 2, status: 'running', comparedWith: 1 } as const;
    await world.put(keys.rehearsal(agencyId, cycleId, 2), begun);
    const work = (most: number) => workRehearsal(world.deps, agencyId, cycle, begun, most);
    expect(await work(1)).toMatchObject({ status: 'running' });
    expect(await world.read(keys.rehearsedShard(agencyId, cycleId, 2, 1))).toBeNull();
    const both = await Promise.all([work(9), work(9)]);
    expect(both.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(both[0]).toEqual(both[1]);
  });
});

describe('what was rehearsed is what the close does', () => {
  const did = fc.constantFrom('nothing', 'submitted', 'planned', 'realised', 'reviewed' as const);
  const prepare = async (world: World, phase: (typeof settledPhases)[number], deeds: [string, string][]) => {
    for (const [id, deed] of deeds) {
      if (deed === 'submitted' && phase === 'planning') await submit(world, id);
      if (deed === 'planned' || deed === 'realised') await world.planned(id);
      if (deed === 'realised') await realise(world, id);
      if (deed === 'reviewed' && phase === 'supervisor-review') await world.reviewed(id);
    }
    await world.enterPhase(phase);
  };

  it.each(settledPhases)('to everybody at the end of %s', async (phase) => {
    await fc.assert(
      fc.asyncProperty(fc.array(did, { minLength: evaluated.length, maxLength: evaluated.length }), async (deeds) => {
        const world = await createWorld();
        await prepare(
          world,
          phase,
          evaluated.map((id, i) => [id, deeds[i] ?? 'nothing']),
        );
        const rehearsed = await rehearse(world);
        if (rehearsed.status !== 'done') throw new Error('not done');
        const before = await linesOf(world);
        await world.enterPhase(phase, { status: 'closing' });
        await createCloseShards(world.deps)({ ...shards, phase });
        for (const { employeeId, marks } of await allCases(world)) {
          const set = marks.filter((mark) => mark.phase === phase);
          const line = before.get(employeeId);
          expect(line?.owes).toEqual(set.map(({ missing, owedBy }) => ({ missing, owedBy })));
          expect(line?.rule).toBe(set[0]?.rule ?? (line?.rule === 'no-plan' ? 'no-plan' : 'nothing-missing'));
        }
        const closed = await manifestsOf(world, phase);
        for (const state of ['complete', 'carried', 'provisional', 'escalated', 'exempt'] as const)
          expect(closed.reduce((n, { endStates }) => n + endStates[state], 0)).toBe(rehearsed.totals.endStates[state]);
      }),
      { numRuns: 12 },
    );
  });
});
