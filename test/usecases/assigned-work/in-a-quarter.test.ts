import { expect, it } from 'vitest';
import type { Plan } from '../../../functions/domain/planning/plan.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createAssignWork } from '../../../functions/usecases/assigned-work/assign-work.ts';
import { createJudgeWork } from '../../../functions/usecases/assigned-work/judge-work.ts';
import { createListAssignedWork } from '../../../functions/usecases/assigned-work/read-assigned-work.ts';
import { createWithdrawWork } from '../../../functions/usecases/assigned-work/withdraw-work.ts';
import { createGetCascade } from '../../../functions/usecases/cascade/get-cascade.ts';
import { annualId, annualWorld, enterQuarter, openQuarter, planYear, quarterId } from '../../support/annual-world.ts';
import { measured, planOf, workResult } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, type World } from '../../support/world.ts';

const inQuarter = { cycleId: quarterId, employeeId: 'ani' };
const modules = [measured('modul', { target: '4', measure: 'modul' })];
const assign = (world: World, cycleId: string) =>
  createAssignWork(world.deps)(world.command('school-head'), {
    ...{ cycleId, employeeId: 'ani', source: { kind: 'unit', unitCode: 'DISDIK' }, kind: 'additional', serves: null },
    ...{ text: 'Modul kesehatan sekolah', mandate: 'ST/12', indicators: modules },
  });
const withWork = (workId: string): Plan =>
  planOf(workResult('own', '60'), { ...workResult('lintas', '40', ...modules), assignment: workId });

it('work assigned for the year is judged in each quarter, and assigned and taken back in the annual cycle alone', async () => {
  const world = await annualWorld([]);
  const { workId } = await assign(world, annualId);
  await planYear(world, 'ani', withWork(workId));
  await openQuarter(world);
  await enterQuarter(world, 'execution');

  const { items } = await createListAssignedWork(world.deps)(world.actor('ani'), inQuarter);
  expect(items.map((item) => item.workId)).toEqual([workId]);
  const judgement = { ...inQuarter, workId, rating: 'meets', note: 'Modul dipakai' } as const;
  await createJudgeWork(world.deps)(world.command('school-head'), judgement);
  expect(await world.read(keys.assignedJudgement(agencyId, quarterId, 'ani', workId))).toMatchObject({
    rating: 'meets',
  });
  expect(await world.read(keys.assignedJudgement(agencyId, annualId, 'ani', workId))).toBeNull();

  expect((await refusalOf(assign(world, quarterId))).code).toBe('plan-of-annual-cycle');
  const back = { ...inQuarter, workId, reason: 'Selesai' };
  const withdrawing = createWithdrawWork(world.deps)(world.command('school-head'), back);
  expect((await refusalOf(withdrawing)).code).toBe('plan-of-annual-cycle');
});

it('the cascade of a quarter is that of the plans it lives by', async () => {
  const world = await annualWorld(['ani', 'chief']);
  await openQuarter(world);
  const level = async (cycleId: string) => {
    const input = { cycleId, unitCode: 'DINKES.1', limit: 10, cursor: null };
    const { items } = await createGetCascade(world.deps)(world.actor('auditor'), input);
    return items.find(({ superiorId }) => superiorId === 'chief');
  };
  expect(await level(quarterId)).toMatchObject({ plan: 'in-force', members: 3 });
  expect((await level(quarterId))?.findings).toEqual((await level(annualId))?.findings);
});
