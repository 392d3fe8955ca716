import type { Case } from '../../functions/domain/case/case.ts';
import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import type { HumanPhase } from '../../functions/domain/cycle/phase.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { keys } from '../../functions/store/keys.ts';
import { createOpenCycle, type OpenCycleInput } from '../../functions/usecases/cycles/open-cycle.ts';
import { createCountEmployees } from '../../functions/usecases/machine/count-employees.ts';
import { createOpenPhase } from '../../functions/usecases/machine/open-phase.ts';
import { createPrepareCases } from '../../functions/usecases/machine/prepare-cases.ts';
import { actAsMachine } from '../../functions/usecases/support/act-on-case.ts';
import { loadCase } from '../../functions/usecases/support/load.ts';
import { examplePlan } from './example-plan.ts';
import { agencyId, createWorld, exampleCycle, type World } from './world.ts';

export const annualId = 'tahunan-2026';
export const quarterId = 'tw2-2026';

/** Visits are added up over the year (480 of them), the other indicators are asked for whole. */
export const annualPlan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({
    ...w,
    indicators: w.indicators.map((i) =>
      i.id === 'kunjungan' && 'target' in i ? { ...i, target: '480', aggregation: 'sum' } : i,
    ),
  })),
};

const annualCycle: Cycle = {
  ...exampleCycle,
  id: annualId,
  title: 'Tahun 2026',
  kind: 'annual',
  period: { from: '2026-01-01', to: '2026-12-31' },
  deadlines: {
    planning: '2026-01-31T17:00:00.000Z',
    execution: '2027-01-05T17:00:00.000Z',
    'supervisor-review': '2027-01-12T17:00:00.000Z',
    'organisation-predicate': '2027-01-15T17:00:00.000Z',
    'committee-forum': '2027-01-20T17:00:00.000Z',
    'final-decision': '2027-01-24T17:00:00.000Z',
    'objection-window': '2027-02-18T17:00:00.000Z',
    'follow-up': '2027-03-12T17:00:00.000Z',
  },
};

export const quarter: OpenCycleInput = {
  id: quarterId,
  title: 'Triwulan II 2026',
  kind: 'quarterly',
  period: { from: '2026-04-01', to: '2026-06-30' },
  planCycleId: annualId,
  deadlines: {
    planning: '2026-04-15',
    execution: '2026-07-05',
    'supervisor-review': '2026-07-12',
    'organisation-predicate': '2026-07-15',
    'committee-forum': '2026-07-20',
    'final-decision': '2026-07-24',
    'follow-up': '2026-09-30',
  },
  committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'member-3'] },
  authorisedOfficialId: 'secretary',
};

export const cycleOf = async ({ deps }: World, id: string): Promise<Cycle> => {
  const stored = await deps.store.get(keys.cycle(agencyId, id));
  if (stored === null) throw new Error(`no cycle ${id}`);
  return stored.data;
};
export const setCycle = async (world: World, id: string, over: Partial<Cycle>): Promise<void> =>
  world.put(keys.cycle(agencyId, id), { ...(await cycleOf(world, id)), ...over });
export const caseIn = async (world: World, id: string, employeeId: string) =>
  loadCase(world.deps, agencyId, await cycleOf(world, id), employeeId);

/** Submitted and set in the annual cycle. */
export const planYear = async (world: World, employeeId: string, plan = annualPlan): Promise<void> => {
  const cycle = await cycleOf(world, annualId);
  const at = world.clock.now();
  const ref = { seq: 1, version: 1 };
  const before = await caseIn(world, annualId, employeeId);
  const submitted: Case = {
    ...before.data,
    stage: 'unplanned',
    plan: { ...ref, status: 'submitted', at, reason: null },
  };
  const submission = { next: submitted, act: 'plan-submitted', body: { plan }, at } as const;
  await actAsMachine(world.deps, agencyId, cycle, before, submission);
  const stored = await caseIn(world, annualId, employeeId);
  const set: Case = { ...stored.data, stage: 'planned', plan: { ...ref, basis: 'set' } };
  await actAsMachine(world.deps, agencyId, cycle, stored, { next: set, act: 'plan-set', body: { planSeq: 1 }, at });
};

/** A city in April: the annual cycle is in execution, the plans of these people are in force there. */
export const annualWorld = async (planned: readonly string[] = ['ani', 'budi', 'chief']): Promise<World> => {
  const world = await createWorld();
  await world.put(keys.cycle(agencyId, annualId), annualCycle);
  const secret = { schemaVersion: 1, secret: 'annual-secret' } as const;
  await world.put(keys.feedbackSecret(agencyId, annualId), secret);
  await createPrepareCases(world.deps)({ agencyId, cycleId: annualId, from: 0, to: 16 });
  for (const employeeId of planned) await planYear(world, employeeId);
  await setCycle(world, annualId, { phase: 'execution' });
  world.clock.set('2026-04-01T02:00:00.000Z');
  return world;
};

/** Opens the quarter as an administrator and the machine do, up to the opening of planning. */
export const openQuarter = async (world: World, over: Partial<OpenCycleInput> = {}): Promise<void> => {
  const { id: cycleId } = await createOpenCycle(world.deps)(world.command('admin'), { ...quarter, ...over });
  await createCountEmployees(world.deps)({ agencyId, cycleId, run: 1 });
  await createPrepareCases(world.deps)({ agencyId, cycleId, from: 0, to: 16 });
  await openPhase(world, 'planning');
};

export const openPhase = (world: World, phase: HumanPhase): Promise<void> =>
  createOpenPhase(world.deps)({ agencyId, cycleId: quarterId, run: 1, phase, taskToken: `token-${phase}` });

/** The quarter moved on to a phase, the clock an hour before its end. */
export const enterQuarter = async (world: World, phase: HumanPhase | 'scoring'): Promise<void> => {
  const status = phase === 'scoring' ? 'running' : 'open';
  await setCycle(world, quarterId, { phase, status });
  const end = phase === 'scoring' ? undefined : (await cycleOf(world, quarterId)).deadlines[phase];
  if (end !== undefined) world.clock.set(new Date(Date.parse(end) - 3_600_000).toISOString());
};
