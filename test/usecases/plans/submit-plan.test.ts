import { beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../functions/domain/audit/verify-chain.ts';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createGetPlan } from '../../../functions/usecases/plans/get-plan.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { eachOf } from '../../../functions/usecases/support/load.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const target = { cycleId, employeeId: 'ani' };
const input = { ...target, plan: examplePlan };

let world: World;
let submitPlan: ReturnType<typeof createSubmitPlan>;

const records = async () => {
  const found = [];
  for await (const { data } of eachOf(world.deps, keys.acts(agencyId, cycleId, 'ani'))) found.push(data);
  return found;
};

const servingSuperior = (workResultId: string): Plan => ({
  ...examplePlan,
  workResults: examplePlan.workResults.map((w, i) =>
    i === 0 ? { ...w, serves: { kind: 'superior', workResultId } } : w,
  ),
});

beforeEach(async () => {
  world = await createWorld();
  submitPlan = createSubmitPlan(world.deps);
});

describe('a submitted plan', () => {
  it('lies with the appraiser, its text in the act and not in the case', async () => {
    const receipt = await submitPlan(world.command('ani', { version: 1 }), input);
    expect(receipt).toEqual({
      ...target,
      act: 'plan-submitted',
      seq: 1,
      at: world.clock.now(),
      version: 2,
    });
    const { data, version } = await world.case('ani');
    expect(version).toBe(2);
    expect(data).toMatchObject({
      stage: 'unplanned',
      plan: { status: 'submitted', seq: 1, version: 1, reason: null },
    });
    const { view } = await createGetPlan(world.deps)(world.actor('chief'), target);
    expect(view).toMatchObject({ status: 'submitted', version: 1, plan: examplePlan });
    expect(JSON.stringify(data)).not.toContain('kunjungan');
  });

  it('is a link of a chain that verifies', async () => {
    await submitPlan(world.command('ani', { version: 1 }), input);
    const { data } = await world.case('ani');
    const verdict = verifyChain({ ...target, records: await records(), head: data.chain }, world.deps.digest);
    expect(verdict).toEqual({ ok: true });
  });

  it('counts its versions when it is submitted again after a return', async () => {
    await submitPlan(world.command('ani', { version: 1 }), input);
    await world.act(
      'ani',
      (c) => ({
        ...c,
        stage: 'unplanned',
        plan: { status: 'returned', seq: 1, version: 1, at: world.clock.now(), reason: 'Target terlalu rendah' },
      }),
      'plan-returned',
      { planSeq: 1, reason: 'Target terlalu rendah' },
    );
    await submitPlan(world.command('ani', { version: 3 }), input);
    expect((await world.case('ani')).data.plan).toMatchObject({ status: 'submitted', seq: 3, version: 2 });
  });
});

describe('a repeated request', () => {
  const first = { version: 1, key: 'submit-1', digest: 'body-1' };

  it('gets the same answer and has one effect', async () => {
    const receipt = await submitPlan(world.command('ani', first), input);
    world.clock.advance(60);
    expect(await submitPlan(world.command('ani', first), input)).toEqual(receipt);
    expect(await records()).toHaveLength(1);
    expect((await world.case('ani')).version).toBe(2);
  });

  it('gets the same answer even after the deadline and other acts', async () => {
    const receipt = await submitPlan(world.command('ani', first), input);
    await world.enterPhase('execution');
    expect(await submitPlan(world.command('ani', first), input)).toEqual(receipt);
  });

  it('is refused with another body', async () => {
    await submitPlan(world.command('ani', first), input);
    const refusal = await refusalOf(submitPlan(world.command('ani', { ...first, digest: 'body-2' }), input));
    expect(refusal.code).toBe('idempotency-key-reused');
    expect(await records()).toHaveLength(1);
  });

  it('is one act when two arrive at once', async () => {
    const both = await Promise.all([1, 2].map(() => submitPlan(world.command('ani', first), input)));
    expect(both[0]).toEqual(both[1]);
    expect(await records()).toHaveLength(1);
  });
});

describe('what is refused, with nothing stored', () => {
  it.each([
    ['no version', 'ani', {}, 'precondition-required'],
    ['a stale version', 'ani', { version: 7 }, 'precondition-failed'],
    ['a person without relation', 'dewi', { version: 1 }, 'not-found'],
    ['a colleague', 'budi', { version: 1 }, 'not-found'],
    ['the appraiser', 'chief', { version: 1 }, 'forbidden'],
    ['the administrator', 'admin', { version: 1 }, 'forbidden'],
  ])('%s', async (_, personId, request, code) => {
    const refusal = await refusalOf(submitPlan(world.command(personId, request), input));
    expect(refusal.code).toBe(code);
    expect(await records()).toEqual([]);
    expect((await world.case('ani')).version).toBe(1);
  });

  it('names the current version beside a stale one', async () => {
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 7 }), input));
    expect(refusal.extra).toEqual({ currentVersion: 1 });
  });

  it('answers for an absent case exactly as for a foreign one', async () => {
    const foreign = await refusalOf(submitPlan(world.command('dewi', { version: 1 }), input));
    const absent = await refusalOf(
      submitPlan(world.command('dewi', { version: 1 }), { ...input, employeeId: 'nobody' }),
    );
    expect(absent).toEqual(foreign);
  });

  it('a plan at the very instant of the deadline, naming it', async () => {
    const { deadlines } = await world.cycle();
    world.clock.set(deadlines.planning);
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 1 }), input));
    expect(refusal).toMatchObject({ code: 'deadline-passed', deadline: deadlines.planning });
  });

  it('not a plan in the last millisecond before it', async () => {
    world.clock.set('2026-01-31T16:59:59.999Z');
    expect(await submitPlan(world.command('ani', { version: 1 }), input)).toMatchObject({ seq: 1 });
  });

  it('a plan before the planning phase', async () => {
    await world.enterPhase('preparation');
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 1 }), input));
    expect(refusal).toMatchObject({ code: 'wrong-phase', extra: { phase: 'preparation' } });
  });

  it('a plan while the phase is being closed, even before the deadline', async () => {
    await world.enterPhase('planning', { status: 'closing' });
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 1 }), input));
    expect(refusal.code).toBe('deadline-passed');
  });

  it('a second plan while the first lies with the appraiser', async () => {
    await submitPlan(world.command('ani', { version: 1 }), input);
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 2 }), input));
    expect(refusal.code).toBe('wrong-stage');
  });

  it('an incomplete plan, with a pointer into the body for each fault', async () => {
    const plan: Plan = {
      ...examplePlan,
      workResults: examplePlan.workResults.map((w, i) => (i === 1 ? { ...w, weight: '30' } : w)),
    };
    const refusal = await refusalOf(submitPlan(world.command('ani', { version: 1 }), { ...target, plan }));
    expect(refusal.code).toBe('incomplete-plan');
    expect(refusal.fields?.map(({ pointer, code }) => ({ pointer, code }))).toEqual([
      { pointer: '/plan/workResults', code: 'weights-sum' },
    ]);
  });
});

describe("the superior's work result that one serves", () => {
  it("must stand in the superior's plan", async () => {
    await world.planned('chief');
    const known = servingSuperior('data');
    expect(await submitPlan(world.command('ani', { version: 1 }), { ...target, plan: known })).toMatchObject({
      seq: 1,
    });
    const refusal = await refusalOf(
      submitPlan(world.command('budi', { version: 1 }), {
        cycleId,
        employeeId: 'budi',
        plan: servingSuperior('bukan-milik-atasan'),
      }),
    );
    expect(refusal.fields).toMatchObject([
      { pointer: '/plan/workResults/0/serves/workResultId', code: 'unknown-superior-work-result' },
    ]);
  });

  it('may be served provisionally while the superior has no plan', async () => {
    const named = await refusalOf(
      submitPlan(world.command('ani', { version: 1 }), { ...target, plan: servingSuperior('data') }),
    );
    expect(named.code).toBe('incomplete-plan');
    expect(await submitPlan(world.command('ani', { version: 1 }), input)).toMatchObject({ seq: 1 });
  });
});
