import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/store/keys.ts';
import { createProposePlan } from '../../../functions/usecases/plans/propose-plan.ts';
import { createSavePlanDraft } from '../../../functions/usecases/plans/save-plan-draft.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { people } from '../../support/people.ts';
import { qualitativePlan } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, newCase, type World } from '../../support/world.ts';

const next = { ...exampleCycle, id: 'tw2-2026', period: { from: '2026-04-01', to: '2026-06-30' } };
const target = { cycleId: next.id, employeeId: 'ani', source: 'previous' } as const;

let world: World;
let propose: ReturnType<typeof createProposePlan>;

/** A cycle with everybody's open case, as preparation leaves it. */
const open = async (cycle: typeof next): Promise<void> => {
  await world.put(keys.cycle(agencyId, cycle.id), cycle);
  const appraisers = new Map(people.map((p) => [p.id, p.assignments[0]?.appraiserId ?? null]));
  for (const person of people.filter(({ kind }) => kind !== 'official'))
    await world.put(caseKey(agencyId, cycle, person.id), { ...newCase(person, appraisers), cycleId: cycle.id });
};

beforeEach(async () => {
  world = await createWorld();
  propose = createProposePlan(world.deps);
});

describe('the plan of the last period', () => {
  it('is proposed as it was, with what it would be refused for', async () => {
    await world.planned('ani');
    await open(next);
    const proposal = await propose(world.actor('ani'), target);
    expect(proposal).toMatchObject({ source: 'previous', from: { cycleId, version: 1 }, notes: [], problems: [] });
    expect(proposal.plan).toEqual({ ...examplePlan, expectations: [] });
    const saved = await createSavePlanDraft(world.deps)(world.command('ani'), { ...target, plan: proposal.plan });
    expect(saved).toMatchObject({ version: 1 });
  });

  it('is shown to the appraiser too, and to nobody else', async () => {
    await world.planned('ani');
    await open(next);
    expect((await propose(world.actor('chief'), target)).plan.workResults).toHaveLength(2);
    expect((await refusalOf(propose(world.actor('auditor'), target))).code).toBe('forbidden');
    expect((await refusalOf(propose(world.actor('budi'), target))).code).toBe('not-found');
  });

  it('says so where there was none: never submitted, or never in force', async () => {
    await open(next);
    expect((await refusalOf(propose(world.actor('ani'), target))).code).toBe('not-found');
    await world.act(
      'ani',
      (c) => ({
        ...c,
        stage: 'unplanned',
        plan: { seq: 1, version: 1, status: 'returned', at: world.clock.now(), reason: 'x' },
      }),
      'plan-submitted',
      { plan: examplePlan },
    );
    expect((await refusalOf(propose(world.actor('ani'), target))).code).toBe('not-found');
  });

  it('is not one of this period, nor of a later one', async () => {
    await world.planned('ani');
    await open({ ...next, id: 'tw4-2025', period: { from: '2025-10-01', to: '2025-12-31' } });
    const earlier = { ...target, cycleId: 'tw4-2025' };
    expect((await refusalOf(propose(world.actor('ani'), earlier))).code).toBe('not-found');
    expect((await refusalOf(propose(world.actor('ani'), { ...target, cycleId }))).code).toBe('not-found');
  });

  it('skips a period without a plan, and takes the latest that has one', async () => {
    await world.planned('ani', qualitativePlan);
    await open(next);
    const third = { ...next, id: 'tw3-2026', period: { from: '2026-07-01', to: '2026-09-30' } };
    await open(third);
    const proposal = await propose(world.actor('ani'), { ...target, cycleId: third.id });
    expect(proposal.from).toEqual({ cycleId, version: 1 });
    expect(proposal.plan.form).toBe('qualitative');
  });

  it("serves in words what the superior's new plan does not have", async () => {
    await world.planned('chief');
    const serves = { kind: 'superior', workResultId: 'data' } as const;
    await world.planned('ani', { ...examplePlan, workResults: examplePlan.workResults.map((w) => ({ ...w, serves })) });
    await open(next);
    const { plan, notes, problems } = await propose(world.actor('ani'), target);
    expect(plan.workResults[0]?.serves).toEqual({ kind: 'provisional', text: 'Data kesehatan tersedia tepat waktu' });
    expect(notes.map(({ code }) => code)).toEqual(['now-provisional', 'now-provisional']);
    expect(problems).toEqual([]);
  });

  it('tells a new head which perspectives are missing', async () => {
    await world.planned('chief');
    await open(next);
    const { notes, problems } = await propose(world.actor('chief'), { ...target, employeeId: 'chief' });
    expect(notes.map(({ code }) => code)).toEqual(['perspective-missing', 'perspective-missing']);
    expect(problems.map(({ code }) => code)).toEqual(['perspective-missing', 'perspective-missing']);
  });
});
