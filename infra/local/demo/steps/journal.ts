import { createHash } from 'node:crypto';
import { z } from 'zod';
import { addDays, localDateOf } from '../../../../functions/domain/time/zone.ts';
import { stopwatch } from '../../../../functions/runtime/clock.ts';
import { makeWorkbook } from '../../example/make-workbook.ts';
import { activity, anything, importAnswer } from '../answers.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import type { Member, World } from '../world.ts';
import { showLeave } from './leave.ts';
import { refuse } from './refusals.ts';

const upload = z.looseObject({
  evidence: z.string(),
  upload: z.looseObject({ method: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const evidenceFile = z.looseObject({ download: z.looseObject({ url: z.string() }) });
const history = z.looseObject({
  activity: z.looseObject({ review: z.looseObject({ status: z.string(), remarks: z.array(z.unknown()) }) }),
  versions: z.array(z.looseObject({ text: z.string() })),
});
const signals = z.looseObject({ items: z.array(z.looseObject({ signalId: z.string(), kind: z.string() })) });

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const columns = ['startDate', 'startTime', 'endTime', 'workResult', 'activity', 'achievement', 'evidenceLink'];
const shared = 'https://bukti.kota-contoh.example/berbagi/kolase.jpg';

/** Sends a file to the place that was prepared, names it in a report, and lets the appraiser open it. */
const showEvidence = async (world: World, one: Member, date: string) => {
  const { client, cycleId, ledger } = world;
  const path = (rest: string): string => casePath(cycleId, one.id, rest);
  const bytes = Buffer.from(`%PDF-1.7 notulen rapat ${date}`);
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  const file = { name: 'notulen.pdf', mediaType: 'application/pdf', bytes: bytes.length, sha256 };
  const { data } = await client.post(one.id, path('evidence-files'), `file-${one.id}`, file, 201, upload);
  const { method, url, headers } = data.upload;
  const tampered = await fetch(url, { method, headers, body: bytes.toReversed() });
  const taken = await fetch(url, { method, headers, body: bytes });
  const body = {
    date,
    workResultId: 'rhk-1',
    text: 'Rapat tim dengan notulen',
    minutes: 60,
    evidence: [data.evidence],
  };
  const said = await client.post(one.id, path('activities'), `notulen-${one.id}`, body, 201, activity);
  append(ledger.activities, one.id, said.data);
  const { data: found } = await client.get(one.appraiserId, path(`evidence-files/${sha256}`), evidenceFile);
  const opened = Buffer.from(await (await fetch(found.download.url)).arrayBuffer());
  return { evidence: { tampered: tampered.status, taken: taken.status, same: opened.equals(bytes) }, body };
};

/** The appraiser returns the report while its author has the page open; the author corrects, the appraiser approves. */
const showReview = async (world: World, one: Member, body: { date: string; text: string }) => {
  const { client, cycleId } = world;
  const path = (rest: string): string => casePath(cycleId, one.id, rest);
  const month = body.date.slice(0, 7);
  const id = `notulen-${one.id}`;
  const say = (key: string, entry: object) =>
    client.post(
      one.appraiserId,
      path('activity-reviews'),
      key,
      { month, entries: [{ date: body.date, id, ...entry }] },
      201,
      anything,
    );
  const page = await world.openPage(one.id);
  await page.next();
  const started = stopwatch();
  await say(`return-${one.id}`, { version: 1, decision: 'return', comment: 'Sebutkan peserta rapat.' });
  const heard = await page.next();
  const milliseconds = stopwatch() - started;
  page.close();
  const target = path(`activities/${body.date}/${id}`);
  const { date: _, ...content } = body;
  const corrected = {
    ...content,
    kind: 'correct',
    reason: 'Peserta ditambahkan',
    text: 'Rapat tim, dihadiri 12 orang',
  };
  await client.post(one.id, `${target}/versions`, `correct-${one.id}`, corrected, 201, anything, 1);
  await say(`approve-${one.id}`, { version: 2, decision: 'approve' });
  const { data } = await client.get(one.id, target, history);
  const { status, remarks } = data.activity.review;
  return {
    heard: heard.event,
    milliseconds,
    versions: data.versions.map(({ text }) => text),
    status,
    remarks: remarks.length,
  };
};

/** A month's sheet as CSV with broken rows and as XLSX, each sent twice. */
const showSheets = async (world: World, one: Member, last: string) => {
  const { client, cycleId, ledger } = world;
  const path = casePath(cycleId, one.id, 'activities/import');
  const days = [-3, -2, -1].map((back) => addDays(last, back));
  const line = (day: string, text: string, link: string): string => `${day};08.00;09.30;rhk-1;${text};2,5;${link}`;
  const csv = [
    columns.join(';'),
    ...days.map((day, i) => line(day, `Pelayanan loket ke-${i + 1} bagi warga`, shared)),
    line('03/04/2026', 'Tanggal yang meragukan', ''),
    line(last, 'Tautan dengan kata sandi', 'https://siti:rahasia@drive.example/foto.jpg'),
  ].join('\r\n');
  const book = makeWorkbook([
    columns,
    ...days.map((day, i) => [{ day }, { time: '13:00' }, { time: '14:00' }, 1, `Rekap berkas nomor ${i}`, 1.5, null]),
  ]);
  const send = (key: string, type: string, bytes: string | Uint8Array<ArrayBuffer>) =>
    client.send(one.id, { method: 'POST', path, key: `${key}-${one.id}`, raw: { type, bytes } }, 200, importAnswer);
  const sheets = {
    csv: await send('sheet-1', 'text/csv', `\ufeff${csv}`),
    csvAgain: await send('sheet-2', 'text/csv', csv),
    xlsx: await send('sheet-3', xlsx, book),
    xlsxAgain: await send('sheet-4', xlsx, book),
  };
  for (const day of days)
    for (const kind of ['csv', 'xlsx'])
      append(ledger.activities, one.id, { id: `${kind}-${day}`, date: day, workResultId: 'rhk-1', text: kind });
  const formula = makeWorkbook([columns, [null]]);
  await refuse(
    world,
    'a workbook cut in half',
    one.id,
    { method: 'POST', path, key: `sheet-5-${one.id}`, raw: { type: xlsx, bytes: formula.slice(0, 400) } },
    'invalid-body',
  );
  return sheets;
};

/** What a reviewer is pointed at: first the person sees it, then with the explanation the appraiser. */
const showSignals = async ({ client, cycleId }: World, one: Member) => {
  const path = casePath(cycleId, one.id, 'activity-signals');
  const kinds = async (as: string) => (await client.get(as, path, signals)).data.items;
  const [own, hidden] = [await kinds(one.id), await kinds(one.appraiserId)];
  const signal = own.find(({ kind }) => kind === 'same-evidence');
  const text = { text: 'Satu kolase foto untuk tiga hari pelayanan.' };
  await client.post(one.id, `${path}/${signal?.signalId}/explanations`, `explain-${one.id}`, text, 201, anything);
  const shown = await kinds(one.appraiserId);
  return {
    own: own.map(({ kind }) => kind),
    before: hidden.map(({ kind }) => kind),
    after: shown.map(({ kind }) => kind),
  };
};

/** One person's journal with everything that belongs to it: evidence, review, correction, sheets and signals. */
export const showJournal = async (world: World): Promise<void> => {
  const { ledger, people, script, clock, agency } = world;
  const one = people.find(
    (m) => !m.headsUnit && ledger.plans.has(m.id) && !script.abandons.has(m.nip) && m.appraiserId !== '',
  );
  if (one === undefined) throw new Error('nobody reports');
  const today = localDateOf(clock.now(), agency.zone);
  const { evidence, body } = await showEvidence(world, one, today);
  const review = await showReview(world, one, body);
  const sheets = await showSheets(world, one, today);
  await showLeave(world, one, addDays(today, -1));
  ledger.journal = { employeeId: one.id, evidence, review, sheets, signals: await showSignals(world, one) };
};
