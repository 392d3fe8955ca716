import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan, WorkResult } from '../../../functions/domain/planning/plan.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createAssignWork } from '../../../functions/usecases/assigned-work/assign-work.ts';
import { type CascadeView, createGetCascade } from '../../../functions/usecases/cascade/get-cascade.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { caseKey } from '../../../functions/usecases/support/load.ts';
import { measured, planOf, workResult } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, exampleCycle, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const look = (unitCode: string, as = 'admin', over: { limit?: number; cursor?: string | null } = {}) =>
  createGetCascade(world.deps)(world.actor(as), { cycleId, unitCode, limit: 20, cursor: null, ...over });
const told = async (unitCode: string): Promise<string[]> =>
  (await look(unitCode)).items.flatMap(({ superiorId, findings }) =>
    findings.map(({ code, employeeId, workResultId }) => `${superiorId}: ${code} ${employeeId} ${workResultId ?? '-'}`),
  );
const serving = (id: string, to: string, target: string): WorkResult => ({
  ...workResult(id, '100', measured(`${id}-i`, { target, measure: 'kunjungan', shareOf: 'kunjungan' })),
  serves: { kind: 'superior', workResultId: to },
});
const chiefs: Plan = planOf(
  {
    ...workResult('layanan', '50', measured('kunjungan', { target: '100', measure: 'kunjungan' })),
    serves: { kind: 'superior', workResultId: 'sehat' },
  },
  { ...workResult('data', '50'), serves: { kind: 'superior', workResultId: 'sehat' } },
);
/** Everybody of the health service has a plan; together they do what is asked, but for the data. */
const planned = async (): Promise<void> => {
  await world.planned('health-head', planOf(workResult('sehat', '100')));
  await world.planned('chief', chiefs);
  await world.planned('ani', planOf(serving('a1', 'layanan', '60')));
  await world.planned('budi', planOf(serving('b1', 'layanan', '25')));
  await world.planned('citra', planOf(serving('c1', 'layanan', '15')));
};

describe('the cascade of a unit', () => {
  it('names what nobody serves, down the tree, with who can mend it', async () => {
    await planned();
    const { items, next } = await look('DINKES');
    expect(items.map(({ unitCode, superiorId, plan, members }) => [unitCode, superiorId, plan, members])).toEqual([
      ['DINKES', 'health-head', 'in-force', 1],
      ['DINKES.1', 'chief', 'in-force', 3],
    ]);
    expect(next).toBeNull();
    expect(await told('DINKES')).toEqual(['chief: nobody-serves chief data']);
  });

  it('names shares that fall short, missing plans, and results that serve nothing', async () => {
    await world.planned('chief', chiefs);
    await world.planned('ani', planOf(serving('a1', 'layanan', '60')));
    await world.planned('budi', planOf(workResult('b1', '100')));
    expect(await told('DINKES.1')).toEqual([
      'chief: nobody-serves chief data',
      'chief: targets-short chief layanan',
      'chief: serves-nothing budi b1',
      'chief: plan-missing citra -',
    ]);
  });

  it('counts work assigned to people elsewhere, once it stands in their plans', async () => {
    await planned();
    const { workId } = await createAssignWork(world.deps)(world.command('chief'), {
      ...{ cycleId, employeeId: 'dewi', source: { kind: 'unit', unitCode: 'DINKES.1' }, kind: 'additional' },
      ...{ text: 'Data kesehatan murid', indicators: [measured('murid')], serves: 'data', mandate: 'ST/1' },
    });
    expect(await told('DINKES')).toHaveLength(1);
    const part = {
      ...workResult('lintas', '30', measured('murid')),
      kind: 'additional',
      text: 'Data kesehatan murid',
    } as const;
    await world.planned('dewi', planOf(workResult('own', '70'), { ...part, assignment: workId }));
    expect(await told('DINKES')).toEqual([]);
  });

  it('follows whoever appraises in a unit without leading it, and the appraiser of the case, not of the list', async () => {
    await planned();
    const ani = await world.case('ani');
    await world.put(keys.teamMember(agencyId, 'budi', 'ani'), { schemaVersion: 1, employeeId: 'ani' });
    await world.put(caseKey(agencyId, exampleCycle, 'ani'), { ...ani.data, appraiserId: 'budi' });
    const { items } = await look('DINKES.1');
    expect(items.map(({ superiorId, members }) => [superiorId, members])).toEqual([
      ['chief', 2],
      ['budi', 1],
    ]);
    expect(await told('DINKES.1')).toContain('budi: serves-unknown ani a1');
  });

  it('is shown to the head, to heads above, and to overseers', async () => {
    for (const reader of ['chief', 'health-head', 'mayor', 'auditor'])
      expect((await look('DINKES.1', reader)).items).toHaveLength(1);
    for (const stranger of ['ani', 'school-head', 'member-1'])
      expect((await refusalOf(look('DINKES.1', stranger))).code).toBe('forbidden');
    expect((await refusalOf(look('ATLANTIS'))).code).toBe('not-found');
  });

  /** Every page from the first to the last, and how many questions the most expensive one asked. */
  const paged = async (unitCode: string, limit: number) => {
    const { store } = world.deps;
    let [asked, most] = [0, 0];
    const counting: Store = {
      ...store,
      query: (range, page) => {
        asked += 1;
        return store.query(range, page);
      },
    };
    const pages: string[][] = [];
    for (let cursor: string | null = null; ; ) {
      asked = 0;
      const ask = createGetCascade({ store: counting });
      const page: CascadeView = await ask(world.actor('admin'), { cycleId, unitCode, limit, cursor });
      pages.push(page.items.map(({ superiorId }) => superiorId));
      most = Math.max(most, asked);
      cursor = page.next;
      if (cursor === null) return { pages, most };
    }
  };
  /** Has the case of a person, and the list of posts, name another appraiser. */
  const under = async (appraiserId: string, employeeId: string): Promise<void> => {
    const { data } = await world.case('ani');
    await world.put(keys.teamMember(agencyId, appraiserId, employeeId), { schemaVersion: 1, employeeId });
    await world.put(caseKey(agencyId, exampleCycle, employeeId), { ...data, employeeId, appraiserId });
  };

  it('is paged by superiors, without losing or repeating one', async () => {
    await planned();
    await under('budi', 'ani');
    await under('ani', 'eka');
    await under('eka', 'fajar');
    await under('citra', 'gita');
    const whole = (await look('KOTA')).items.map(({ superiorId }) => superiorId);
    expect(whole.slice(0, 6)).toEqual(['health-head', 'chief', 'budi', 'ani', 'eka', 'citra']);
    expect((await look('KOTA')).items.map(({ unitCode }) => unitCode).slice(6)).toEqual(['DISDIK', 'KOTA', 'KOTA']);
    for (const limit of [1, 2, 3, 7]) {
      const { pages } = await paged('KOTA', limit);
      expect(pages.flat()).toEqual(whole);
      expect(pages.every(({ length }) => length <= limit)).toBe(true);
    }
    expect((await look('KOTA')).items.find(({ superiorId }) => superiorId === 'mayor')).toMatchObject({
      plan: 'not-evaluated',
      members: 3,
    });
  });

  it('looks at a team of hundreds in short answers', async () => {
    await planned();
    for (let n = 100; n < 560; n++) await under('chief', `staf-${n}`);
    await under('staf-310', 'eka');
    await under('staf-559', 'fajar');
    const { pages, most } = await paged('DINKES.1', 20);
    expect(pages.flat()).toEqual(['chief', 'staf-310', 'staf-559']);
    expect(pages.length).toBeGreaterThan(2);
    // Two questions for each of some two hundred people, and what a page asks anyhow.
    expect(most).toBeLessThan(2 * 220 + 30);
  });

  it('comes to an end where two people appraise each other', async () => {
    await planned();
    await under('budi', 'ani');
    await under('ani', 'budi');
    await under('ani', 'eka');
    expect((await paged('DINKES.1', 1)).pages.flat()).toEqual(['chief']);
  });

  it.each([
    'DINKES.1/school-head/',
    'DINKES.1/chief/school-head/',
    'DINKES.1/chief/budi/school-head/',
    'DISDIK/school-head/',
    'DISDIK',
    'ATLANTIS/mayor/',
  ])('opens nothing of other units for who makes up the cursor %s', async (cursor) => {
    await planned();
    await under('school-head', 'hana');
    await under('hana', 'iwan');
    const { items } = await look('DINKES.1', 'chief', { cursor });
    expect(items.filter(({ unitCode }) => unitCode !== 'DINKES.1')).toEqual([]);
    for (const foreign of ['school-head', 'hana'])
      expect(items.map(({ superiorId }) => superiorId)).not.toContain(foreign);
  });

  it('misses nobody where the head of a unit left in the middle of the period', async () => {
    await planned();
    const unit = await world.read(keys.unit(agencyId, 'DINKES.1'));
    if (unit === null) throw new Error('there is no DINKES.1');
    await world.put(keys.unit(agencyId, 'DINKES.1'), { ...unit, headId: null });
    expect((await look('DINKES')).items.map(({ superiorId }) => superiorId)).toEqual(['health-head', 'chief']);
  });

  it('looks once at somebody who leads two units', async () => {
    await planned();
    const unit = await world.read(keys.unit(agencyId, 'DISDIK'));
    if (unit === null) throw new Error('there is no DISDIK');
    await world.put(keys.unit(agencyId, 'DISDIK'), { ...unit, headId: 'health-head' });
    const heads = (await look('KOTA')).items.map(({ superiorId }) => superiorId);
    expect(heads.filter((id) => id === 'health-head')).toHaveLength(1);
  });
});

describe('a share in a plan', () => {
  const submit = (plan: Plan) =>
    createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), { cycleId, employeeId: 'ani', plan });

  it("is of an indicator that the superior's plan has", async () => {
    const plan = planOf(serving('a1', 'layanan', '60'));
    expect((await refusalOf(submit(plan))).fields?.map(({ code }) => code)).toEqual([
      'unknown-superior-work-result',
      'unknown-superior-indicator',
    ]);
    await world.planned('chief', chiefs);
    expect((await submit(plan)).act).toBe('plan-submitted');
  });
});
