import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { activityView, journalReviewReceipt } from '../../functions/contracts/activities.ts';
import { importReport } from '../../functions/contracts/directory.ts';
import { auditView, resultView } from '../../functions/contracts/result-responses.ts';
import {
  assignmentPreview,
  confirmationReport,
  mySegments,
  reassignmentPage,
  segmentEvidence,
  segmentsView,
} from '../../functions/contracts/segments.ts';
import { casePath } from '../../infra/local/demo/client.ts';
import type { AssignmentRow } from '../../infra/local/example/generate-agency.ts';
import { examplePlan, exampleRealisation } from '../support/example-plan.ts';
import { type City, startCity } from './support/start-city.ts';

/** Somebody moves, a head goes and a deputy stands in, somebody joins late: over real HTTP on the real engine. */
const patience = 300_000;
const cycleId = 'tw1-2026';
const joinerNip = '199003032026021001';

let city: City;
/** Numbers: a head with a team, two of the team, and the head of another service. */
let [head, mover, deputy, other] = ['', '', '', ''];
let joiner = '';

beforeAll(async () => {
  city = await startCity({ employees: 30, seed: 11, now: '2026-01-02T01:00:00.000Z' });
  const { people } = city.agency;
  const lead = people.find((p) => p.headsUnit && city.teamOf(p.nip).filter((m) => !m.headsUnit).length > 1);
  const away = people.find((p) => p.headsUnit && p.serviceCode !== lead?.serviceCode);
  if (lead === undefined || away === undefined) throw new Error('the city has no two heads');
  const team = city.teamOf(lead.nip).filter((m) => !m.headsUnit);
  [head, mover, deputy, other] = [lead.nip, team[0]?.nip ?? '', team[1]?.nip ?? '', away.nip];
  await city.openCycle(cycleId);
}, patience);
afterAll(() => city.stop(), patience);

const id = (nip: string): string => city.idOf(nip);
const path = (nip: string, rest: string): string => casePath(cycleId, id(nip), rest);
const versionOf = async (nip: string): Promise<number> =>
  (await city.client.caseOf(city.administratorId, cycleId, id(nip))).version ?? 0;
const act = async (as: string, nip: string, rest: string, body: unknown) =>
  city.client.act(
    id(as),
    path(nip, rest),
    `${rest}-${id(nip)}-${await versionOf(nip)}`.slice(0, 64),
    await versionOf(nip),
    body,
  );
const rowOf = (nip: string, over: Partial<AssignmentRow>): AssignmentRow => {
  const row = city.agency.assignments.find((a) => a.nip === nip);
  if (row === undefined) throw new Error('nobody has this number');
  return { ...row, ...over };
};
const admin = <S extends z.ZodType>(to: string, key: string, body: unknown, schema: S) =>
  city.client.post(city.administratorId, to, key, body, 200, schema);
const preview = async (rows: AssignmentRow[], key: string) =>
  (await admin('/v1/directory/assignments/previews', key, { rows }, assignmentPreview)).data;
const importRows = async (rows: AssignmentRow[], key: string) =>
  (await admin('/v1/directory/assignments/import', key, { rows }, importReport)).data;
const pending = async () => {
  const items = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`;
    const to = `/v1/cycles/${cycleId}/reassignments?limit=200${query}`;
    const { data }: { data: z.output<typeof reassignmentPage> } = await city.client.get(
      city.administratorId,
      to,
      reassignmentPage,
    );
    items.push(...data.items);
    cursor = data.next;
  } while (cursor !== null);
  return items;
};
const confirm = async (shown: { employeeId: string; version: number | null; digest: string }[], key: string) => {
  const items = shown.map(({ employeeId, version, digest }) => ({ employeeId, version, preview: digest }));
  const body = { reason: 'SK Wali Kota 12/2026.', items };
  return (await admin(`/v1/cycles/${cycleId}/reassignments`, key, body, confirmationReport)).data.items;
};
const segmentsOf = async (nip: string, as = city.administratorId) =>
  (await city.client.get(as, path(nip, 'segments'), segmentsView)).data;
const review = {
  behaviour: 'meets',
  reason: 'Berdasarkan bukti kerja.',
  strengths: 'Teliti.',
  improvements: 'Lebih cepat.',
};

describe('a period in parts', () => {
  it('opens in one piece for everybody, with nothing to settle', async () => {
    expect((await segmentsOf(mover)).segments).toMatchObject([{ number: 1, share: '1', appraiserId: id(head) }]);
    expect((await pending()).filter(({ reassignment }) => reassignment !== null)).toEqual([]);
    await act(mover, mover, 'plan-submissions', { plan: examplePlan });
    await act(head, mover, 'plan-decisions', { decision: 'approve' });
    await city.close(cycleId, 'planning', 'execution');
  });

  it('is shown before a transfer is written, and moves only when it is confirmed', async () => {
    city.clock.moveTo('2026-02-20T01:00:00.000Z');
    const unitCode = city.agency.people.find(({ nip }) => nip === other)?.unitCode ?? '';
    const rows = [rowOf(mover, { unitCode, appraiserNip: other, from: '2026-02-15' })];
    const { cases } = await preview(rows, 'preview-transfer');
    expect(cases).toMatchObject([
      {
        employeeId: id(mover),
        present: { position: { appraiserId: id(head) } },
        proposed: { position: { appraiserId: id(other) } },
      },
    ]);
    await importRows(rows, 'import-transfer');
    expect((await segmentsOf(mover)).segments).toHaveLength(1);

    const found = (await pending()).flatMap(({ reassignment }) => reassignment ?? []);
    expect(found).toEqual(cases);
    const first = await confirm(found, 'confirm-transfer');
    expect(first).toMatchObject([{ outcome: 'confirmed' }]);
    expect(await confirm(found, 'confirm-transfer')).toEqual(first);
    expect((await segmentsOf(mover)).segments).toMatchObject([
      { to: '2026-02-14', appraiserId: id(head), share: '1/2', ownPlan: true },
      { from: '2026-02-15', appraiserId: id(other), share: '1/2', ownPlan: false },
    ]);
    const mine = await city.client.get(id(head), `/v1/me/segments?cycleId=${cycleId}`, mySegments);
    expect(mine.data.items).toMatchObject([{ employeeId: id(mover), number: 1, due: false }]);
  });

  it('leaves the work of each part to the appraiser of its time', async () => {
    for (const date of ['2026-02-10', '2026-02-18'])
      await city.client.post(
        id(mover),
        path(mover, 'activities'),
        `work-${date}`,
        { date, workResultId: 'layanan', text: 'Kunjungan rumah', minutes: 60 },
        201,
        activityView,
      );
    const approving = (...dates: string[]) => ({
      month: '2026-02',
      entries: dates.map((date) => ({ date, id: `work-${date}`, version: 1, decision: 'approve' })),
    });
    const reviews = path(mover, 'activity-reviews');
    const foreign = { method: 'POST', path: reviews, key: 'review-foreign', body: approving('2026-02-18') } as const;
    expect(await city.client.refused(id(head), foreign)).toMatchObject({
      code: 'forbidden',
      fields: [{ pointer: '/entries/0/date', code: 'not-your-segment' }],
    });
    const { data } = await city.client.post(
      id(head),
      reviews,
      'review-earlier',
      approving('2026-02-10'),
      201,
      journalReviewReceipt,
    );
    expect(data).toMatchObject({ approved: 1 });
  });

  it('follows a Plt by two rows, with the decree', async () => {
    const rows = [
      rowOf(head, { to: '2026-02-28' }),
      rowOf(deputy, {
        unitCode: rowOf(head, {}).unitCode,
        headsUnit: true,
        capacity: 'plt',
        decree: '821/7/2026',
        from: '2026-03-01',
        appraiserNip: rowOf(head, {}).appraiserNip,
      }),
    ];
    city.clock.moveTo('2026-03-05T01:00:00.000Z');
    const { cases } = await preview(rows, 'preview-plt');
    expect(cases.length).toBeGreaterThan(1);
    await importRows(rows, 'import-plt');
    expect((await confirm(cases, 'confirm-plt')).map(({ outcome }) => outcome)).toEqual(cases.map(() => 'confirmed'));
    const colleague = city.teamOf(head).find(({ nip }) => ![mover, deputy].includes(nip));
    if (colleague !== undefined)
      expect((await segmentsOf(colleague.nip)).segments.at(-1)).toMatchObject({
        from: '2026-03-01',
        appraiserId: id(deputy),
        acting: { capacity: 'plt', decree: '821/7/2026', for: null },
      });
    expect((await segmentsOf(deputy)).segments.at(-1)?.appraiserId).not.toBe(id(deputy));
  });

  it('begins late for somebody who joins, who still makes a plan', async () => {
    const person = { nip: joinerNip, name: 'Rina Pertiwi', kind: 'PNS' };
    await admin('/v1/directory/employees/import', 'import-joiner', { rows: [person] }, importReport);
    const row = { ...rowOf(deputy, { appraiserNip: other, from: '2026-03-02' }), nip: joinerNip };
    await importRows([row], 'import-joiner-post');
    const found = (await pending()).flatMap(({ reassignment }) => reassignment ?? []);
    expect(found).toMatchObject([{ version: null, present: null }]);
    expect(await confirm(found, 'confirm-joiner')).toMatchObject([{ outcome: 'confirmed', receipt: { seq: 1 } }]);
    joiner = found[0]?.employeeId ?? '';
    const { data } = await city.client.get(joiner, casePath(cycleId, joiner, 'segments'), segmentsView);
    expect(data).toMatchObject({
      segments: [{ from: '2026-03-02', share: '1' }],
      absences: [{ from: '2026-01-01', to: '2026-03-01', absence: 'before-joining' }],
    });
    const receipt = await city.client.act(joiner, casePath(cycleId, joiner, 'plan-submissions'), 'plan-of-joiner', 2, {
      plan: examplePlan,
    });
    expect(receipt).toMatchObject({ act: 'plan-submitted' });
  });

  it('says what is wrong in the list of posts, and who can mend it; bad rows are refused', async () => {
    const rows = [rowOf(mover, { from: '2026-02-15', to: '2026-04-30' }), rowOf(mover, { from: '2026-03-20' })];
    expect((await preview(rows, 'preview-overlap')).rows.refused).toMatchObject([
      { row: 2, code: 'overlapping-assignment' },
    ]);
    const { problems } = await preview([rowOf(other, { to: '2026-03-10' })], 'preview-gap');
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'appraiser-absent',
        employeeId: id(mover),
        fixBy: expect.objectContaining({ role: 'administrator', personId: city.administratorId }),
      }),
    );
    const plain = { method: 'GET', path: `/v1/cycles/${cycleId}/reassignments` } as const;
    expect(await city.client.refused(id(mover), plain)).toMatchObject({ code: 'forbidden' });
  });

  it('is rated by each appraiser of its time, against the plan of its time', async () => {
    city.clock.moveTo('2026-04-02T01:00:00.000Z');
    await city.client.put(id(mover), path(mover, 'segments/1/realisation'), { items: exampleRealisation });
    await city.client.put(id(mover), path(mover, 'realisation'), { items: exampleRealisation });
    await city.close(cycleId, 'execution', 'supervisor-review');
    const { data } = await city.client.get(id(head), path(mover, 'segments/1/evidence'), segmentEvidence);
    expect(data.suggestion.workResult).toMatchObject({ score: '100.00', rating: 'meets' });
    const mine = await city.client.get(id(head), `/v1/me/segments?cycleId=${cycleId}`, mySegments);
    expect(mine.data.items.find(({ employeeId }) => employeeId === id(mover))).toMatchObject({ due: true });
    await act(head, mover, 'reviews', { ...review, workResult: 'above' });
    await act(other, mover, 'reviews', { ...review, workResult: 'meets' });
    expect((await segmentsOf(mover)).segments.map((s) => s.review?.workResult)).toEqual(['above', 'meets']);
    await city.close(cycleId, 'supervisor-review', 'organisation-predicate');
  });

  it('has one result that opens to its parts, and a chain that verifies', async () => {
    const { data } = await city.client.get(city.administratorId, path(mover, 'result'), resultView);
    // Half above and half meets: 2.5 points, which is above by the rule set.
    expect(data.versions[0]).toMatchObject({
      workResult: 'above',
      behaviour: 'meets',
      predicate: 'baik',
      score: '100.00',
    });
    const parts = (data.versions[0]?.explanation.inputs ?? []).filter(({ code }) => code === 'segment');
    expect(parts.map(({ subject }) => subject)).toEqual(['2026-01-01..2026-02-14', '2026-02-15..2026-03-31']);
    const audit = (await city.client.get(city.administratorId, path(mover, 'audit'), auditView)).data;
    expect(audit.verification).toEqual({ ok: true });
    expect(audit.acts.map((one) => one.act)).toContain('case-reassigned');
  });

  it('stays as it was scored, whatever the directory says later', async () => {
    const rows = [rowOf(mover, { from: '2026-02-15' })];
    const { cases } = await preview(rows, 'preview-too-late');
    expect(cases.find(({ employeeId }) => employeeId === id(mover))).toMatchObject({ confirmable: false });
    await importRows(rows, 'import-too-late');
    const shown = cases.filter(({ employeeId }) => employeeId === id(mover));
    expect(await confirm(shown, 'confirm-too-late')).toMatchObject([{ outcome: 'refused', code: 'deadline-passed' }]);
  });
});
