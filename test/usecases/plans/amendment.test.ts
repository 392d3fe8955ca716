import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetCase } from '../../../functions/usecases/cases/get-case.ts';
import { createGetTeam } from '../../../functions/usecases/me/get-team.ts';
import { createDecideAmendment } from '../../../functions/usecases/plans/decide-amendment.ts';
import { createGetAmendment } from '../../../functions/usecases/plans/get-amendment.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createGetPlanVersion } from '../../../functions/usecases/plans/get-plan-version.ts';
import { createListPlanVersions } from '../../../functions/usecases/plans/list-plan-versions.ts';
import { createProposeAmendment } from '../../../functions/usecases/plans/propose-amendment.ts';
import { createSaveRealisation } from '../../../functions/usecases/realisations/save-realisation.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { examplePlan, exampleRealisation } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
/** The second work result, with its indicator `laporan`, gives way to another. */
const amended: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) =>
    w.id === 'data' ? { ...w, id: 'posyandu', indicators: w.indicators.map((i) => ({ ...i, id: 'posyandu-1' })) } : w,
  ),
};
const proposal = { ...target, plan: amended, reason: 'Tugas pendataan pindah ke seksi lain' };
const approve = { ...target, decision: 'approve' } as const;
const giveBack = { ...target, decision: 'return', reason: 'Pendataan tetap di sini' } as const;

let world: World;
let propose: ReturnType<typeof createProposeAmendment>;
let decide: ReturnType<typeof createDecideAmendment>;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  await world.enterPhase('execution');
  propose = createProposeAmendment(world.deps);
  decide = createDecideAmendment(world.deps);
});

const inForce = async () => (await createGetPlan(world.deps)(world.actor('ani'), target)).view;
const realise = (...ids: string[]) =>
  createSaveRealisation(world.deps)(world.command('ani'), {
    ...target,
    items: ids.map((indicatorId) => ({ indicatorId, value: '3', evidence: [] })),
  });

describe('a proposed amendment', () => {
  it('leaves the plan in force as it is, and work goes on against that', async () => {
    const receipt = await propose(world.command('ani', { version: 3 }), proposal);
    expect(receipt).toMatchObject({ act: 'plan-amendment-proposed', seq: 3, version: 4 });
    expect(await inForce()).toMatchObject({ status: 'set', version: 1, plan: examplePlan });
    expect(await realise('laporan')).toMatchObject({ version: 1 });
    expect((await refusalOf(realise('posyandu-1'))).code).toBe('unknown-indicator');
  });

  it('shows the appraiser why and what changes, and waits on the board', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    const { view, version } = await createGetAmendment(world.deps)(world.actor('chief'), target);
    expect(view).toMatchObject({ status: 'submitted', version: 2, inForce: 1, reason: proposal.reason, plan: amended });
    expect(view.changes.map(({ change, of, id }) => `${change} ${of} ${id}`)).toEqual([
      'added work-result posyandu',
      'removed work-result data',
    ]);
    expect(version).toBe(4);
    const board = await createGetTeam(world.deps)(world.actor('chief'), { cycleId });
    expect(board.items.find(({ employeeId }) => employeeId === 'ani')?.duties).toEqual(['decide-amendment']);
    const seen = await createGetCase(world.deps)(world.actor('ani'), target);
    expect(seen.amendment).toEqual({ status: 'submitted', version: 2 });
  });

  it('is the plan in force once approved: what is reported is measured against it', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    await decide(world.command('chief', { version: 4 }), approve);
    expect(await inForce()).toMatchObject({ status: 'set', version: 2, plan: amended });
    expect((await world.case('ani')).data).not.toHaveProperty('amendment');
    expect((await refusalOf(realise('laporan'))).code).toBe('unknown-indicator');
    expect(await realise('posyandu-1')).toMatchObject({ version: 1 });
    expect((await refusalOf(createGetAmendment(world.deps)(world.actor('chief'), target))).code).toBe('not-found');
  });

  it('can be proposed anew after a return, under the next version', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    await decide(world.command('chief', { version: 4 }), giveBack);
    expect(await inForce()).toMatchObject({ version: 1, plan: examplePlan });
    const { view } = await createGetAmendment(world.deps)(world.actor('ani'), target);
    expect(view).toMatchObject({ status: 'returned', returnReason: giveBack.reason });
    await propose(world.command('ani', { version: 5 }), proposal);
    await decide(world.command('chief', { version: 6 }), approve);
    expect(await inForce()).toMatchObject({ version: 3, plan: amended });
  });

  it('makes a set plan of a carried one', async () => {
    await world.act(
      'ani',
      (c) => (c.stage === 'planned' ? { ...c, plan: { ...c.plan, basis: 'carried' } } : c),
      'plan-carried',
      {},
    );
    await propose(world.command('ani', { version: 4 }), proposal);
    await decide(world.command('chief', { version: 5 }), approve);
    expect(await inForce()).toMatchObject({ status: 'set' });
  });

  it('takes the expectations of the appraiser with it', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    const expectations = { plan: 'Utamakan ibu hamil', workResults: [], behaviours: [] };
    await decide(world.command('chief', { version: 4 }), { ...approve, expectations });
    expect((await inForce()).plan).toEqual({ ...amended, leaderExpectation: 'Utamakan ibu hamil' });
  });

  it('gets the same answer to a repeat', async () => {
    const request = { version: 3, key: 'amend-1', digest: 'body-1' };
    const first = await propose(world.command('ani', request), proposal);
    expect(await propose(world.command('ani', request), proposal)).toEqual(first);
    expect((await world.case('ani')).version).toBe(4);
  });
});

describe('what is refused', () => {
  it.each([
    ['budi', 'not-found'],
    ['chief', 'forbidden'],
    ['admin', 'forbidden'],
  ])('an amendment by %s: %s', async (personId, code) => {
    expect((await refusalOf(propose(world.command(personId, { version: 3 }), proposal))).code).toBe(code);
  });

  it('a decision by the employee, or by the appraiser of somebody else', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    expect((await refusalOf(decide(world.command('ani', { version: 4 }), approve))).code).toBe('forbidden');
    expect((await refusalOf(decide(world.command('school-head', { version: 4 }), approve))).code).toBe('not-found');
  });

  it('an amendment that changes nothing', async () => {
    const same = { ...proposal, plan: examplePlan };
    expect((await refusalOf(propose(world.command('ani', { version: 3 }), same))).code).toBe('unchanged-plan');
  });

  it('an amendment that is no complete plan, by pointers into the body', async () => {
    const plan = { ...amended, workResults: amended.workResults.slice(0, 1) };
    expect(await refusalOf(propose(world.command('ani', { version: 3 }), { ...proposal, plan }))).toMatchObject({
      code: 'incomplete-plan',
      fields: [{ pointer: '/plan/workResults', code: 'weights-sum' }],
    });
  });

  it('a second one while the first waits, and a second decision', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    expect((await refusalOf(propose(world.command('ani', { version: 4 }), proposal))).code).toBe('wrong-stage');
    await decide(world.command('chief', { version: 4 }), giveBack);
    expect((await refusalOf(decide(world.command('chief', { version: 5 }), approve))).code).toBe('wrong-stage');
  });

  it('one at the very instant of the deadline of execution, naming it', async () => {
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.execution);
    expect(await refusalOf(propose(world.command('ani', { version: 3 }), proposal))).toMatchObject({
      code: 'deadline-passed',
      deadline: deadlines.execution,
    });
  });

  it('one for a plan that is not in force', async () => {
    const other = { ...proposal, employeeId: 'budi' };
    expect((await refusalOf(propose(world.command('budi', { version: 1 }), other))).code).toBe('wrong-stage');
  });
});

describe('the versions of a plan', () => {
  const versions = async () => (await createListPlanVersions(world.deps)(world.actor('auditor'), target)).items;

  it('are all kept, with who did what and why', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    await decide(world.command('chief', { version: 4 }), giveBack);
    await propose(world.command('ani', { version: 5 }), proposal);
    await decide(world.command('chief', { version: 6 }), approve);
    expect(
      (await versions()).map(({ act, version, by, reason, hasText }) => [act, version, by, reason, hasText]),
    ).toEqual([
      ['plan-submitted', 1, 'machine', null, true],
      ['plan-set', 1, 'machine', null, false],
      ['plan-amendment-proposed', 2, 'ani', proposal.reason, true],
      ['plan-amendment-returned', 2, 'chief', giveBack.reason, false],
      ['plan-amendment-proposed', 3, 'ani', proposal.reason, true],
      ['plan-amended', 3, 'chief', null, false],
    ]);
    const read = createGetPlanVersion(world.deps);
    expect((await read(world.actor('auditor'), { ...target, seq: 1 })).plan).toEqual(examplePlan);
    expect((await read(world.actor('auditor'), { ...target, seq: 5 })).plan).toEqual(amended);
    expect((await refusalOf(read(world.actor('auditor'), { ...target, seq: 2 }))).code).toBe('not-found');
    expect((await refusalOf(read(world.actor('budi'), { ...target, seq: 1 }))).code).toBe('not-found');
  });

  it('are links of a chain that verifies', async () => {
    await propose(world.command('ani', { version: 3 }), proposal);
    await decide(world.command('chief', { version: 4 }), approve);
    const records = [];
    for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, 'ani'))) records.push(data);
    const { chain } = (await world.case('ani')).data;
    expect(verifyChain({ ...target, records, head: chain }, world.deps.digest)).toEqual({ ok: true });
  });
});

it('an amendment nobody decided ends with the review, which is by the plan in force', async () => {
  await propose(world.command('ani', { version: 3 }), proposal);
  await world.put(keys.realisation(agencyId, cycleId, 'ani'), {
    schemaVersion: 1,
    items: exampleRealisation,
    at: world.clock.now(),
  });
  await world.enterPhase('supervisor-review');
  const review = { workResult: 'meets', behaviour: 'meets', reason: null, strengths: 'a', improvements: 'b' } as const;
  await createSubmitReview(world.deps)(world.command('chief', { version: 4 }), { ...target, ...review });
  const { data } = await world.case('ani');
  expect(data).toMatchObject({ stage: 'reviewed', plan: { version: 1 } });
  expect(data).not.toHaveProperty('amendment');
});
