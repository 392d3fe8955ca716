import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { PlanFollowedBody } from '../../../functions/domain/case/act-bodies.ts';
import type { Plan, PlanShare } from '../../../functions/domain/planning/plan.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createReportActivity } from '../../../functions/usecases/activities/report-activity.ts';
import { readChain } from '../../../functions/usecases/audit/read-chain.ts';
import { createListActions } from '../../../functions/usecases/cases/list-actions.ts';
import { createCloseShards } from '../../../functions/usecases/closing/close-shards.ts';
import { createOpenCycle } from '../../../functions/usecases/cycles/open-cycle.ts';
import { createCountEmployees } from '../../../functions/usecases/machine/count-employees.ts';
import { createPrepareCases } from '../../../functions/usecases/machine/prepare-cases.ts';
import { createGetTeam } from '../../../functions/usecases/me/get-team.ts';
import { createDecideAmendment } from '../../../functions/usecases/plans/decide-amendment.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createListPlanVersions } from '../../../functions/usecases/plans/list-plan-versions.ts';
import { createProposeAmendment } from '../../../functions/usecases/plans/propose-amendment.ts';
import { createSavePlanDraft } from '../../../functions/usecases/plans/save-plan-draft.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { previewContext } from '../../../functions/usecases/segments/preview-context.ts';
import { previewReassignment } from '../../../functions/usecases/segments/reassignment-preview.ts';
import { eachOf, employeeKey } from '../../../functions/usecases/support/load.ts';
import {
  annualId,
  annualPlan,
  annualWorld,
  caseIn,
  cycleOf,
  enterQuarter,
  openPhase,
  openQuarter,
  quarter,
  quarterId,
  setCycle,
} from '../../support/annual-world.ts';
import { testDigest } from '../../support/fakes.ts';
import { people } from '../../support/people.ts';
import { refusalOf } from '../../support/refusals.ts';
import { evaluated } from '../../support/stages.ts';
import { agencyId, type World } from '../../support/world.ts';

const share: PlanShare = { part: 3, whole: 12, unit: 'month' };
const carried = { seq: 1, version: 1, basis: 'set', of: annualId, share };
const ani = { cycleId: quarterId, employeeId: 'ani' };
const amended: Plan = {
  ...annualPlan,
  workResults: annualPlan.workResults.map((w) =>
    w.id === 'data' ? { ...w, id: 'posyandu', text: 'Posyandu aktif' } : w,
  ),
};

let world: World;
const versionOf = async (cycleId: string, id = 'ani') => (await caseIn(world, cycleId, id)).version;
const amend = async (plan = amended) => {
  const target = { cycleId: annualId, employeeId: 'ani' };
  const by = async (id: string) => world.command(id, { version: await versionOf(annualId) });
  await createProposeAmendment(world.deps)(await by('ani'), { ...target, plan, reason: 'Tugas berpindah' });
  return createDecideAmendment(world.deps)(await by('chief'), { ...target, decision: 'approve' });
};

describe('the cases of a quarter under an annual plan', () => {
  beforeEach(async () => {
    world = await annualWorld();
    await openQuarter(world);
  });

  it('are planned from the start for whoever has a plan in force, and name where it stands', async () => {
    for (const id of ['ani', 'budi', 'chief'])
      expect((await caseIn(world, quarterId, id)).data).toMatchObject({ stage: 'planned', plan: carried });
    expect((await caseIn(world, quarterId, 'citra')).data).toMatchObject({ stage: 'unplanned', plan: null });
  });

  it('keep planning open for those who have something to plan', async () => {
    expect(await cycleOf(world, quarterId)).toMatchObject({ phase: 'planning', status: 'open', closures: {} });
    const command = world.command('citra', { version: 1 });
    const target = { cycleId: quarterId, employeeId: 'citra' };
    const receipt = await createSubmitPlan(world.deps)(command, { ...target, plan: annualPlan });
    expect(receipt).toMatchObject({ act: 'plan-submitted', seq: 1 });
  });

  it('show the text that was agreed for the year, and what part of it the quarter is', async () => {
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), ani);
    expect(view).toMatchObject({ status: 'set', version: 1, annual: { cycleId: annualId, share } });
    expect(view.plan).toEqual(annualPlan);
    const { items } = await createListPlanVersions(world.deps)(world.actor('chief'), ani);
    expect(items.map(({ act }) => act)).toEqual(['plan-submitted', 'plan-set']);
  });

  it('take daily reports on the results of that text', async () => {
    await enterQuarter(world, 'execution');
    const activity = {
      date: '2026-05-04',
      text: 'Kunjungan',
      evidence: [],
      minutes: 90,
      quantity: null,
      workResultId: 'layanan',
    };
    const report = createReportActivity(world.deps);
    expect(await report(world.command('ani'), { ...ani, ...activity })).toMatchObject({ date: '2026-05-04' });
    const unknown = report(world.command('ani'), { ...ani, ...activity, workResultId: 'nowhere' });
    expect((await refusalOf(unknown)).code).toBe('unknown-work-result');
  });

  it('refuse every act on the plan and say where it belongs, in whatever phase', async () => {
    const version = await versionOf(quarterId);
    const saving = createSavePlanDraft(world.deps)(world.command('ani'), { ...ani, plan: annualPlan });
    const submitting = createSubmitPlan(world.deps)(world.command('ani', { version }), { ...ani, plan: annualPlan });
    const code = 'plan-of-annual-cycle';
    for (const attempt of [saving, submitting])
      expect(await refusalOf(attempt)).toMatchObject({ code, extra: { planCycleId: annualId } });
    await enterQuarter(world, 'execution');
    const proposing = createProposeAmendment(world.deps)(world.command('ani', { version }), {
      ...ani,
      plan: amended,
      reason: 'Tugas berpindah',
    });
    expect((await refusalOf(proposing)).code).toBe(code);
    const { view } = await createListActions(world.deps)(world.actor('ani'), ani);
    const told = view.items.filter((item) => item.code === code);
    expect(told.map(({ action, unblockedBy }) => [action, unblockedBy])).toEqual(
      ['save-plan-draft', 'submit-plan', 'propose-amendment', 'link-plan'].map((action) => [action, 'employee']),
    );
    expect(view.items.find(({ action }) => action === 'report-activity')).toMatchObject({ allowed: true });
  });
});

describe('planning in which nobody has anything to plan', () => {
  it('closes by itself at once, and a repeat of its opening is harmless', async () => {
    world = await annualWorld(evaluated);
    await openQuarter(world);
    const cycle = await cycleOf(world, quarterId);
    expect(cycle).toMatchObject({ phase: 'planning', status: 'closing' });
    expect(cycle.closures.planning).toMatchObject({ trigger: 'machine', basis: 'duties-done', by: null });
    await openPhase(world, 'planning');
    expect((await cycleOf(world, quarterId)).closures).toEqual(cycle.closures);
  });

  it('stays open in a cycle with plans of its own', async () => {
    world = await annualWorld(evaluated);
    const { planCycleId: _, ...own } = quarter;
    await createOpenCycle(world.deps)(world.command('admin'), own);
    await createCountEmployees(world.deps)({ agencyId, cycleId: quarterId, run: 1 });
    await createPrepareCases(world.deps)({ agencyId, cycleId: quarterId, from: 0, to: 16 });
    await openPhase(world, 'planning');
    expect(await cycleOf(world, quarterId)).toMatchObject({ phase: 'planning', status: 'open' });
    expect((await caseIn(world, quarterId, 'ani')).data).toMatchObject({ stage: 'unplanned', plan: null });
  });
});

describe('an amendment of the annual plan', () => {
  beforeEach(async () => {
    world = await annualWorld();
    await openQuarter(world);
  });

  it('is followed by the quarter that is worked under it, by an act of its own in the same commit', async () => {
    await enterQuarter(world, 'execution');
    await amend();
    const stored = await caseIn(world, quarterId, 'ani');
    expect(stored.data).toMatchObject({ stage: 'planned', plan: { ...carried, seq: 3, version: 2 } });
    const { records, subject } = await readChain(world.deps, agencyId, stored);
    const body: PlanFollowedBody = { planCycleId: annualId, planSeq: 3, version: 2, share };
    expect(records).toMatchObject([{ envelope: { act: 'plan-followed', actor: 'machine' }, body }]);
    expect(verifyChain({ ...ani, records, head: subject.chain, subject }, testDigest)).toEqual({ ok: true });
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), ani);
    expect(view.plan.workResults.map(({ id }) => id)).toEqual(['layanan', 'posyandu']);
    const shown = (await createGetTeam(world.deps)(world.actor('chief'), { cycleId: quarterId })).items;
    expect(shown.find(({ employeeId }) => employeeId === 'ani')?.case).toMatchObject({ version: stored.version });
  });

  it('changes nothing for anybody else, nor where it is only proposed or given back', async () => {
    await enterQuarter(world, 'execution');
    const target = { cycleId: annualId, employeeId: 'ani' };
    await createProposeAmendment(world.deps)(world.command('ani', { version: 3 }), {
      ...target,
      plan: amended,
      reason: 'Tugas berpindah',
    });
    const giveBack = { ...target, decision: 'return', reason: 'Belum tepat' } as const;
    await createDecideAmendment(world.deps)(world.command('chief', { version: 4 }), giveBack);
    for (const id of ['ani', 'budi'])
      expect(await caseIn(world, quarterId, id)).toMatchObject({ version: 1, data: { plan: carried } });
  });

  it.each([
    ['the work of the quarter has ended', { phase: 'supervisor-review', status: 'open' }],
    ['execution is being closed', { phase: 'execution', status: 'closing' }],
  ] as const)('leaves a quarter alone once %s', async (_, over) => {
    await setCycle(world, quarterId, over);
    await amend();
    expect(await caseIn(world, quarterId, 'ani')).toMatchObject({ version: 1, data: { plan: carried } });
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), ani);
    expect(view).toMatchObject({ version: 1, plan: annualPlan });
  });

  it('leaves a quarter alone after the deadline of its execution', async () => {
    await enterQuarter(world, 'execution');
    world.clock.set((await cycleOf(world, quarterId)).deadlines.execution);
    await amend();
    expect((await caseIn(world, quarterId, 'ani')).data.plan).toEqual(carried);
  });

  it('that came while the cases were being opened is caught up with when planning closes', async () => {
    const before = await caseIn(world, quarterId, 'ani');
    await amend();
    // As if the case had been written with what was read before the amendment.
    const after = await caseIn(world, quarterId, 'ani');
    await world.deps.store.commit([{ kind: 'replace', key: after.key, version: after.version, data: before.data }]);
    const acts = keys.acts(agencyId, quarterId, 'ani');
    for await (const { key, version } of eachOf(world.deps, acts))
      await world.deps.store.commit([{ kind: 'delete', key, version }]);
    await setCycle(world, quarterId, { status: 'closing' });
    await createCloseShards(world.deps)({ agencyId, cycleId: quarterId, phase: 'planning', from: 0, to: 1 });
    expect((await caseIn(world, quarterId, 'ani')).data.plan).toMatchObject({ seq: 3, version: 2, of: annualId });
  });
});

describe('who plans for the quarter alone', () => {
  const move = async (id: string, over: object): Promise<void> => {
    const person = people.find((one) => one.id === id);
    const [post] = person?.assignments ?? [];
    if (person === undefined || post === undefined) throw new Error(`no ${id}`);
    const assignments = [
      { ...post, to: '2026-03-15' },
      { ...post, from: '2026-03-16', ...over },
    ];
    await world.put(employeeKey(agencyId, id), { ...person, assignments });
  };
  beforeEach(async () => {
    world = await annualWorld();
  });

  it.each([
    ['another unit', { unitCode: 'DISDIK', appraiserId: 'school-head' }],
    ['another post in the same unit', { postTitle: 'Analis Data' }],
  ])('somebody moved to %s since the plan was made', async (_, over) => {
    await move('ani', over);
    await openQuarter(world);
    expect((await caseIn(world, quarterId, 'ani')).data).toMatchObject({ stage: 'unplanned', plan: null });
    expect((await caseIn(world, quarterId, 'budi')).data.plan).toEqual(carried);
  });

  it('not somebody whose post goes on under a new decree', async () => {
    await move('ani', { decree: 'SK 12/2026' });
    await openQuarter(world);
    expect((await caseIn(world, quarterId, 'ani')).data.plan).toEqual(carried);
  });

  it('not a late joiner of the quarter who has a plan for the year', async () => {
    await openQuarter(world);
    await enterQuarter(world, 'execution');
    const stored = await caseIn(world, quarterId, 'ani');
    await world.deps.store.commit([{ kind: 'delete', key: stored.key, version: stored.version }]);
    const context = await previewContext(world.deps, agencyId, await cycleOf(world, quarterId));
    const person = people.filter(({ id }) => id === 'ani');
    await context.directory.load(person);
    const preview = person.map((one) => previewReassignment(one, null, context)?.next);
    expect(preview).toMatchObject([{ joinedLate: true, stage: 'planned', plan: carried }]);
  });
});
