import { describe, expect, it } from 'vitest';
import { RefusedError } from '../../../functions/domain/refusal.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createOpenCycle, type OpenCycleInput } from '../../../functions/usecases/cycles/open-cycle.ts';
import type { Command } from '../../../functions/usecases/support/deps.ts';
import { agencyId, createWorld, exampleCycle, type World } from '../../support/world.ts';

const body: OpenCycleInput = {
  id: 'tw2-2026',
  title: 'Triwulan II 2026',
  kind: 'quarterly',
  period: { from: '2026-04-01', to: '2026-06-30' },
  deadlines: {
    planning: '2026-04-30',
    execution: '2026-07-05',
    'supervisor-review': '2026-07-12T12:00:00+07:00',
    'organisation-predicate': '2026-07-15',
    'committee-forum': '2026-07-20',
    'final-decision': '2026-07-24',
    'follow-up': '2026-09-30',
  },
  committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'member-3'] },
  authorisedOfficialId: 'secretary',
};
const stored = keys.cycle(agencyId, body.id);

const open = (world: World, over: Partial<OpenCycleInput> = {}, command: Command = world.command('admin')) =>
  createOpenCycle(world.deps)(command, { ...body, ...over });

/** The refusal in which a request ends, as `code` and the pointers and codes of its fields. */
const refusalOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  if (!(error instanceof RefusedError)) throw new Error('the request was not refused');
  const { code, fields = [] } = error.refusal;
  return { code, fields: fields.map((f) => `${f.pointer} ${f.code}`) };
};

describe('opening a cycle under the plans of an annual one', () => {
  const annual = { ...exampleCycle, id: 'tahunan-2026', kind: 'annual', phase: 'execution' } as const;
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const withAnnual = async (over: Partial<typeof exampleCycle> = {}): Promise<World> => {
    const world = await createWorld();
    await world.put(keys.cycle(agencyId, annual.id), { ...annual, period: year, ...over });
    return world;
  };

  it('remembers which', async () => {
    const world = await withAnnual();
    expect(await open(world, { planCycleId: annual.id })).toMatchObject({ planCycleId: annual.id });
    expect(await world.read(stored)).toMatchObject({ planCycleId: annual.id });
    expect(await open(await createWorld())).not.toHaveProperty('planCycleId');
  });

  it.each<[string, Partial<typeof exampleCycle>, string, string, string[]]>([
    ['no such cycle', {}, 'nowhere', 'plan-cycle-unfit', ['/planCycleId unknown-cycle']],
    ['a quarter', { kind: 'quarterly' }, annual.id, 'plan-cycle-unfit', ['/planCycleId not-annual']],
    ['its plans are being made', { phase: 'planning' }, annual.id, 'plans-not-closed', []],
  ])('refuses and stores nothing where there is %s', async (_, over, planCycleId, code, fields) => {
    const world = await withAnnual(over);
    expect(await refusalOf(open(world, { planCycleId }))).toEqual({ code, fields });
    expect(await world.read(stored)).toBeNull();
    expect(world.workflow.started).toEqual([]);
  });
});

describe('opening a cycle', () => {
  it('stores it in preparation and starts its execution', async () => {
    const world = await createWorld();
    const view = await open(world);
    expect(view).toMatchObject({ id: body.id, phase: 'preparation', status: 'running', run: 1, version: 1 });
    expect(world.workflow.started).toEqual([{ agencyId, cycleId: body.id, run: 1 }]);
    expect(await world.read(keys.pendingSignal(agencyId, body.id))).toMatchObject({ kind: 'delivered' });
    expect(view).not.toHaveProperty('requestKey');
    expect(view).not.toHaveProperty('requestDigest');
  });

  it('ends a day at midnight in the zone of the agency and takes a time as it is', async () => {
    const world = await createWorld();
    const { deadlines, zone } = await open(world);
    expect(zone).toBe('Asia/Jakarta');
    expect(deadlines.planning).toBe('2026-04-30T17:00:00.000Z');
    expect(deadlines['supervisor-review']).toBe('2026-07-12T05:00:00.000Z');
  });

  it('forecasts the end of the objection window from the deadline of the decision', async () => {
    const world = await createWorld();
    const { deadlines } = await open(world);
    expect(deadlines['objection-window'] > deadlines['final-decision']).toBe(true);
    expect(deadlines['objection-window'] < deadlines['follow-up']).toBe(true);
  });

  it('belongs to administrators', async () => {
    const world = await createWorld();
    for (const person of ['ani', 'auditor', 'member-1', 'secretary'])
      expect(await refusalOf(open(world, {}, world.command(person)))).toMatchObject({ code: 'forbidden' });
    expect(await world.read(stored)).toBeNull();
  });

  it('needs the rule set that the agency names', async () => {
    const world = await createWorld();
    const agency = await world.read(keys.agency(agencyId));
    if (agency === null) throw new Error('no agency');
    await world.put(keys.agency(agencyId), { ...agency, ruleSetVersion: '1999.1' });
    expect(await refusalOf(open(world))).toMatchObject({ code: 'rule-set-unknown' });
  });
});

describe('a cycle with faults', () => {
  const { deadlines, committee } = body;
  it.each<[string, Partial<OpenCycleInput>, string[]]>([
    [
      'a period that ends before it begins',
      { period: { from: '2026-06-30', to: '2026-04-01' } },
      ['/period/to period-order'],
    ],
    [
      'deadlines out of order',
      { deadlines: { ...deadlines, 'committee-forum': '2026-07-15' } },
      ['/deadlines/committee-forum deadline-order'],
    ],
    [
      'a deadline in the past',
      { deadlines: { ...deadlines, planning: '2026-01-10' } },
      ['/deadlines/planning in-the-past'],
    ],
    [
      'work that would end before the period does',
      { deadlines: { ...deadlines, execution: '2026-06-29' } },
      ['/deadlines/execution before-period-end'],
    ],
    ['an unknown official', { authorisedOfficialId: 'nobody' }, ['/authorisedOfficialId unknown-person']],
    ['an official without the role', { authorisedOfficialId: 'admin' }, ['/authorisedOfficialId role-missing']],
    [
      'a member without the role',
      { committee: { chairId: 'member-1', memberIds: ['member-1', 'ani', 'member-3'] } },
      ['/committee/memberIds/1 role-missing'],
    ],
    [
      'an unknown member',
      { committee: { ...committee, memberIds: ['member-1', 'member-2', 'nobody'] } },
      ['/committee/memberIds/2 unknown-person'],
    ],
    [
      'a member named twice',
      { committee: { ...committee, memberIds: ['member-1', 'member-2', 'member-1'] } },
      ['/committee/memberIds/2 duplicate'],
    ],
    [
      'a chair from outside',
      { committee: { ...committee, chairId: 'secretary' } },
      ['/committee/chairId not-a-member'],
    ],
  ])('with %s is refused, field by field, and nothing is stored', async (_, over, fields) => {
    const world = await createWorld();
    expect(await refusalOf(open(world, over))).toEqual({ code: 'invalid-body', fields });
    expect(await world.read(stored)).toBeNull();
    expect(await world.read(keys.pendingSignal(agencyId, body.id))).toBeNull();
    expect(world.workflow.started).toEqual([]);
  });

  it('hears of all its faults at once', async () => {
    const world = await createWorld();
    const refusal = await refusalOf(
      open(world, { authorisedOfficialId: 'nobody', deadlines: { ...deadlines, execution: '2026-04-10' } }),
    );
    expect(refusal.fields).toEqual([
      '/deadlines/execution before-period-end',
      '/deadlines/execution deadline-order',
      '/authorisedOfficialId unknown-person',
    ]);
  });
});

describe('the same request again', () => {
  it('gets the same answer and starts nothing anew', async () => {
    const world = await createWorld();
    const command = world.command('admin', { key: 'open-again', digest: 'same' });
    const first = await open(world, {}, command);
    expect(await open(world, {}, command)).toEqual(first);
    expect(world.workflow.started).toHaveLength(1);
  });

  it('gets it too where both came at once', async () => {
    const world = await createWorld();
    const command = world.command('admin', { key: 'open-twice', digest: 'same' });
    const [first, second] = await Promise.all([open(world, {}, command), open(world, {}, command)]);
    expect(second).toEqual(first);
    expect(new Set(world.workflow.started.map((s) => s.run))).toEqual(new Set([1]));
  });

  it('is refused with another body, also under another id', async () => {
    const world = await createWorld();
    await open(world, {}, world.command('admin', { key: 'open-again', digest: 'one' }));
    const other = world.command('admin', { key: 'open-again', digest: 'two' });
    expect(await refusalOf(open(world, { id: 'tw3-2026' }, other))).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('under another key is refused: the id is taken', async () => {
    const world = await createWorld();
    expect(await refusalOf(open(world, { id: exampleCycle.id }))).toMatchObject({ code: 'already-exists' });
  });
});
