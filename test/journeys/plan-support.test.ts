import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignedByPage, assignedWorkView, assignReceipt } from '../../functions/contracts/assigned-work.ts';
import { cascadePage } from '../../functions/contracts/cascade.ts';
import { planProposal } from '../../functions/contracts/plan-changes.ts';
import { planDraftReport } from '../../functions/contracts/plan-drafts.ts';
import { planDraft } from '../../functions/contracts/plans.ts';
import { holderPage, standardTexts } from '../../functions/contracts/post-standards.ts';
import { suggestion } from '../../functions/contracts/reviews.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import { measured, planOf, workResult } from '../support/plans.ts';
import { type City, startCity } from './support/start-city.ts';

/** What stands around plans: standards of posts, drafts in bulk, work across units, the cascade; over real HTTP. */
const patience = 300_000;
const cycleId = 'tw1-2026';

let city: City;
/** A head with two people, and the head of another unit. */
let [head, staff, colleague, stranger] = ['', '', '', ''];
let [headUnit, strangerUnit] = ['', ''];
let post = { postTitle: '', postFamily: '', postLevel: '' };

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const heads = city.agency.people.filter((p) => p.headsUnit);
  const lead = heads.find((p) => city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const other = heads.find((p) => p.nip !== lead?.nip && p.nip !== lead?.appraiserNip);
  const [one, two] = city.teamOf(lead?.nip ?? '').filter((m) => !m.headsUnit);
  const held = city.agency.assignments.find(({ nip }) => nip === one?.nip);
  if (lead === undefined || other === undefined || one === undefined || two === undefined || held === undefined)
    throw new Error('the city has no head with a team');
  [head, staff, colleague, stranger] = [
    city.idOf(lead.nip),
    city.idOf(one.nip),
    city.idOf(two.nip),
    city.idOf(other.nip),
  ];
  [headUnit, strangerUnit] = [lead.unitCode, other.unitCode];
  post = { postTitle: held.postTitle, postFamily: held.postFamily, postLevel: held.postLevel };
  await city.openCycle(cycleId);
}, patience);
afterAll(() => city.stop(), patience);

const path = (personId: string, rest: string): string => casePath(cycleId, personId, rest);
const nipOf = (personId: string): string =>
  city.agency.people.find(({ nip }) => city.idOf(nip) === personId)?.nip ?? '';
const versionOf = async (personId: string): Promise<number> =>
  (await city.client.caseOf(personId, cycleId, personId)).version ?? 0;
const act = async (as: string, personId: string, rest: string, body: unknown) => {
  const version = await versionOf(personId);
  return city.client.act(as, path(personId, rest), `${rest}-${personId}-${version}`, version, body);
};
const settle = async (personId: string, appraiserId: string, plan: Plan): Promise<void> => {
  await act(personId, personId, 'plan-submissions', { plan });
  await act(appraiserId, personId, 'plan-decisions', { decision: 'approve' });
};
const standardPath = '/v1/directory/post-standards/STD-1';
const { serves: _, ...layanan } = workResult(
  'layanan',
  '100',
  measured('kunjungan', { target: '60', measure: 'kunjungan' }),
);
const standard = (over: object = {}) => ({
  post: { ...post, unitCode: null },
  tasks: [{ id: 'pelayanan', text: 'Melayani kunjungan' }],
  workResults: [{ ...layanan, taskId: 'pelayanan' }],
  ...over,
});
const modules = [measured('modul', { target: '4', measure: 'modul' })];

describe('the standard of a post', { timeout: patience }, () => {
  it('is set, changed with a reason, and kept in every text', async () => {
    await city.client.put(city.administratorId, standardPath, standard());
    const unexplained = {
      method: 'PUT',
      path: standardPath,
      version: 1,
      body: standard({ legalBasis: 'SK 1' }),
    } as const;
    expect(await city.client.refused(city.administratorId, unexplained)).toMatchObject({
      status: 422,
      code: 'change-reason-required',
    });
    await city.client.put(
      city.administratorId,
      standardPath,
      standard({ reason: 'Beban bertambah', legalBasis: 'SK 1' }),
      1,
    );
    const { data } = await city.client.get(staff, `${standardPath}/texts`, standardTexts);
    expect(data.items.map(({ text, reason }) => [text, reason])).toEqual([
      [1, null],
      [2, 'Beban bertambah'],
    ]);
  });

  it('shows who holds the post, to the administrator alone', async () => {
    const { data } = await city.client.get(city.administratorId, `${standardPath}/holders`, holderPage);
    expect(data.items.map(({ employeeId }) => employeeId)).toContain(staff);
    const curious = { method: 'GET', path: `${standardPath}/holders` } as const;
    expect((await city.client.refused(staff, curious)).code).toBe('forbidden');
  });

  it('is where a plan starts from', async () => {
    const { data } = await city.client.get(staff, path(staff, 'plan-proposals?source=standard'), planProposal);
    expect(data).toMatchObject({ source: 'standard', from: { code: 'STD-1', text: 2 } });
    expect(data.plan.workResults.map(({ id }) => id)).toEqual(['layanan']);
  });
});

describe('drafts in bulk', { timeout: patience }, () => {
  it('come from a CSV file with semicolons and decimal commas, row by row, and once', async () => {
    const header =
      'nip;source;workResult;workResultText;workResultWeight;indicator;indicatorText;aspect;target;measure;indicatorWeight';
    const csv = [
      `\ufeff${header}`,
      `${nipOf(staff)};standard;;;;;;;;;`,
      `'${nipOf(colleague)};;w1;Data tersedia;100;i1;Jumlah data;quantity;12,5;berkas;100`,
      `1.98E+17;;w1;Data tersedia;100;i1;Jumlah data;quantity;12,5;berkas;100`,
    ].join('\r\n');
    const send = async (key: string) => {
      const answer = await fetch(`${city.system.url}/v1/cycles/${cycleId}/plan-drafts/import`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await city.system.issueToken(city.agency.id, city.administratorId)}`,
          'content-type': 'text/csv; charset=utf-8',
          'idempotency-key': key,
        },
        body: csv,
      });
      return planDraftReport.parse(await answer.json());
    };
    expect(await send('drafts-0001')).toMatchObject({
      ...{ received: 3, created: 2, unchanged: 0 },
      refused: [{ row: 3, column: 'nip', code: 'nip-scientific' }],
    });
    expect(await send('drafts-0002')).toMatchObject({ created: 0, unchanged: 2 });
    const { data } = await city.client.get(colleague, path(colleague, 'plan-draft'), planDraft);
    expect(data.preparedBy).toBe(city.administratorId);
    expect(data.plan.workResults[0]?.indicators[0]).toMatchObject({ target: '12.5', measure: 'berkas' });
  });
});

describe('work across units', { timeout: patience }, () => {
  const offer = {
    source: { kind: 'unit', unitCode: '' },
    text: 'Modul layanan bersama',
    indicators: modules,
    mandate: 'ST/12/2026',
  };
  let workId = '';

  it('is assigned by the head of another unit, and counts once the plan has it', async () => {
    const body = { ...offer, source: { kind: 'unit', unitCode: strangerUnit } };
    const bySomebody = { method: 'POST', path: path(staff, 'assigned-work'), key: 'assign-0000', body } as const;
    expect((await city.client.refused(colleague, bySomebody)).code).toBe('forbidden');
    const { data } = await city.client.post(
      stranger,
      path(staff, 'assigned-work'),
      'assign-0001',
      body,
      201,
      assignReceipt,
    );
    workId = data.workId;
    const plan = planOf(
      { ...workResult('layanan', '70', measured('kunjungan', { target: '60', measure: 'kunjungan' })) },
      { ...workResult('lintas', '30', ...modules), kind: 'additional', text: offer.text, assignment: workId },
    );
    await settle(staff, head, plan);
    const listed = `/v1/cycles/${cycleId}/assigned-work?unitCode=${strangerUnit}`;
    expect((await city.client.get(stranger, listed, assignedByPage)).data.items).toMatchObject([
      { workId, employeeId: staff, status: 'planned', weight: '30' },
    ]);
  });

  it('is judged by that head alone, and the judgement is shown to the appraiser', async () => {
    await city.close(cycleId, 'planning', 'execution');
    const items = [
      { indicatorId: 'kunjungan', value: '60', evidence: [] },
      { indicatorId: 'modul', value: '4', evidence: ['https://bukti.example.go.id/modul'] },
    ];
    await city.client.put(staff, path(staff, 'realisation'), { items });
    await city.close(cycleId, 'execution', 'supervisor-review');
    const place = path(staff, `assigned-work/${workId}`);
    const { data: seen } = await city.client.get(stranger, place, assignedWorkView);
    expect(seen.reported).toMatchObject([{ indicatorId: 'modul', value: '4' }]);
    const judgement = { rating: 'below', note: 'Modul belum dipakai' };
    const byAppraiser = { method: 'PUT', path: `${place}/judgement`, body: judgement } as const;
    expect((await city.client.refused(head, byAppraiser)).code).toBe('not-found');
    await city.client.put(stranger, `${place}/judgement`, judgement);
    const { data } = await city.client.get(head, path(staff, 'review-suggestion'), suggestion);
    expect(data.workResult?.explanation.inputs).toContainEqual(
      expect.objectContaining({ code: 'assigned-judgement', subject: 'lintas', value: 'below' }),
    );
    expect((await city.client.get(staff, place, assignedWorkView)).data.judgement).toBeNull();
  });
});

describe('the cascade of a unit', { timeout: patience }, () => {
  it('names who has no plan and what serves nothing, in words, to the head and not to the staff', async () => {
    const place = `/v1/cycles/${cycleId}/units/${headUnit}/cascade`;
    const { data } = await city.client.get(head, place, cascadePage);
    const findings = data.items.flatMap((level) => level.findings);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'plan-missing',
        employeeId: colleague,
        message: expect.objectContaining({ en: 'No plan was submitted.' }),
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'serves-nothing', employeeId: staff, workResultId: 'layanan' }),
    );
    expect((await city.client.refused(staff, { method: 'GET', path: place })).code).toBe('forbidden');
  });
});
