import { describe, expect, it } from 'vitest';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createImportUnits } from '../../../functions/usecases/directory/import-units.ts';
import { createPrepareCases } from '../../../functions/usecases/machine/prepare-cases.ts';
import { createDecidePlan } from '../../../functions/usecases/plans/decide-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createListMySegments } from '../../../functions/usecases/segments/list-my-segments.ts';
import { actAt } from '../../../functions/usecases/support/acts-of.ts';
import { caseKey, employeeKey } from '../../../functions/usecases/support/load.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';
import { rowsOf } from '../directory/rows.ts';
import { confirmAll, importRows, nipOf, pending, retirement, rowOf, transfer } from './fixtures.ts';

const withPlh = {
  ...defaultRuleSet,
  segments: { ...defaultRuleSet.segments, actingAppraises: ['plt', 'plh'] },
} satisfies typeof defaultRuleSet;
const away = () => [
  rowOf('chief'),
  rowOf('budi', {
    headsUnit: true,
    capacity: 'plh',
    decree: 'SK-3/2026',
    from: '2026-02-02',
    to: '2026-02-20',
    appraiserNip: nipOf('health-head'),
  }),
];

describe('a Plh', () => {
  it('appraises nobody where the rule set does not say so', async () => {
    const world = await createWorld();
    await importRows(world, away());
    expect((await pending(world)).filter(({ reassignment }) => reassignment !== null)).toEqual([]);
  });

  it('rates on behalf of the head who is away, and the chain says so', async () => {
    const world = await createWorld({ rules: withPlh });
    await world.planned('ani');
    await world.enterPhase('execution');
    await importRows(world, away());
    await confirmAll(world);
    await world.enterPhase('supervisor-review');
    const command = world.command('budi', { version: (await world.case('ani')).version });
    const { seq } = await createSubmitReview(world.deps)(command, {
      cycleId,
      employeeId: 'ani',
      workResult: 'meets',
      behaviour: 'meets',
      reason: 'Tanpa realisasi.',
      strengths: 'Teliti',
      improvements: 'Lebih cepat',
    });
    const act = await actAt(world.deps, agencyId, (await world.case('ani')).data, seq);
    expect(act?.envelope).toMatchObject({ actor: 'budi', onBehalfOf: 'chief' });
    expect(act?.body).toMatchObject({ segment: { number: 2, from: '2026-02-02', to: '2026-02-20' } });
  });
});

describe('the history of the heads of a unit', () => {
  it('comes with the list of posts and outlives a new list of units', async () => {
    const world = await createWorld();
    await importRows(world, retirement());
    const heads = [
      { employeeId: 'chief', capacity: 'definitive', decree: null, from: '2025-01-01', to: '2026-02-28' },
      { employeeId: 'budi', capacity: 'plt', decree: 'SK-7/2026', from: '2026-03-01', to: null },
    ];
    const unit = () => world.read(keys.unit(agencyId, 'DINKES.1'));
    expect(await unit()).toMatchObject({ headId: 'budi', heads });
    const rows = rowsOf([{ code: 'DINKES.1', name: 'Bidang Baru', kind: 'unit' as const, parentCode: 'DINKES' }]);
    await createImportUnits(world.deps)(world.command('admin'), rows);
    expect(await unit()).toMatchObject({ name: 'Bidang Baru', headId: 'budi', heads });
  });
});

describe('assignments that overlap', () => {
  it.each([
    [
      'two of one file',
      [rowOf('ani', { to: '2026-03-31' }), transfer()],
      [{ row: 2, column: 'from', code: 'overlapping-assignment' }],
    ],
    [
      'one that reaches into the next',
      [transfer(), rowOf('ani', { from: '2026-01-10', to: '2026-02-20', postTitle: 'Analis' })],
      [{ row: 1, column: 'from', code: 'overlapping-assignment' }],
    ],
  ])('are refused by the row: %s', async (_, rows, refused) => {
    const world = await createWorld();
    const report = await importRows(world, rows);
    expect(report.refused).toMatchObject(refused);
  });

  it('are refused against what is known, where the row itself says an end', async () => {
    const world = await createWorld();
    await importRows(world, [transfer()]);
    const row = rowOf('ani', { from: '2026-01-10', to: '2026-02-20', postTitle: 'Analis' });
    expect((await importRows(world, [row])).refused).toMatchObject([
      { row: 1, column: 'to', code: 'overlapping-assignment' },
    ]);
    expect((await importRows(world, [{ ...row, to: null }])).refused).toEqual([]);
  });

  it('are none where an acting post stands beside the definitive one', async () => {
    const world = await createWorld();
    expect((await importRows(world, [rowOf('budi', { to: '2026-12-31' }), ...retirement()])).refused).toEqual([]);
  });
});

describe('when the cycle opens', () => {
  const opened = async (world: World, id: string) => {
    const next = { ...exampleCycle, id: 'tw1-again', ruleSetVersion: world.rules.version };
    await world.put(keys.cycle(agencyId, next.id), next);
    await createPrepareCases(world.deps)({ agencyId, cycleId: next.id, from: 0, to: 16 });
    return world.read(caseKey(agencyId, next, id));
  };

  it('a transfer that is known already is in the case, with its entry for the other appraiser', async () => {
    const world = await createWorld();
    await importRows(world, [transfer()]);
    expect(await opened(world, 'ani')).toMatchObject({
      appraiserId: 'chief',
      segments: [{ appraiserId: 'chief' }, { from: '2026-02-15', appraiserId: 'school-head' }],
    });
    const mine = await createListMySegments(world.deps)(world.actor('school-head'), { cycleId: 'tw1-again' });
    expect(mine.items).toMatchObject([{ employeeId: 'ani', number: 2, share: '1/2' }]);
  });

  it('a case of one piece holds nothing about parts, and one of four stays small', async () => {
    const world = await createWorld();
    const plain = await opened(world, 'citra');
    expect(plain).not.toHaveProperty('segments');
    const stretches = ['2026-01-20', '2026-02-10', '2026-03-01'];
    const units = ['DISDIK', 'DINKES', 'DISDIK'];
    await importRows(
      world,
      stretches.map((from, i) => rowOf('ani', { from, unitCode: units[i] ?? '', appraiserNip: nipOf('mayor') })),
    );
    await confirmAll(world);
    const { data } = await world.case('ani');
    expect(data.segments).toHaveLength(4);
    expect(JSON.stringify(data).length).toBeLessThan(1400);
  });
});

describe('somebody who joined after planning', () => {
  const joined = async (): Promise<World> => {
    const world = await createWorld();
    const ani = people.find((p) => p.id === 'ani');
    const [post] = ani?.assignments ?? [];
    if (ani === undefined || post === undefined) throw new Error('no ani');
    await world.put(employeeKey(agencyId, 'newcomer'), {
      ...ani,
      id: 'newcomer',
      assignments: [{ ...post, from: '2026-02-10' }],
    });
    await world.enterPhase('execution');
    await confirmAll(world);
    return world;
  };
  const target = { cycleId, employeeId: 'newcomer' };
  const asNewcomer = { agencyId, personId: 'newcomer', roles: [] };
  const submit = async (world: World) => {
    const { version } = await world.case('newcomer');
    const command = { ...world.command('ani', { version }), actor: asNewcomer };
    return createSubmitPlan(world.deps)(command, { ...target, plan: examplePlan });
  };

  it('plans in execution, when others no longer may', async () => {
    const world = await joined();
    expect(await submit(world)).toMatchObject({ act: 'plan-submitted' });
    const { version } = await world.case('newcomer');
    await createDecidePlan(world.deps)(world.command('chief', { version }), { ...target, decision: 'approve' });
    expect((await world.case('newcomer')).data).toMatchObject({ stage: 'planned', joinedLate: true });
    const late = createSubmitPlan(world.deps)(world.command('budi', { version: (await world.case('budi')).version }), {
      cycleId,
      employeeId: 'budi',
      plan: examplePlan,
    });
    expect(await refusalOf(late)).toMatchObject({ code: 'deadline-passed' });
  });

  it('has the plan in force as submitted when nobody decided it by the end of execution', async () => {
    const world = await joined();
    world.clock.set('2026-03-02T02:00:00.000Z');
    await submit(world);
    world.clock.set('2026-04-06T00:00:00.000Z');
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    expect((await world.case('newcomer')).data).toMatchObject({
      stage: 'planned',
      plan: { basis: 'carried' },
      marks: [{ phase: 'execution', missing: 'plan-decision', owedBy: 'chief', rule: 'plan-carried-as-submitted' }],
    });
  });

  it('owes the plan where none was submitted', async () => {
    const world = await joined();
    world.clock.set('2026-04-06T00:00:00.000Z');
    await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
    expect((await world.case('newcomer')).data.marks).toEqual([
      { phase: 'execution', missing: 'plan-submission', owedBy: 'newcomer', rule: 'no-plan' },
    ]);
  });
});
