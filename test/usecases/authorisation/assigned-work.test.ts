import { beforeAll, describe, expect, it } from 'vitest';
import type {
  AssignedJudgement,
  AssignedWork,
  WorkTeam,
} from '../../../functions/domain/assigned-work/assigned-work.ts';
import type { Case, SegmentRef } from '../../../functions/domain/case/case.ts';
import type { Store } from '../../../functions/ports/store.ts';
import { keys } from '../../../functions/store/keys.ts';
import {
  loadAssignedJudgements,
  loadAssignedWork,
  placeOfWork,
  plansInForce,
  requireAssignedWork,
  requireOwnPlan,
} from '../../../functions/usecases/assigned-work/load-assigned-work.ts';
import { isJudge, requireJudge } from '../../../functions/usecases/assigned-work/require-judge.ts';
import { seeSource } from '../../../functions/usecases/assigned-work/see-source.ts';
import { examplePlan } from '../../support/example-plan.ts';
import { people } from '../../support/people.ts';
import { planOf, workResult } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

const at = '2026-01-10T02:00:00.000Z';
const school = { kind: 'unit', unitCode: 'DISDIK' } as const;
const surge = { kind: 'team', teamCode: 'lonjakan' } as const;
const team: WorkTeam = {
  ...{ schemaVersion: 1, code: 'lonjakan', name: 'Tim', leaderId: 'dewi', memberIds: ['ani'] },
  ...{ decree: 'ST/1', by: 'admin', at },
};
const work: AssignedWork = {
  ...{ schemaVersion: 1, id: 'w1', source: school, leaderId: 'dewi', kind: 'additional', text: 'x', indicators: [] },
  ...{ serves: null, mandate: 'ST/2', at, requestDigest: 'd', withdrawn: null },
};
const judgement: AssignedJudgement = {
  ...{ schemaVersion: 1, workId: 'w1', text: 1, rating: 'meets', note: 'x', by: 'dewi', at, requestDigest: 'd' },
};
const year = 'tahun-2026';

let world: World;
let ani: Case;
let quarterly: Case;
beforeAll(async () => {
  world = await createWorld();
  await world.planned('ani');
  ani = (await world.case('ani')).data;
  const own = { seq: 1, version: 1, basis: 'set', of: year } as const;
  if (ani.stage !== 'planned') throw new Error('no plan');
  quarterly = { ...ani, plan: own };
  await world.put(keys.workTeam(agencyId, cycleId, 'lonjakan'), team);
  await world.put(keys.assignedWork(agencyId, cycleId, 'ani', 'w1'), work);
  await world.put(keys.assignedWork(agencyId, year, 'ani', 'w2'), { ...work, id: 'w2' });
  await world.put(keys.assignedJudgement(agencyId, cycleId, 'ani', 'w1'), judgement);
});

const read = (): never => {
  throw new Error('nothing was to be read');
};
/** Fails the test that reads. */
const unread: Store = { get: read, getMany: read, query: read, commit: read, insertEach: read };

describe('where work is assigned from', () => {
  const see = (source: AssignedWork['source']) => seeSource(world.deps, agencyId, cycleId, source);
  it('is led by the head of a unit, for anybody, or by the leader of a team, for its members', async () => {
    expect(await see(school)).toEqual({ leaderId: 'school-head', members: null });
    expect(await see(surge)).toEqual({ leaderId: 'dewi', members: ['ani'] });
  });

  it('is there or not', async () => {
    expect(await refusalOf(see({ kind: 'unit', unitCode: 'NONE' }))).toEqual({
      code: 'not-found',
      detail: 'No such unit.',
    });
    expect(await refusalOf(see({ kind: 'team', teamCode: 'none' }))).toEqual({
      code: 'not-found',
      detail: 'No such team.',
    });
  });
});

describe('the judge of assigned work', () => {
  const judges = async (of: AssignedWork): Promise<string[]> => {
    const found: string[] = [];
    for (const { id } of people) if (await isJudge(world.deps, world.actor(id), of, ani)) found.push(id);
    return found;
  };

  it('is whoever leads the source now, or assigned the work, and never the person who did it', async () => {
    expect(await judges(work)).toEqual(['school-head', 'dewi']);
    expect(await judges({ ...work, leaderId: 'ani' })).toEqual(['school-head']);
    expect(await judges({ ...work, source: surge, leaderId: 'chief' })).toEqual(['chief', 'dewi']);
  });

  it('of a period under an annual plan is looked for in the year', async () => {
    const ask = isJudge(world.deps, world.actor('budi'), { ...work, source: surge }, quarterly);
    expect(await refusalOf(ask)).toEqual({ code: 'not-found', detail: 'No such team.' });
  });

  it('alone learns that there is any', async () => {
    await requireJudge(world.deps, world.actor('school-head'), work, ani);
    for (const personId of ['ani', 'chief', 'admin'])
      expect(await refusalOf(requireJudge(world.deps, world.actor(personId), work, ani))).toEqual({
        code: 'not-found',
        detail: 'No such assigned work.',
      });
  });
});

describe('assigned work', () => {
  it('belongs to the plan that takes it up', () => {
    expect(placeOfWork(ani)).toEqual({ cycleId, employeeId: 'ani' });
    expect(placeOfWork(quarterly)).toEqual({ cycleId: year, employeeId: 'ani' });
  });

  it('is assigned where the plan stands', async () => {
    requireOwnPlan(ani);
    expect(await refusalOf(Promise.resolve().then(() => requireOwnPlan(quarterly)))).toEqual({
      code: 'plan-of-annual-cycle',
      detail: `Assign work in cycle ${year}.`,
      extra: { planCycleId: year },
    });
  });

  it('is found by its ids, in the place of the plan', async () => {
    const load = (subject: Case, ...ids: string[]) => loadAssignedWork(world.deps, agencyId, subject, ids);
    expect([...(await load(ani, 'w1', 'w2', 'w9'))]).toEqual([['w1', work]]);
    expect([...(await load(quarterly, 'w1', 'w2')).keys()]).toEqual(['w2']);
    expect((await loadAssignedWork({ store: unread }, agencyId, ani, [])).size).toBe(0);
  });

  it('is there or not', async () => {
    const load = (workId: string) => requireAssignedWork(world.deps, agencyId, { cycleId, employeeId: 'ani' }, workId);
    expect((await load('w1')).data).toEqual(work);
    expect(await refusalOf(load('w9'))).toEqual({ code: 'not-found', detail: 'No such assigned work.' });
  });

  it('was judged in each period', async () => {
    const person = { cycleId, employeeId: 'ani' };
    const assigned = (...ids: string[]) => planOf(...ids.map((id) => ({ ...workResult(id, '50'), assignment: id })));
    const load = (plan: Parameters<typeof loadAssignedJudgements>[3], store = world.deps.store) =>
      loadAssignedJudgements({ store }, agencyId, person, plan);
    expect(await load(assigned('w1', 'w9'))).toEqual([judgement]);
    expect(await load(null, unread)).toEqual([]);
    expect(await load(planOf(workResult('own', '100')), unread)).toEqual([]);
  });
});

describe('the plans in force of a person', () => {
  const plans = (subject: Case) => plansInForce(world.deps, agencyId, subject);

  it('are that of the post held now, and those of earlier posts', async () => {
    const segment = (plan?: NonNullable<SegmentRef['plan']>): SegmentRef => ({
      ...{ from: '2026-01-01', to: '2026-01-31', unitCode: 'DINKES.1', appraiserId: 'chief', review: null },
      ...(plan === undefined ? {} : { plan }),
    });
    expect(await plans(ani)).toEqual([examplePlan]);
    const moved = { ...ani, segments: [segment({ seq: 1, version: 1, basis: 'set' }), segment()] };
    expect(await plans(moved)).toEqual([examplePlan, examplePlan]);
  });

  it('are none before one was set', async () => {
    expect(await plans((await world.case('budi')).data)).toEqual([]);
    const submitted: Case = {
      ...(await world.case('budi')).data,
      ...{ stage: 'unplanned', plan: { seq: 1, version: 1, status: 'submitted', at, reason: null } },
    };
    expect(await plans(submitted)).toEqual([]);
    if (ani.stage !== 'planned') throw new Error('no plan');
    expect(await plans(JSON.parse(JSON.stringify({ ...ani, plan: null })))).toEqual([]);
  });
});
