import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  amendmentView,
  planHistory,
  planLinks,
  planProposal,
  planVersion,
} from '../../functions/contracts/plan-changes.ts';
import { planView } from '../../functions/contracts/plans.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { activity } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { examplePlan } from '../support/example-plan.ts';
import { qualitativePlan } from '../support/plans.ts';
import { type City, startCity } from './support/start-city.ts';

/** Plans as the law has them, from the first draft to the next period, over real HTTP on the real engine. */
const patience = 300_000;
const cycleId = 'tw1-2026';

let city: City;
/** A head, the head's appraiser, and two of the head's people. */
let head: string;
let above: string;
let [staff, writer] = ['', ''];

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  if (lead === undefined) throw new Error('the city has no head with a team');
  const team = city.teamOf(lead.nip).filter((m) => !m.headsUnit);
  [head, above] = [city.idOf(lead.nip), city.idOf(lead.appraiserNip)];
  [staff, writer] = [city.idOf(team[0]?.nip ?? ''), city.idOf(team[1]?.nip ?? '')];
  await city.openCycle(cycleId);
}, patience);
afterAll(() => city.stop(), patience);

const path = (personId: string, rest: string): string => casePath(cycleId, personId, rest);
const versionOf = async (personId: string): Promise<number> =>
  (await city.client.caseOf(personId, cycleId, personId)).version ?? 0;
const act = async (as: string, personId: string, rest: string, body: unknown) =>
  city.client.act(
    as,
    path(personId, rest),
    `${rest}-${personId}-${await versionOf(personId)}`,
    await versionOf(personId),
    body,
  );
const refused = async (as: string, personId: string, rest: string, body: unknown) => {
  const call = { method: 'POST', path: path(personId, rest), key: `refused-${rest}-${personId}`, body } as const;
  return city.client.refused(as, { ...call, version: await versionOf(personId) });
};
const planOf = async (personId: string) => (await city.client.get(personId, path(personId, 'plan'), planView)).data;
const pointersOf = ({ fields = [] }: { fields?: { pointer: string; code: string }[] | undefined }): string[] =>
  fields.map(({ pointer, code }) => `${code} ${pointer}`);

const headsPlan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w, i) => ({
    ...w,
    serves: null,
    perspective: i === 0 ? 'recipients' : 'budget',
  })),
};
const amended: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({
    ...w,
    indicators: w.indicators.map((i) => ('target' in i && i.id === 'laporan' ? { ...i, target: '6' } : i)),
  })),
};

describe('planning', { timeout: patience }, () => {
  it('does not wait for a late superior: the plan serves in words', async () => {
    await act(staff, staff, 'plan-submissions', { plan: examplePlan });
    const expectations = { workResults: [{ workResultId: 'data', text: 'Sebelum tanggal 5' }] };
    await act(head, staff, 'plan-decisions', { decision: 'approve', expectations });
    const plan = await planOf(staff);
    expect(plan).toMatchObject({ status: 'set', version: 1, plan: { form: 'quantitative' } });
    expect(plan.plan.workResults[1]).toMatchObject({ leaderExpectation: 'Sebelum tanggal 5' });
    expect(
      (
        await refused(staff, staff, 'plan-links', {
          links: [{ workResultId: 'layanan', superiorWorkResultId: 'data' }],
        })
      ).code,
    ).toBe('wrong-stage');
  });

  it('asks a head for the perspective of every work result', async () => {
    const plan = { ...examplePlan, workResults: examplePlan.workResults.map((w) => ({ ...w, serves: null })) };
    const problem = await refused(head, head, 'plan-submissions', { plan });
    expect(problem.code).toBe('incomplete-plan');
    expect(pointersOf(problem)).toEqual([
      'perspective-missing /plan/workResults/0/perspective',
      'perspective-missing /plan/workResults/1/perspective',
    ]);
    await act(head, head, 'plan-submissions', { plan: headsPlan });
    await act(above, head, 'plan-decisions', { decision: 'approve' });
  });

  it("ties the earlier plan to the superior's, and agrees nothing anew", async () => {
    const { data } = await city.client.get(staff, path(staff, 'plan-links'), planLinks);
    expect(data.loose.map(({ id }) => id)).toEqual(['layanan']);
    expect(data.superior.map(({ id }) => id)).toEqual(['layanan', 'data']);
    await act(staff, staff, 'plan-links', { links: [{ workResultId: 'layanan', superiorWorkResultId: 'data' }] });
    const plan = await planOf(staff);
    expect(plan).toMatchObject({ status: 'set', version: 1 });
    expect(plan.plan.workResults[0]?.serves).toEqual({ kind: 'superior', workResultId: 'data' });
  });

  it('takes a plan in words, and no broken numbers', async () => {
    const broken = (change: object) => ({
      ...examplePlan,
      workResults: [
        {
          ...examplePlan.workResults[1],
          weight: '100',
          indicators: [{ ...examplePlan.workResults[1]?.indicators[0], ...change }],
        },
      ],
    });
    const at = '/plan/workResults/0/indicators/0';
    for (const [change, code, problem] of [
      [{ target: 'NaN' }, 'invalid-body', `invalid_format ${at}/target`],
      [{ target: 'Infinity' }, 'invalid-body', `invalid_format ${at}/target`],
      [{ weight: '-1' }, 'invalid-body', `invalid_format ${at}/weight`],
      [{ target: '0' }, 'incomplete-plan', `target-not-positive ${at}/target`],
      [{ weight: '99.999999' }, 'incomplete-plan', 'weights-sum /plan/workResults/0/indicators'],
    ] as const) {
      const answer = await refused(writer, writer, 'plan-submissions', { plan: broken(change) });
      expect([answer.code, pointersOf(answer)]).toEqual([code, [problem]]);
    }
    await act(writer, writer, 'plan-submissions', { plan: qualitativePlan });
    await act(head, writer, 'plan-decisions', { decision: 'approve' });
    expect((await planOf(writer)).plan).toEqual(qualitativePlan);
  });
});

describe('execution', { timeout: patience }, () => {
  beforeAll(() => city.close(cycleId, 'planning', 'execution'), patience);

  it('goes on against the plan in force while an amendment waits', async () => {
    const current = (await planOf(staff)).plan;
    const plan = {
      ...amended,
      workResults: amended.workResults.map((w, i) => ({ ...w, serves: current.workResults[i]?.serves ?? null })),
    };
    await act(staff, staff, 'plan-amendments', { reason: 'Jumlah laporan bertambah', plan });
    const report = { date: '2026-01-16', workResultId: 'data', text: 'Menyusun laporan', minutes: 60 };
    await city.client.post(staff, path(staff, 'activities'), 'act-while-waiting', report, 201, activity);
    expect((await planOf(staff)).version).toBe(1);

    const { data } = await city.client.get(head, path(staff, 'plan-amendments'), amendmentView);
    expect(data).toMatchObject({ status: 'submitted', version: 2, inForce: 1, reason: 'Jumlah laporan bertambah' });
    expect(data.changes.filter(({ member }) => member === 'target')).toEqual([
      { change: 'changed', of: 'indicator', id: 'laporan', member: 'target', before: '"3"', after: '"6"' },
    ]);
    await act(head, staff, 'plan-amendment-decisions', { decision: 'approve' });
    expect(await planOf(staff)).toMatchObject({ status: 'set', version: 2 });
    expect((await refused(staff, staff, 'plan-amendments', { reason: 'x', plan })).code).toBe('unchanged-plan');
  });

  it('keeps every version with its text, who acted and why', async () => {
    const { data } = await city.client.get(head, path(staff, 'plan-versions'), planHistory);
    expect(data.items.map(({ act: kind, version, hasText }) => [kind, version, hasText])).toEqual([
      ['plan-submitted', 1, true],
      ['plan-set', 1, true],
      ['plan-linked', 1, true],
      ['plan-amendment-proposed', 2, true],
      ['plan-amended', 2, false],
    ]);
    const { data: first } = await city.client.get(head, path(staff, 'plan-versions/1'), planVersion);
    expect(first.plan).toEqual(examplePlan);
    const absent = await city.client.refused(head, { method: 'GET', path: path(staff, 'plan-versions/99') });
    expect(absent.code).toBe('not-found');
  });

  it('reports a plan in words in words', async () => {
    const put = { method: 'PUT', path: path(writer, 'realisation') } as const;
    const number = { items: [{ indicatorId: 'mutu', value: '100' }] };
    expect(pointersOf(await city.client.refused(writer, { ...put, body: number }))).toEqual([
      'indicator-is-described /items/0/indicatorId',
    ]);
    const descriptions = ['mutu', 'dampak', 'proses'].map((indicatorId) => ({ indicatorId, text: 'Tercapai' }));
    await city.client.put(writer, put.path, { descriptions });
  });
});

describe('review', { timeout: patience }, () => {
  const rating = { workResult: 'above', behaviour: 'meets', strengths: 'Teliti', improvements: 'Lebih cepat' };
  const judged = (...ids: string[]) =>
    ids.map((indicatorId) => ({ indicatorId, rating: 'above', note: 'Diakui penerima manfaat' }));

  beforeAll(() => city.close(cycleId, 'execution', 'supervisor-review'), patience);

  it('judges each described indicator, and makes no number of it', async () => {
    const incomplete = await refused(head, writer, 'reviews', { ...rating, judgements: judged('mutu') });
    expect(incomplete.code).toBe('judgement-required');
    await act(head, writer, 'reviews', { ...rating, judgements: judged('mutu', 'dampak', 'proses') });
    const view = z.looseObject({ suggestion: z.unknown(), judgements: z.array(z.unknown()) });
    const { data } = await city.client.get(head, path(writer, 'review'), view);
    expect(data.suggestion).toEqual({ score: null, rating: 'above' });
    expect(data.judgements).toHaveLength(3);
  });
});

describe('the next period', { timeout: patience }, () => {
  it('starts from the plan that was in force, amendment and all', async () => {
    city.clock.moveTo('2026-04-14T01:00:00.000Z');
    await city.openCycle('tw2-2026');
    const next = `${casePath('tw2-2026', staff, 'plan-proposals')}?source=previous`;
    const { data } = await city.client.get(staff, next, planProposal);
    expect(data.from).toEqual({ cycleId, version: 2 });
    expect(data.plan.workResults[1]?.indicators[0]).toMatchObject({ id: 'laporan', target: '6' });
    expect(data.plan.workResults[0]?.serves).toEqual({
      kind: 'provisional',
      text: 'Data kesehatan tersedia tepat waktu',
    });
    expect(data).toMatchObject({ problems: [], notes: [{ code: 'now-provisional' }] });
    const elsewhere = await city.client.refused(writer, { method: 'GET', path: next });
    expect(elsewhere.code).toBe('not-found');
    const sourceless = await city.client.refused(staff, { method: 'GET', path: next.replace('previous', 'memory') });
    expect(sourceless.code).toBe('invalid-parameter');
  });
});
