import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan, PlanIndicator } from '../../../functions/domain/planning/plan.ts';
import type { Explanation } from '../../../functions/domain/scoring/explanation.ts';
import { keys } from '../../../functions/store/keys.ts';
import { createAssignWork } from '../../../functions/usecases/assigned-work/assign-work.ts';
import { createJudgeWork } from '../../../functions/usecases/assigned-work/judge-work.ts';
import { createPutTeam } from '../../../functions/usecases/assigned-work/put-team.ts';
import {
  createGetAssignedWork,
  createListAssignedBy,
  createListAssignedWork,
} from '../../../functions/usecases/assigned-work/read-assigned-work.ts';
import { createWithdrawWork } from '../../../functions/usecases/assigned-work/withdraw-work.ts';
import { createSubmitPlan } from '../../../functions/usecases/plans/submit-plan.ts';
import { createGetResult } from '../../../functions/usecases/results/get-result.ts';
import { createGetSuggestion } from '../../../functions/usecases/reviews/get-suggestion.ts';
import { createSubmitReview } from '../../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../../functions/usecases/scoring/score-shards.ts';
import { described, measured, planOf, workResult } from '../../support/plans.ts';
import { refusalOf } from '../../support/refusals.ts';
import { shards } from '../../support/stages.ts';
import { agencyId, createWorld, cycleId, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const target = { cycleId, employeeId: 'ani' };
const school = { kind: 'unit', unitCode: 'DISDIK' } as const;
const modules = [measured('modul', { target: '4', measure: 'modul' })];
const offer = {
  ...target,
  source: school,
  kind: 'additional',
  text: 'Modul kesehatan sekolah',
  mandate: 'ST/12',
} as const;
const assign = (as = 'school-head', over: object = {}, request: { key?: string; digest?: string } = {}) =>
  createAssignWork(world.deps)(world.command(as, request), { ...offer, indicators: modules, serves: null, ...over });
const judge = (workId: string, rating: 'above' | 'meets' | 'below', as = 'school-head', version?: number) =>
  createJudgeWork(world.deps)(world.command(as, version === undefined ? {} : { version }), {
    ...{ ...target, workId, rating, note: 'Modul dipakai' },
  });
const withWork = (workId: string, indicators: PlanIndicator[] = modules): Plan =>
  planOf(workResult('own', '60', ...(indicators === modules ? [] : [described('mutu')])), {
    ...workResult('lintas', '40', ...indicators),
    kind: 'additional',
    text: offer.text,
    assignment: workId,
  });
const read = (as: string, workId: string) => createGetAssignedWork(world.deps)(world.actor(as), { ...target, workId });
const review = (workResultRating: 'above' | 'meets' | 'below', over: object = {}) =>
  world.case('ani').then(({ version }) =>
    createSubmitReview(world.deps)(world.command('chief', { version }), {
      ...{ ...target, workResult: workResultRating, behaviour: 'meets', reason: null, strengths: 'Teliti' },
      improvements: 'Lebih cepat',
      ...over,
    }),
  );
const judgementsIn = (node: Explanation): Explanation[] => [
  ...(node.code === 'assigned-judgement' ? [node] : []),
  ...(node.inputs ?? []).flatMap(judgementsIn),
];
const report = (items: { indicatorId: string; value: string }[]) =>
  world.put(keys.realisation(agencyId, cycleId, 'ani'), {
    schemaVersion: 1,
    items: items.map((item) => ({ ...item, evidence: ['https://bukti.example.go.id/modul'] })),
    at: world.clock.now(),
  });

describe('work assigned from another unit', () => {
  it('is offered by the head of that unit, and read by those concerned', async () => {
    const { workId } = await assign();
    for (const reader of ['ani', 'chief', 'school-head', 'auditor'])
      expect((await read(reader, workId)).view).toMatchObject({ status: 'offered', weight: null, judgement: null });
    expect((await refusalOf(read('budi', workId))).code).toBe('not-found');
    const { items } = await createListAssignedWork(world.deps)(world.actor('ani'), target);
    expect(items).toMatchObject([{ workId, mandate: 'ST/12', leaderId: 'school-head' }]);
    expect((await refusalOf(createListAssignedWork(world.deps)(world.actor('school-head'), target))).code).toBe(
      'not-found',
    );
  });

  it('is listed for the unit that assigned it, to its head and the overseers', async () => {
    await assign();
    const list = (as: string) =>
      createListAssignedBy(world.deps)(world.actor(as), { cycleId, source: school, limit: 10, cursor: null });
    expect((await list('school-head')).items).toMatchObject([{ employeeId: 'ani', status: 'offered' }]);
    expect((await list('auditor')).items).toHaveLength(1);
    expect((await refusalOf(list('chief'))).code).toBe('forbidden');
  });

  it.each<[string, string, object]>([
    ['somebody who leads no such unit', 'dewi', {}],
    ['the appraiser, who agrees the whole plan', 'chief', { source: { kind: 'unit', unitCode: 'DINKES.1' } }],
    ['the head to themself', 'school-head', { employeeId: 'school-head' }],
  ])('is not assigned by %s', async (_, as, over) => {
    expect((await refusalOf(assign(as, over))).code).toBe('forbidden');
  });

  it('is refused with a target of zero, or for a result that the leader does not have', async () => {
    const zero = await refusalOf(assign('school-head', { indicators: [measured('modul', { target: '0' })] }));
    expect(zero).toMatchObject({ code: 'incomplete-plan', fields: [{ pointer: '/indicators/0/target' }] });
    expect((await refusalOf(assign('school-head', { serves: 'mutu-sekolah' }))).code).toBe('unknown-work-result');
    await world.planned('school-head', planOf(workResult('mutu-sekolah', '100')));
    expect((await assign('school-head', { serves: 'mutu-sekolah' })).workId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is assigned once by one request, and comes too late after execution', async () => {
    const first = await assign('school-head', {}, { key: 'assign-0001', digest: 'same' });
    expect(await assign('school-head', {}, { key: 'assign-0001', digest: 'same' })).toEqual(first);
    expect((await refusalOf(assign('school-head', {}, { key: 'assign-0001', digest: 'else' }))).code).toBe(
      'idempotency-key-reused',
    );
    await world.enterPhase('supervisor-review');
    expect((await refusalOf(assign())).code).toBe('deadline-passed');
  });
});

describe('a team across units', () => {
  const team = {
    cycleId,
    code: 'STUNTING',
    name: 'Tim percepatan',
    leaderId: 'dewi',
    memberIds: ['ani'],
    decree: 'SK/7',
  };
  const put = (as: string, over: object = {}, version?: number) =>
    createPutTeam(world.deps)(world.command(as, version === undefined ? {} : { version }), { ...team, ...over });

  it('assigns work to its members, by its leader', async () => {
    await put('school-head');
    const source = { kind: 'team', teamCode: 'STUNTING' } as const;
    expect((await assign('dewi', { source })).workId).toBeDefined();
    expect((await refusalOf(assign('school-head', { source }))).code).toBe('forbidden');
    expect((await refusalOf(assign('dewi', { source, employeeId: 'budi' }))).code).toBe('forbidden');
  });

  it('is set up by a head or an administrator, of people who are there', async () => {
    expect((await refusalOf(put('ani'))).code).toBe('forbidden');
    expect((await refusalOf(put('admin', { memberIds: ['ani', 'nobody', 'ani', 'dewi'] }))).fields).toMatchObject([
      { pointer: '/memberIds/1', code: 'unknown-person' },
      { pointer: '/memberIds/2', code: 'duplicate' },
      { pointer: '/memberIds/3', code: 'leads-the-team' },
    ]);
    await put('admin');
    expect((await refusalOf(put('admin', { name: 'Lain' }))).code).toBe('precondition-required');
    expect((await put('admin', { name: 'Lain' }, 1)).version).toBe(2);
  });
});

describe('assigned work in a plan', () => {
  const submit = (plan: Plan) =>
    createSubmitPlan(world.deps)(world.command('ani', { version: 1 }), { ...target, plan });

  it('stands as it was assigned', async () => {
    const { workId } = await assign();
    const easier = withWork(workId);
    const [, part] = easier.workResults;
    const changed = planOf(workResult('own', '60'), { ...(part ?? workResult('x', '40')), text: 'Lain' });
    expect((await refusalOf(submit(changed))).fields).toMatchObject([
      { pointer: '/plan/workResults/1', code: 'assigned-work-changed' },
    ]);
    expect((await refusalOf(submit(withWork('foreign')))).fields).toMatchObject([{ code: 'unknown-assigned-work' }]);
    expect((await submit(easier)).act).toBe('plan-submitted');
  });

  it('is taken back only while it stands in no plan in force', async () => {
    const { workId } = await assign();
    const take = (as: string, digest: string) =>
      createWithdrawWork(world.deps)(world.command(as, { digest }), { ...target, workId, reason: 'Batal' });
    expect((await refusalOf(take('ani', 'a'))).code).toBe('not-found');
    expect(await take('school-head', 'b')).toMatchObject({ workId, reason: 'Batal' });
    expect(await take('school-head', 'b')).toMatchObject({ workId, reason: 'Batal' });
    expect((await refusalOf(take('school-head', 'c'))).code).toBe('already-decided');
    expect((await refusalOf(submit(withWork(workId)))).fields).toMatchObject([{ code: 'unknown-assigned-work' }]);
    const other = await assign();
    await world.planned('ani', withWork(other.workId));
    const late = createWithdrawWork(world.deps)(world.command('school-head'), {
      ...{ ...target, workId: other.workId, reason: 'Batal' },
    });
    expect((await refusalOf(late)).code).toBe('wrong-stage');
    expect((await read('ani', other.workId)).view).toMatchObject({ status: 'planned', weight: '40' });
  });
});

describe('the judgement of the leader', () => {
  const inReview = async (plan = withWork, indicators: PlanIndicator[] = modules): Promise<string> => {
    const { workId } = await assign('school-head', { indicators });
    await world.planned('ani', plan(workId, indicators));
    await world.enterPhase('supervisor-review');
    return workId;
  };

  it('is given by whoever leads the unit now, or assigned the work; every word is kept', async () => {
    const workId = await inReview();
    expect((await refusalOf(judge(workId, 'above', 'ani'))).code).toBe('not-found');
    expect((await refusalOf(judge(workId, 'above', 'chief'))).code).toBe('not-found');
    expect((await judge(workId, 'below')).version).toBe(1);
    expect((await refusalOf(judge(workId, 'above'))).code).toBe('precondition-required');
    expect((await judge(workId, 'above', 'school-head', 1)).view).toMatchObject({ rating: 'above', text: 2 });
    const first = await world.read(keys.assignedJudgementText(agencyId, cycleId, 'ani', workId, 1));
    expect(first).toMatchObject({ rating: 'below', text: 1 });
  });

  it('waits for a plan that has the work, and ends with the supervisor review', async () => {
    const { workId } = await assign();
    expect((await refusalOf(judge(workId, 'above'))).code).toBe('wrong-phase');
    await world.enterPhase('execution');
    expect((await refusalOf(judge(workId, 'above'))).code).toBe('wrong-stage');
    await world.enterPhase('scoring');
    expect((await refusalOf(judge(workId, 'above'))).code).toBe('deadline-passed');
  });

  it('is shown to the appraiser with the reckoning, and to the person not before publication', async () => {
    const workId = await inReview();
    await report([{ indicatorId: 'modul', value: '3' }]);
    await judge(workId, 'below');
    expect((await read('school-head', workId)).view.reported).toEqual([
      { indicatorId: 'modul', value: '3', text: null, evidence: ['https://bukti.example.go.id/modul'] },
    ]);
    const suggestion = async (as: string) => {
      const { view } = await createGetSuggestion(world.deps)(world.actor(as), target);
      return view.workResult === null ? [] : judgementsIn(view.workResult.explanation);
    };
    expect(await suggestion('chief')).toMatchObject([{ subject: 'lintas', value: 'below' }]);
    expect(await suggestion('ani')).toMatchObject([{ subject: 'lintas', value: null }]);
    expect((await read('chief', workId)).view.judgement).toMatchObject({ rating: 'below' });
    expect((await read('ani', workId)).view.judgement).toBeNull();
  });

  it('asks a reason of an appraiser who says the opposite, and stands in the explanation of the result', async () => {
    const workId = await inReview();
    await report([
      { indicatorId: 'own-i1', value: '14' },
      { indicatorId: 'modul', value: '5' },
    ]);
    await judge(workId, 'below');
    const opposed = await refusalOf(review('above'));
    expect(opposed).toMatchObject({ code: 'reason-required', extra: { suggested: 'above', opposed: 1 } });
    await review('above', { reason: 'Modul selesai setelah dinilai.' });
    await world.enterPhase('scoring');
    await createScoreShards(world.deps)(shards);
    const { view } = await createGetResult(world.deps)(world.actor('chief'), target);
    const [version] = view.versions;
    if (version === undefined) throw new Error('there is no result');
    expect(version).toMatchObject({ workResult: 'above', basis: 'reviewed' });
    expect(judgementsIn(version.explanation)).toMatchObject([
      { subject: 'lintas', value: 'below', reason: 'assigning-leader', evidence: [`assigned-work/${workId}/1`] },
    ]);
  });

  it('counts for the described indicators of the part, which the appraiser need not judge', async () => {
    const workId = await inReview(withWork, [described('modul')]);
    const own = [{ indicatorId: 'mutu', rating: 'meets', note: 'Baik' } as const];
    const short = await refusalOf(review('meets', { judgements: own }));
    expect(short).toMatchObject({ code: 'judgement-required' });
    await judge(workId, 'above');
    expect((await review('meets', { judgements: own })).act).toBe('review-submitted');
  });
});
