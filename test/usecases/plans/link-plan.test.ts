import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createGetPlanLinks } from '../../../functions/usecases/plans/get-plan-links.ts';
import { createLinkPlan } from '../../../functions/usecases/plans/link-plan.ts';
import { createListPlanVersions } from '../../../functions/usecases/plans/list-plan-versions.ts';
import { createProposeAmendment } from '../../../functions/usecases/plans/propose-amendment.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const links = (superiorWorkResultId: string, workResultId = 'layanan') => ({
  ...target,
  links: [{ workResultId, superiorWorkResultId }],
});
/** A head's plan has perspectives. */
const headsPlan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({ ...w, perspective: 'recipients' })),
};

let world: World;
let link: ReturnType<typeof createLinkPlan>;

beforeEach(async () => {
  world = await createWorld();
  await world.planned('ani');
  link = createLinkPlan(world.deps);
});

const linksOf = async (personId = 'ani') => (await createGetPlanLinks(world.deps)(world.actor(personId), target)).view;

describe('a plan made ahead of the superior', () => {
  it('waits for the superior, and says what it serves in words', async () => {
    expect(await linksOf()).toEqual({
      ...target,
      loose: [
        {
          id: 'layanan',
          text: 'Layanan kesehatan ibu dan anak meningkat',
          serves: 'Derajat kesehatan masyarakat meningkat',
        },
      ],
      superior: [],
    });
    const refusal = await refusalOf(link(world.command('ani', { version: 3 }), links('data')));
    expect(refusal).toMatchObject({ code: 'wrong-stage' });
  });

  it('waits while the superior has only submitted', async () => {
    const submission = { cycleId, employeeId: 'chief', plan: headsPlan };
    await createSubmitPlan(world.deps)(world.command('chief', { version: 1 }), submission);
    expect((await linksOf()).superior).toEqual([]);
    expect((await refusalOf(link(world.command('ani', { version: 3 }), links('data')))).code).toBe('wrong-stage');
  });

  it.each(['ani', 'chief'])('is tied by %s once that plan is in force; nothing else changes', async (personId) => {
    await world.planned('chief', headsPlan);
    expect((await linksOf()).superior.map(({ id }) => id)).toEqual(['layanan', 'data']);
    const receipt = await link(world.command(personId, { version: 3 }), links('data'));
    expect(receipt).toMatchObject({ act: 'plan-linked', seq: 3, version: 4 });
    const { view } = await createGetPlan(world.deps)(world.actor('ani'), target);
    expect(view).toMatchObject({ status: 'set', version: 1 });
    expect(view.plan.workResults[0]?.serves).toEqual({ kind: 'superior', workResultId: 'data' });
    expect({ ...view.plan, workResults: view.plan.workResults.map(({ serves: _, ...w }) => w) }).toEqual({
      ...examplePlan,
      workResults: examplePlan.workResults.map(({ serves: _, ...w }) => w),
    });
    expect((await linksOf()).loose).toEqual([]);
  });

  it('keeps the day of its submission, and the link in its history', async () => {
    const { submittedAt } = (await createGetPlan(world.deps)(world.actor('ani'), target)).view;
    await world.planned('chief', headsPlan);
    world.clock.advance(3600);
    await link(world.command('ani', { version: 3 }), links('data'));
    expect((await createGetPlan(world.deps)(world.actor('ani'), target)).view.submittedAt).toBe(submittedAt);
    const { items } = await createListPlanVersions(world.deps)(world.actor('ani'), target);
    expect(items.at(-1)).toMatchObject({ act: 'plan-linked', version: 1, by: 'ani', hasText: true });
  });
});

describe('what is refused', () => {
  beforeEach(() => world.planned('chief', headsPlan));

  it.each([
    ['budi', 'not-found'],
    ['health-head', 'forbidden'],
    ['admin', 'forbidden'],
  ])('a link by %s: %s', async (personId, code) => {
    expect((await refusalOf(link(world.command(personId, { version: 3 }), links('data')))).code).toBe(code);
  });

  it.each([
    [links('asing'), 'unknown-work-result', '/links/0/superiorWorkResultId', 'unknown-superior-work-result'],
    [links('data', 'asing'), 'unknown-work-result', '/links/0/workResultId', 'unknown-work-result'],
    [links('data', 'data'), 'invalid-body', '/links/0/workResultId', 'not-provisional'],
  ])('%j: %s', async (input, code, pointer, field) => {
    const refusal = await refusalOf(link(world.command('ani', { version: 3 }), input));
    expect(refusal).toMatchObject({ code, fields: [{ pointer, code: field }] });
    expect((await world.case('ani')).version).toBe(3);
  });

  it('a link while an amendment lies with the appraiser', async () => {
    const plan = { ...examplePlan, leaderExpectation: 'Cepat' };
    await createProposeAmendment(world.deps)(world.command('ani', { version: 3 }), { ...target, plan, reason: 'x' });
    expect((await refusalOf(link(world.command('ani', { version: 4 }), links('data')))).code).toBe('wrong-stage');
  });
});

it('a head has to name perspectives, by the field', async () => {
  const submission = { cycleId, employeeId: 'chief', plan: examplePlan };
  const refusal = await refusalOf(createSubmitPlan(world.deps)(world.command('chief', { version: 1 }), submission));
  expect(refusal.fields?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/plan/workResults/0/perspective', 'perspective-missing'],
    ['/plan/workResults/1/perspective', 'perspective-missing'],
  ]);
});
