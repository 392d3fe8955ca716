import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { actionList } from '../../functions/contracts/cases.ts';
import { oneCycleResponse } from '../../functions/contracts/cycle-responses.ts';
import { explainedResult, whatWouldChange } from '../../functions/contracts/explained.ts';
import { planView } from '../../functions/contracts/plans.ts';
import { auditView, resultView } from '../../functions/contracts/result-responses.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { anything } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { exampleCycle } from '../../infra/local/first-start/example-cycle.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** One plan for the year and a quarter worked and scored under it, over real HTTP on the real engine. */
const patience = 300_000;
const [year, quarter] = ['tahunan-2026', 'tw1-2026'];

/** 480 visits in the year, which is 120 in a quarter; waiting time and reports are asked for whole. */
const plan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({
    ...w,
    serves: null,
    perspective: 'recipients',
    indicators: w.indicators.map((i) => (i.id === 'kunjungan' ? { ...i, target: '480', aggregation: 'sum' } : i)),
  })),
};
const amended: Plan = {
  ...plan,
  workResults: plan.workResults.map((w) => ({
    ...w,
    indicators: w.indicators.map((i) => (i.id === 'kunjungan' ? { ...i, target: '400' } : i)),
  })),
};

let city: City;
let [chief, staff] = ['', ''];

const versionOf = async (cycleId: string, id: string): Promise<number> =>
  (await city.client.caseOf(city.administratorId, cycleId, id)).version ?? 0;
const act = async (as: string, cycleId: string, id: string, rest: string, body: unknown) => {
  const version = await versionOf(cycleId, id);
  const key = `${rest}-${cycleId}-${version}-${id}`.slice(0, 64);
  return city.client.act(as, casePath(cycleId, id, rest), key, version, body);
};
const phaseOf = async (cycleId: string) =>
  (await city.client.get(city.administratorId, `/v1/cycles/${cycleId}`, oneCycleResponse)).data;
const until = (cycleId: string, phase: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const { phase: at, status } = await phaseOf(cycleId);
      if (at !== phase || status !== 'open') throw new Error(`the cycle is in ${at}, ${status}`);
    },
    { timeout: patience, interval: 25 },
  );
const bodyOf = (over: object) => {
  const chairId = city.idOf(city.agency.offices.chair);
  const committee = { chairId, memberIds: [chairId, ...city.agency.offices.members.map(city.idOf)] };
  const people = { committee, authorisedOfficialId: city.idOf(city.agency.offices.mayor) };
  return { ...exampleCycle(city.clock.now(), city.agency.zone, people), ...over };
};
const inQuarter = (rest: string): string => casePath(quarter, staff, rest);

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).some((m) => !m.headsUnit));
  const one = city.teamOf(lead?.nip ?? '').find((m) => !m.headsUnit);
  if (lead === undefined || one === undefined) throw new Error('the city has no head with a team');
  [chief, staff] = [city.idOf(lead.nip), city.idOf(one.nip)];
  const body = bodyOf({
    ...{ id: year, kind: 'annual', period: { from: '2026-01-01', to: '2026-12-31' } },
    deadlines: {
      planning: '2026-01-20',
      execution: '2027-01-10',
      'supervisor-review': '2027-01-20',
      'organisation-predicate': '2027-01-25',
      'committee-forum': '2027-01-31',
      'final-decision': '2027-02-05',
      'follow-up': '2027-06-30',
    },
  });
  await city.client.post(city.administratorId, '/v1/cycles', 'open-the-year', body, 202, anything);
  await until(year, 'planning');
  for (const { nip, appraiserNip } of city.agency.people) {
    if (appraiserNip === null) continue;
    const id = city.idOf(nip);
    await act(id, year, id, 'plan-submissions', { plan });
    await act(city.idOf(appraiserNip), year, id, 'plan-decisions', { decision: 'approve' });
  }
}, patience);
afterAll(() => city.stop(), patience);

describe('a quarter under the annual plan', { timeout: patience }, () => {
  it('is opened once the plans of the year are closed, and not before', async () => {
    const open = { method: 'POST', path: '/v1/cycles', key: 'open-too-early' } as const;
    const early = { ...open, body: bodyOf({ id: quarter, planCycleId: year }) };
    expect(await city.client.refused(city.administratorId, early)).toMatchObject({
      status: 409,
      code: 'plans-not-closed',
      whoCanFix: 'administrator',
      title: expect.stringContaining('Planning of the annual cycle'),
    });
    await city.close(year, 'planning', 'execution');
    const unfit = { ...open, key: 'open-unfit', body: bodyOf({ id: quarter, planCycleId: 'tahunan-1999' }) };
    expect(await city.client.refused(city.administratorId, unfit)).toMatchObject({ code: 'plan-cycle-unfit' });
    const body = bodyOf({ id: quarter, planCycleId: year });
    await city.client.post(city.administratorId, '/v1/cycles', 'open-the-quarter', body, 202, anything);
  });

  it('has nothing to plan, so its planning closes by itself', async () => {
    await until(quarter, 'execution');
    const { closures, planCycleId } = await phaseOf(quarter);
    expect(planCycleId).toBe(year);
    expect(closures.planning).toMatchObject({ trigger: 'machine', basis: 'duties-done', by: null });
  });

  it('shows the annual plan and sends whoever wants to change it to the annual cycle', async () => {
    const { data } = await city.client.get(staff, inQuarter('plan'), planView);
    expect(data).toMatchObject({ version: 1, annual: { cycleId: year, share: { part: 3, whole: 12, unit: 'month' } } });
    const body = { plan: amended, reason: 'Wilayah berkurang' };
    const here = { method: 'POST', path: inQuarter('plan-amendments'), key: 'amend-the-quarter', version: 1, body };
    expect(await city.client.refused(staff, { ...here, method: 'POST' })).toMatchObject({
      status: 409,
      code: 'plan-of-annual-cycle',
      planCycleId: year,
      whoCanFix: 'employee',
    });
    const { data: list } = await city.client.get(staff, inQuarter('actions'), actionList);
    const told = list.items.find(({ action }) => action === 'propose-amendment');
    expect(told).toMatchObject({ allowed: false, code: 'plan-of-annual-cycle', unblockedBy: 'employee' });
    await act(staff, year, staff, 'plan-amendments', body);
    await act(chief, year, staff, 'plan-amendment-decisions', { decision: 'approve' });
    const { data: after } = await city.client.get(staff, inQuarter('plan'), planView);
    expect(after).toMatchObject({ version: 2, annual: { cycleId: year } });
  });

  it('is reported, reviewed and scored by a quarter of the amended target, and says so', async () => {
    city.clock.moveTo('2026-04-01T01:00:00.000Z');
    // 400 visits in the year are 100 in the quarter.
    const values = { kunjungan: '95', tunggu: '30', laporan: '3' };
    const items = Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value, evidence: [] }));
    await city.client.put(staff, inQuarter('realisation'), { items });
    const own = { achievements: 'Kunjungan terlaksana.', obstacles: 'Tidak ada.', behaviours: [] };
    await city.client.put(staff, inQuarter('self-review'), own);
    const { data: change } = await city.client.get(staff, inQuarter('what-would-change'), whatWouldChange);
    expect(change.workResult?.change).toMatchObject({ figure: '98.50' });
    await city.close(quarter, 'execution', 'supervisor-review');
    const ratings = { workResult: 'meets', behaviour: 'meets', reason: null };
    await act(chief, quarter, staff, 'reviews', { ...ratings, strengths: 'Teliti.', improvements: 'Lebih cepat.' });
    await city.close(quarter, 'supervisor-review', 'organisation-predicate');

    const { data: result } = await city.client.get(chief, inQuarter('result'), resultView);
    expect(result.versions).toMatchObject([{ score: '98.50', scoredFrom: { plan: { cycleId: year, version: 2 } } }]);
    const { data } = await city.client.get(chief, inQuarter('result-explanation'), explainedResult);
    type Tree = typeof data.tree;
    const nodesOf = (tree: Tree, code: string): Tree[] => [
      ...(tree.code === code ? [tree] : []),
      ...(tree.inputs ?? []).flatMap((input) => nodesOf(input, code)),
    ];
    expect(nodesOf(data.tree, 'period-target')).toMatchObject([
      {
        about: { id: 'Jumlah kunjungan rumah' },
        title: { id: 'Target SKP tahunan untuk periode ini', en: 'Target of the annual plan for this period' },
        value: '100',
        formula: { id: 'T × m / M' },
        symbols: [
          { symbol: 'T', value: '400', meaning: { id: 'target', en: 'target' } },
          { symbol: 'm', value: '3', meaning: { en: 'months of this period' } },
          { symbol: 'M', value: '12', meaning: { en: 'months that the plan is for' } },
        ],
      },
    ]);
    const { data: audit } = await city.client.get(chief, inQuarter('audit'), auditView);
    expect(audit).toMatchObject({ verification: { ok: true } });
    expect(audit.acts.map(({ act: kind }) => kind)).toEqual(['plan-followed', 'review-submitted', 'scored']);
  });
});
