import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { disposalList, erasureView } from '../../functions/contracts/erasures.ts';
import { anything } from '../../infra/local/demo/answers.ts';
import { casePath, servicePath } from '../../infra/local/demo/client.ts';
import { generateAgency } from '../../infra/local/example/generate-agency.ts';
import { foundExampleAgency } from '../../infra/local/first-start/found-example-agency.ts';
import { examplePlan } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';
import { verifyExportOf } from './support/verify-export-of.ts';

/** Texts that should not be there go, or are put right, by two people, over real HTTP on the real engine. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const day = '2026-02-02';
const secret = 'Rapat; Bu Sri dirawat karena tipus';
const wrong = 'Pernah dihukum disiplin.';
const foreignAgency = 'kota-lain';

const upload = z.looseObject({
  evidence: z.string(),
  upload: z.looseObject({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const history = z.looseObject({
  versions: z.array(z.looseObject({ text: z.string(), evidence: z.array(z.string()) })),
});
const links = z.looseObject({ acts: z.array(z.looseObject({ act: z.string(), seq: z.number() })) });

let city: City;
let stranger: string;
let [chief, staff, other, administrator, auditor, bystander] = ['', '', '', '', '', ''];
let fileOfReport: { sha256: string; url: string };

const bytes = Buffer.from('%PDF-1.7 surat dokter');
const path = (rest: string, id = staff) => casePath(cycleId, id, rest);
const act = async (as: string, id: string, rest: string, body: unknown) => {
  const { version } = await city.client.caseOf(as, cycleId, id);
  return city.client.act(as, path(rest, id), `${rest}-${version}-${id}`.slice(0, 64), version ?? 0, body);
};
const report = async (id: string, text: string, evidence: string[]): Promise<void> => {
  const body = { date: day, workResultId: examplePlan.workResults[0]?.id, text, minutes: 60, evidence };
  await city.client.post(id, path('activities', id), `report-of-${id}`.slice(0, 64), body, 201, anything);
};
const reportOf = (id: string): string => `report-of-${id}`.slice(0, 64);
const read = async (as: string, id = staff) =>
  (await city.client.get(as, path(`activities/${day}/${reportOf(id)}`, id), history)).data;

/** What the store holds of the person's case, requests and reports: the same bytes where nothing was written. */
const stored = async (): Promise<string> => {
  const pages = [];
  for (const rest of ['erasures', 'audit'])
    pages.push(
      (
        await city.client.attempt(auditor, {
          method: 'GET',
          path: rest === 'audit' ? path(rest) : `/v1/cycles/${cycleId}/${rest}`,
        })
      ).body,
    );
  return JSON.stringify([pages, await read(staff)]);
};

const sendFile = async (id: string) => {
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  const file = { name: 'surat.pdf', mediaType: 'application/pdf', bytes: bytes.length, sha256 };
  const { data } = await city.client.post(id, path('evidence-files', id), `file-${id}`, file, 201, upload);
  const { method, url, headers } = data.upload;
  expect((await fetch(url, { method, headers, body: bytes })).status).toBeLessThan(300);
  return { sha256, evidence: data.evidence };
};

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 7, now: '2026-01-02T01:00:00.000Z' });
  const { offices } = city.agency;
  const free = (nip: string) => !Object.values(offices).flat().includes(nip);
  const lead = city.agency.people.find(
    (p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit && free(m.nip)).length > 1,
  );
  const [one, two] = city.teamOf(lead?.nip ?? '').filter((m) => !m.headsUnit && free(m.nip));
  const apart = city.agency.people.find((p) => !p.headsUnit && free(p.nip) && p.serviceCode !== one?.serviceCode);
  if (lead === undefined || one === undefined || two === undefined || apart === undefined) throw new Error('no team');
  [chief, staff, other] = [city.idOf(lead.nip), city.idOf(one.nip), city.idOf(two.nip)];
  [administrator, auditor, bystander] = [city.administratorId, city.idOf(offices.auditor), city.idOf(apart.nip)];
  const elsewhere = generateAgency({ employees: 30, seed: 8 });
  stranger = await foundExampleAgency(city.system.deps, { ...elsewhere, id: foreignAgency, name: 'Kota Lain' });

  await city.openCycle(cycleId);
  for (const id of [staff, other]) {
    await act(id, id, 'plan-submissions', { plan: examplePlan });
    await act(chief, id, 'plan-decisions', { decision: 'approve' });
  }
  await city.close(cycleId, 'planning', 'execution');
  city.clock.moveTo(`${day}T09:00:00.000Z`);
  const { sha256, evidence } = await sendFile(staff);
  await report(staff, secret, [evidence, 'https://bukti.example/surat-dokter']);
  await report(other, secret, []);
  fileOfReport = { sha256, url: path(`evidence-files/${sha256}`) };
  await city.close(cycleId, 'execution', 'supervisor-review');
  const rated = {
    workResult: 'meets',
    behaviour: 'meets',
    reason: 'Sesuai bukti.',
    strengths: wrong,
    improvements: 'Cepat.',
  };
  for (const id of [staff, other]) await act(chief, id, 'reviews', rated);
  await city.close(cycleId, 'supervisor-review', 'organisation-predicate');
  await city.close(cycleId, 'organisation-predicate', 'committee-forum');
  await city.close(cycleId, 'committee-forum', 'final-decision');
  const mayor = city.idOf(offices.mayor);
  const { data } = await city.client.services(mayor, cycleId);
  for (const { code } of data.items) {
    const { version } = await city.client.service(mayor, cycleId, code);
    const body = { statement: 'Menetapkan predikat kinerja.' };
    await city.client.post(
      mayor,
      servicePath(cycleId, code, 'decisions'),
      `sign-${code.toLowerCase()}`,
      body,
      201,
      anything,
      version ?? 0,
    );
  }
  await city.close(cycleId, 'final-decision', 'objection-window');
}, patience);
afterAll(() => city.stop(), patience);

const eraseReport = () => ({
  target: { kind: 'activity', date: day, activityId: reportOf(staff), field: null },
  change: { kind: 'erase' },
  reason: 'Menyebut kesehatan orang lain.',
});
const yes = { decision: 'approve', reason: 'Data kesehatan tidak perlu ada di sini.' };
const confirmed = { decision: 'confirm', reason: 'Sesuai UU 27/2022.' };
const ask = async (key: string, body: object) =>
  (await city.client.post(staff, path('erasures'), key, body, 201, erasureView)).data;
const codeOf = async (as: string, to: string, key: string, body: object): Promise<string> =>
  (await city.client.refused(as, { method: 'POST', path: to, key, body })).code;
const carryOut = async (key: string, body: object) => {
  const { erasureId } = await ask(`ask-${key}`, body);
  const to = `${path('erasures')}/${erasureId}`;
  await city.client.post(administrator, `${to}/decisions`, `decide-${key}`, yes, 201, erasureView);
  return (await city.client.post(auditor, `${to}/confirmations`, `confirm-${key}`, confirmed, 201, erasureView)).data;
};

const verifyExport = (documents: 'digests' | 'whole') => verifyExportOf(city, auditor, cycleId, documents);

describe('while the result may still be objected to', { timeout: patience }, () => {
  it('every text stays: it may be evidence', async () => {
    expect(await codeOf(staff, path('erasures'), 'too-early', eraseReport())).toBe('text-held');
    expect((await read(staff)).versions[0]?.text).toBe(secret);
    await city.close(cycleId, 'objection-window', 'follow-up');
  });
});

describe('a text that goes', { timeout: patience }, () => {
  let to = '';

  it('is asked for by the person, and not by a stranger of the same agency', async () => {
    const before = await stored();
    expect(await codeOf(bystander, path('erasures'), 'by-a-stranger', eraseReport())).toBe('not-found');
    expect(await codeOf(chief, path('erasures'), 'by-the-chief', eraseReport())).toBe('forbidden');
    expect(await stored()).toBe(before);
    const asked = await ask('ask-for-report', eraseReport());
    expect(asked).toMatchObject({ status: 'requested', requested: { by: staff }, seq: null });
    expect(await ask('ask-for-report', eraseReport())).toEqual(asked);
    to = `${path('erasures')}/${asked.erasureId}`;
    expect((await read(staff)).versions[0]?.text).toBe(secret);
  });

  it('is not decided by the person concerned, nor confirmed by anybody before it was decided', async () => {
    expect(await codeOf(staff, `${to}/decisions`, 'own-decision', yes)).toBe('forbidden');
    expect(await codeOf(staff, `${to}/confirmations`, 'own-confirmation', confirmed)).toBe('forbidden');
    expect(await codeOf(auditor, `${to}/confirmations`, 'too-soon', confirmed)).toBe('wrong-stage');
    expect(await codeOf(auditor, `${to}/decisions`, 'by-the-auditor', yes)).toBe('forbidden');
  });

  it('is neither seen nor touched from another agency, by whatever office', async () => {
    const before = await stored();
    const token = await city.system.issueToken(foreignAgency, stranger);
    const attempts = [
      { method: 'GET', path: to },
      { method: 'GET', path: `/v1/cycles/${cycleId}/erasures` },
      { method: 'GET', path: `/v1/cycles/${cycleId}/disposals` },
      { method: 'POST', path: path('erasures'), key: 'foreign-ask', body: eraseReport() },
      { method: 'POST', path: `${to}/decisions`, key: 'foreign-decide', body: yes },
      { method: 'POST', path: `${to}/confirmations`, key: 'foreign-confirm', body: confirmed },
      { method: 'GET', path: fileOfReport.url },
    ] as const;
    for (const one of attempts)
      expect([404, 403]).toContain((await city.client.attempt(stranger, { ...one, token })).status);
    expect(await stored()).toBe(before);
  });

  it('goes by two people, and one of them alone cannot', async () => {
    await city.client.post(administrator, `${to}/decisions`, 'decide-report', yes, 201, anything);
    expect(await codeOf(administrator, `${to}/confirmations`, 'confirm-alone', confirmed)).toBe('forbidden');
    expect((await read(staff)).versions[0]?.text).toBe(secret);
    const { data } = await city.client.post(
      auditor,
      `${to}/confirmations`,
      'confirm-report',
      confirmed,
      201,
      erasureView,
    );
    expect(data).toMatchObject({ status: 'done', decided: { by: administrator }, confirmed: { by: auditor } });
    expect(await codeOf(auditor, `${to}/confirmations`, 'confirm-twice', confirmed)).toBe('already-decided');
  });

  it('is gone for everybody who reads it, the hours and the rating stay, and the chain says so', async () => {
    for (const reader of [staff, chief, auditor]) {
      const { versions } = await read(reader);
      expect(versions).toHaveLength(1);
      expect(JSON.stringify(versions)).not.toMatch(/tipus|bukti\.example/);
      expect(versions[0]).toMatchObject({ minutes: 60 });
    }
    const { url, ...file } = fileOfReport;
    const gone = await city.client.attempt(chief, { method: 'GET', path: url });
    expect(gone.status).toBe(404);
    await city.system.tick();
    const address = { agencyId: city.agency.id, cycleId, employeeId: staff, ...file };
    expect(await city.system.deps.files.find(address)).toBeNull();
    const { data } = await city.client.get(staff, path('audit'), links);
    expect(data.acts.at(-1)?.act).toBe('content-erased');
    expect((await city.client.caseOf(staff, cycleId, staff)).data.result?.predicate).toBe('baik');
  });
});

describe('a text that is put right', { timeout: patience }, () => {
  it('is another from then on; erased it may not be before its least term', async () => {
    const { data } = await city.client.get(staff, path('audit'), links);
    const seq = data.acts.find((one) => one.act === 'review-submitted')?.seq ?? 0;
    const target = { kind: 'act', seq, field: 'strengths' };
    const erase = { target, change: { kind: 'erase' }, reason: 'Tidak benar.' };
    expect(await codeOf(staff, path('erasures'), 'erase-review', erase)).toBe('text-held');
    const numbers = { ...erase, target: { kind: 'act', seq: data.acts.find((one) => one.act === 'scored')?.seq ?? 0 } };
    expect(await codeOf(staff, path('erasures'), 'erase-numbers', numbers)).toBe('text-not-erasable');
    const done = await carryOut('strengths', { ...erase, change: { kind: 'correct', text: 'Teliti.' } });
    expect(done).toMatchObject({ status: 'done', change: 'correct' });
  });

  it('leaves an export that verifies, with neither of the texts in it, and under a seal by the day after', async () => {
    city.clock.moveTo(new Date(Date.parse(city.clock.now()) + 86_400_000).toISOString());
    await city.system.tick();
    for (const documents of ['digests', 'whole'] as const) {
      const { text, report: verdict } = await verifyExport(documents);
      expect(verdict).toMatchObject({ findings: [], totals: { unsealed: 0 } });
      expect(verdict.totals.erased).toBeGreaterThan(0);
      if (documents === 'whole') {
        expect(text.split(wrong)).toHaveLength(2);
        expect(text).toContain('Teliti.');
      }
    }
  });
});

describe('the schedule of retention', { timeout: patience }, () => {
  it('proposes what was kept long enough and erases it only after two people', async () => {
    const list = `/v1/cycles/${cycleId}/disposals`;
    expect((await city.client.get(administrator, list, disposalList)).data.items).toEqual([]);
    city.clock.moveTo('2028-08-01T01:00:00.000Z');
    await city.system.tick();
    const { items } = (await city.client.get(administrator, list, disposalList)).data;
    expect(items.map(({ kind, status }) => [kind, status])).toEqual([
      ['activity', 'proposed'],
      ['feedback', 'proposed'],
    ]);
    expect((await read(other, other)).versions[0]?.text).toBe(secret);
    const to = `${list}/activity`;
    expect(await codeOf(auditor, `${to}/confirmations`, 'dispose-early', confirmed)).toBe('wrong-stage');
    await city.client.post(administrator, `${to}/decisions`, 'dispose-decide', yes, 201, anything);
    expect(await codeOf(administrator, `${to}/confirmations`, 'dispose-alone', confirmed)).toBe('forbidden');
    await city.client.post(auditor, `${to}/confirmations`, 'dispose-confirm', confirmed, 201, anything);
    await city.system.tick();
    expect((await read(other, other)).versions[0]?.text).not.toContain('tipus');
    const { data } = await city.client.get(other, path('audit', other), links);
    expect(data.acts.at(-1)?.act).toBe('content-erased');
    expect((await verifyExport('whole')).report.findings).toEqual([]);
  });
});
