import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { explainedResult, realisationProposal, whatWouldChange } from '../../functions/contracts/explained.ts';
import { resultView } from '../../functions/contracts/result-responses.ts';
import { suggestion } from '../../functions/contracts/reviews.ts';
import { ruleSetView } from '../../functions/contracts/rule-sets.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { anything } from '../../infra/local/demo/answers.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { exampleCycle } from '../../infra/local/first-start/example-cycle.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** From evidence to a score that explains itself, in both regimes and over a year, over real HTTP on the real engine. */
const patience = 300_000;
const [first, second, year] = ['tw1-2026', 'tw2-2026', 'tahun-2026'];
const link = 'https://bukti.example.go.id/kunjungan';

const plan: Plan = {
  ...examplePlan,
  workResults: examplePlan.workResults.map((w) => ({
    ...w,
    serves: null,
    indicators: w.indicators.map((i) => ({ ...i, ...(i.id === 'tunggu' ? { aggregation: 'mean' as const } : {}) })),
  })),
};

let city: City;
let [chief, staff, other] = ['', '', ''];

const versionOf = async (cycleId: string, id: string): Promise<number> =>
  (await city.client.caseOf(city.administratorId, cycleId, id)).version ?? 0;
const act = async (as: string, cycleId: string, id: string, rest: string, body: unknown) => {
  const version = await versionOf(cycleId, id);
  const key = `${rest}-${cycleId}-${version}-${id}`.slice(0, 64);
  return city.client.act(as, casePath(cycleId, id, rest), key, version, body);
};
const planned = async (cycleId: string, id: string) => {
  await act(id, cycleId, id, 'plan-submissions', { plan });
  await act(chief, cycleId, id, 'plan-decisions', { decision: 'approve' });
};
const report = (cycleId: string, id: string, values: Record<string, string>) =>
  city.client.put(id, casePath(cycleId, id, 'realisation'), {
    items: Object.entries(values).map(([indicatorId, value]) => ({ indicatorId, value, evidence: [link] })),
  });
const change = async (as: string, cycleId: string, id: string) =>
  (await city.client.get(as, casePath(cycleId, id, 'what-would-change'), whatWouldChange)).data;
const explained = async (as: string, cycleId: string, id: string, query = '') =>
  (await city.client.get(as, casePath(cycleId, id, `result-explanation${query}`), explainedResult)).data.tree;
type Tree = Awaited<ReturnType<typeof explained>>;
const nodesOf = (tree: Tree, code: string): Tree[] => [
  ...(tree.code === code ? [tree] : []),
  ...(tree.inputs ?? []).flatMap((input) => nodesOf(input, code)),
];
const review = {
  workResult: 'meets',
  behaviour: 'above',
  reason: null,
  strengths: 'Teliti.',
  improvements: 'Lebih cepat.',
};

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const lead = city.agency.people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const [one, two] = city.teamOf(lead?.nip ?? '').filter((m) => !m.headsUnit);
  if (lead === undefined || one === undefined || two === undefined) throw new Error('the city has no head with a team');
  [chief, staff, other] = [city.idOf(lead.nip), city.idOf(one.nip), city.idOf(two.nip)];
  await city.openCycle(first);
  await planned(first, staff);
  await planned(first, other);
  await city.close(first, 'planning', 'execution');
  city.clock.moveTo('2026-04-01T01:00:00.000Z');
  await report(first, staff, { kunjungan: '114', tunggu: '30', laporan: '3' });
  await report(first, other, { kunjungan: '150', tunggu: '20' });
}, patience);
afterAll(() => city.stop(), patience);

describe('before the review', () => {
  it('the employee sees how far the next rating is, and what each indicator alone would have to be', async () => {
    const { workResult, standing } = await change(staff, first, staff);
    expect(standing).toBeNull();
    // 0.6 × (0.5 × 95 + 0.5 × 100) + 0.4 × 100
    expect(workResult).toMatchObject({ rating: 'meets', change: { figure: '98.50', nearest: 'up' } });
    const [up] = workResult?.change?.boundaries ?? [];
    expect(up).toMatchObject({ rating: 'above', figure: '100.01', distance: '1.51' });
    // 98.5 - 0.3 × 95 + 0.3 a >= 100.005, of 120
    expect(up?.indicators[0]).toMatchObject({
      indicatorId: 'kunjungan',
      present: '114',
      values: { decision: 'within', atLeast: '120.02', atMost: null },
    });
    expect(up?.indicators[1]?.values).toEqual({ decision: 'within', atLeast: null, atMost: '28.495' });
  });

  it('reporting the value that is named gives the rating that is named, and a little less does not', async () => {
    const rated = async (kunjungan: string) => {
      const { version } = await city.client.get(staff, casePath(first, staff, 'realisation'), anything);
      const items = Object.entries({ kunjungan, tunggu: '30', laporan: '3' });
      const body = { items: items.map(([indicatorId, value]) => ({ indicatorId, value, evidence: [link] })) };
      await city.client.put(staff, casePath(first, staff, 'realisation'), body, version ?? 0);
      return (await change(staff, first, staff)).workResult?.rating;
    };
    expect(await rated('120.02')).toBe('above');
    expect(await rated('120.019999')).toBe('meets');
    expect(await rated('114')).toBe('meets');
  });

  it('an appraiser sees what was left out, and a rating over it needs a reason', async () => {
    await city.close(first, 'execution', 'supervisor-review');
    const { data } = await city.client.get(chief, casePath(first, other, 'review-suggestion'), suggestion);
    expect(data.workResult).toMatchObject({
      score: null,
      rating: null,
      completeness: {
        coverage: '60.00',
        missing: [{ indicatorId: 'laporan', share: '40', owedBy: 'employee' }],
        // Both that were reported are at the cap of 120.
        between: { lowest: '72.00', highest: '120.00' },
      },
    });
    const call = { method: 'POST', path: casePath(first, other, 'reviews'), key: 'review-without-a-reason' } as const;
    const refused = await city.client.refused(chief, { ...call, version: await versionOf(first, other), body: review });
    expect(refused).toMatchObject({ code: 'reason-required' });
    await act(chief, first, other, 'reviews', { ...review, reason: 'Laporan dinilai dari berkas.' });
    await act(chief, first, staff, 'reviews', review);
    await city.close(first, 'supervisor-review', 'organisation-predicate');
  });
});

describe('the result', () => {
  it('opens every number in both languages down to formula, weight, law, rounding and evidence', async () => {
    const tree = await explained(chief, first, staff);
    expect(tree).toMatchObject({
      code: 'predicate',
      value: 'baik',
      title: { id: 'Predikat kinerja', en: 'Predicate' },
      source: { id: 'PermenPANRB 6/2022, lampiran', en: 'PermenPANRB 6/2022, annex' },
    });
    const [indicator] = nodesOf(tree, 'indicator-achievement');
    expect(indicator).toMatchObject({
      about: { id: 'Jumlah kunjungan rumah' },
      shown: { id: '95 %' },
      weight: '50',
      share: '50.00',
      formula: { id: 'R / T × 100' },
      symbols: [
        { symbol: 'R', value: '114', meaning: { id: 'realisasi', en: 'realisation' } },
        { symbol: 'T', value: '120', meaning: { id: 'target', en: 'target' } },
      ],
      evidence: [link],
    });
    const [score] = nodesOf(tree, 'work-result-score');
    expect(score).toMatchObject({
      shown: { id: '98,50 %', en: '98.50 %' },
      rounding: { id: 'Dibulatkan ke 2 desimal, setengah ke atas.', en: 'Rounded to 2 decimals, halves up.' },
    });
    const [rating] = nodesOf(tree, 'work-result-rating');
    expect(rating?.line).toEqual({
      id: 'Rating hasil kerja: sesuai ekspektasi. Ditetapkan oleh pejabat penilai kinerja.',
      en: 'Work-result rating: meets expectation. Given by the appraiser.',
    });
  });

  it('says what was missing, and shows the cap with what was above it', async () => {
    const tree = await explained(chief, first, other);
    expect(nodesOf(tree, 'work-result-score')[0]).toMatchObject({
      value: null,
      reason: { en: expect.stringContaining('Too little') },
    });
    expect(nodesOf(tree, 'indicator-achievement').map(({ value, before }) => [value, before])).toEqual([
      ['120', '125'],
      ['120', '133.333333'],
      [null, undefined],
    ]);
  });

  it('is the same tree that the raw result gives, and is hidden from the person until all see theirs', async () => {
    const { data } = await city.client.get(chief, casePath(first, staff, 'result'), resultView);
    expect((await explained(chief, first, staff)).value).toBe(data.versions[0]?.explanation.value);
    const call = { method: 'GET', path: casePath(first, staff, 'result-explanation') } as const;
    expect(await city.client.refused(staff, call)).toMatchObject({ code: 'wrong-phase' });
    expect((await change(chief, first, staff)).standing).toMatchObject({ predicate: 'baik', basis: 'reviewed' });
    const missing = { method: 'GET', path: casePath(first, staff, 'result-explanation?version=9') } as const;
    expect(await city.client.refused(chief, missing)).toMatchObject({ code: 'not-found' });
  });
});

/** The agency goes over to the numeric regime: a draft of the next version, put in force by the mayor. */
const adoptNumericRules = async (): Promise<void> => {
  const { client, administratorId, agency } = city;
  const { data } = await client.get(administratorId, '/v1/rule-sets/2026.1', ruleSetView);
  const { schemaVersion: _, version: __, ...rules } = data.rules;
  const body = { note: 'PP 30/2019 Pasal 41.', rules: { ...rules, regime: 'numeric' } };
  await client.put(administratorId, '/v1/rule-sets/2026.2/draft', body);
  const path = '/v1/rule-sets/2026.2/activations';
  await client.post(city.idOf(agency.offices.mayor), path, 'numeric-regime', {}, 201, anything, 1);
};

describe('the numeric regime of PP 30/2019', () => {
  beforeAll(async () => {
    await adoptNumericRules();
    city.clock.moveTo('2026-04-20T01:00:00.000Z');
    await city.openCycle(second);
    for (const id of [staff, other]) await planned(second, id);
    await city.close(second, 'planning', 'execution');
    city.clock.moveTo('2026-07-01T01:00:00.000Z');
    for (const id of [staff, other]) await report(second, id, { kunjungan: '140', tunggu: '27', laporan: '4' });
    await city.close(second, 'execution', 'supervisor-review');
    const above = { ...review, workResult: 'above' };
    await act(chief, second, staff, 'reviews', { ...above, newIdea: 'Antrean daring yang dipakai seluruh puskesmas.' });
    await act(chief, second, other, 'reviews', above);
    await city.close(second, 'supervisor-review', 'organisation-predicate');
  }, patience);

  it('gives Sangat Baik from 110 to whoever also had a new idea, and Baik to the other', async () => {
    const [mine, theirs] = [await explained(chief, second, staff), await explained(chief, second, other)];
    // 0.3 × 116.67 + 0.3 × 110 + 0.4 × 120 = 116; 0.7 × 116 + 0.3 × 120
    expect(nodesOf(mine, 'numeric-total')[0]).toMatchObject({ value: '117.20' });
    expect(mine).toMatchObject({
      code: 'numeric-predicate',
      value: 'sangat-baik',
      source: { id: 'PP 30/2019 Pasal 41' },
    });
    expect(nodesOf(mine, 'new-idea')[0]).toMatchObject({ value: '1', evidence: [expect.stringMatching(/^act\//)] });
    expect(theirs).toMatchObject({ value: 'baik', shown: { id: 'Baik' } });
    expect(nodesOf(theirs, 'numeric-total')[0]?.value).toBe('117.20');
    const { data } = await city.client.get(chief, casePath(second, other, 'result'), resultView);
    expect(data.versions[0]?.numeric).toMatchObject({ total: '117.20', heard: false, newIdea: false });
  });
});

describe('a year', () => {
  it('offers what its quarters gave, so that nobody types it again', async () => {
    const chairId = city.idOf(city.agency.offices.chair);
    const committee = { chairId, memberIds: [chairId, ...city.agency.offices.members.map(city.idOf)] };
    const people = { committee, authorisedOfficialId: city.idOf(city.agency.offices.mayor) };
    const quarter = exampleCycle(city.clock.now(), city.agency.zone, people);
    const day = (date: string) => `2027-${date}`;
    const body = {
      ...quarter,
      id: year,
      kind: 'annual',
      period: { from: '2026-01-01', to: '2026-12-31' },
      deadlines: {
        planning: '2026-08-31',
        execution: day('01-10'),
        'supervisor-review': day('01-20'),
        'organisation-predicate': day('01-25'),
        'committee-forum': day('01-31'),
        'final-decision': day('02-05'),
        'follow-up': day('06-30'),
      },
    };
    await city.client.post(city.administratorId, '/v1/cycles', 'open-the-year', body, 202, anything);
    await vi.waitFor(async () => {
      const { data: opened } = await city.client.cycle(city.administratorId, year);
      if (opened.phase !== 'planning' || opened.status !== 'open') throw new Error(`the year is in ${opened.phase}`);
    }, patience);
    await planned(year, staff);
    const { data } = await city.client.get(staff, casePath(year, staff, 'realisation-proposal'), realisationProposal);
    expect(data.items).toMatchObject([
      { indicatorId: 'tunggu', value: '28.5', reported: null, reason: 'from-periods' },
    ]);
    expect(data.items[0]?.explanation.inputs?.map(({ subject, value }) => [subject, value])).toEqual([
      [first, '30'],
      [second, '27'],
    ]);
  });
});
