import { keys } from '../../functions/store/keys.ts';
import { createCloseShards } from '../../functions/usecases/closing/close-shards.ts';
import { examplePlan, exampleRealisation } from '../support/example-plan.ts';
import { evaluated, realise, shards } from '../support/stages.ts';
import { agencyId, cycleId } from '../support/world.ts';
import type { Recorder } from './recorder.ts';
import { stringIn } from './values.ts';

const report = { date: '2026-03-30', workResultId: 'layanan', text: 'Kunjungan rumah', minutes: 90 };
const ratings = { kolaboratif: 'above', akuntabel: 'meets' };

const journal = async ({ on, ask }: Recorder): Promise<void> => {
  const first = stringIn(await on('ani', 'ani', 'reportActivity', report), 'id');
  const day = { date: report.date, activityId: first };
  const changed = { kind: 'correct', workResultId: 'layanan', text: 'Dua kunjungan', minutes: 80, reason: 'Salah' };
  await on('ani', 'ani', 'importActivities', {
    rows: [{ startDate: '2026-03-27', startTime: '08:00', endTime: '09:00', workResult: 'layanan', activity: 'Rapat' }],
  });
  await on('ani', 'chief', 'reviewActivities', {
    month: '2026-03',
    entries: [{ date: report.date, id: first, version: 1, decision: 'approve', comment: 'Baik' }],
  });
  await ask('ani', 'changeActivity', { params: { cycleId, employeeId: 'ani', ...day }, body: changed, version: 1 });
  // On leave that day, and a report all the same: a signal.
  await on('budi', 'budi', 'reportActivity', { ...report, date: '2026-01-12' });
  const signalId = stringIn(await on('budi', 'budi', 'listActivitySignals'), 'signalId');
  await on('budi', 'budi', 'explainActivitySignal', { text: 'Dipanggil ke kantor.' }, { signalId });
  const file = { name: 'foto.jpg', mediaType: 'image/jpeg', bytes: 2000, sha256: 'A'.repeat(43) };
  await on('ani', 'ani', 'prepareEvidenceUpload', file);
};

const voices = async ({ on, ask }: Recorder): Promise<void> => {
  await on('ani', 'chief', 'giveFeedback', { ratings, note: 'Rahasia kerja sama baik' });
  await on('ani', 'chief', 'askFeedback', { personIds: ['budi', 'citra'] });
  await on('ani', 'chief', 'remindFeedback', {});
  await on('ani', 'budi', 'giveFeedback', { ratings, note: 'Ramah' });
  await ask('admin', 'issueServiceTickets', {
    params: { cycleId },
    body: { unitCode: 'DINKES.1', service: 'Imunisasi', servedOn: '2026-03-30', employeeId: 'ani', count: 3 },
  });
};

const scores = {
  persyaratan: 4,
  prosedur: 4,
  waktu: 3,
  biaya: 4,
  produk: 4,
  'kompetensi-pelaksana': 4,
  'perilaku-pelaksana': 4,
  pengaduan: 3,
  sarana: 4,
};

/** A calendar whose link is in force, and one that ends. */
const calendars = async ({ ask }: Recorder): Promise<void> => {
  const made = await ask('chief', 'renewCalendarLink', { body: {} });
  const calendar = stringIn(made, 'link').split('/').at(-1) ?? '';
  await ask(null, 'readCalendar', { params: { calendar } });
  await ask('dewi', 'renewCalendarLink', { body: {} });
  await ask('dewi', 'revokeCalendarLink', { body: {} });
};

const tickets = async ({ ask }: Recorder): Promise<void> => {
  const issued = await ask('chief', 'issueServiceTickets', {
    params: { cycleId },
    body: { unitCode: 'DINKES.1', service: 'Imunisasi', servedOn: '2026-03-30', employeeId: 'ani', count: 2 },
  });
  const token = stringIn(issued, 'link').split('/').at(-1) ?? '';
  await ask(null, 'readTicket', { params: { token } });
  await ask(null, 'answerTicket', { params: { token }, body: { scores, comment: 'Cepat' } });
};

const work = async ({ world, on, ask }: Recorder): Promise<void> => {
  await on('ani', 'ani', 'saveRealisation', { items: exampleRealisation });
  await on('ani', 'ani', 'saveSelfReview', { achievements: 'Tuntas', obstacles: 'Banjir', behaviours: [] });
  await on('ani', 'ani', 'proposeAmendment', { reason: 'Beban naik', plan: { ...examplePlan, expectations: [] } });
  await on('ani', 'chief', 'decideAmendment', { decision: 'approve' });
  const items = [{ indicatorId: 'kepuasan', value: '88', evidence: [] }];
  await ask('chief', 'reportKeyIndicators', { params: { cycleId, unitCode: 'DINKES.1' }, body: { items } });
  for (const id of evaluated) if (id !== 'citra' && id !== 'ani') await realise(world, id);
};

export const recordExecution = async (city: Recorder): Promise<void> => {
  const { world } = city;
  await city.enter('execution');
  await journal(city);
  await voices(city);
  await calendars(city);
  await tickets(city);
  await work(city);
  city.keep('execution');
  await city.enter('execution', { status: 'closing' });
  await createCloseShards(world.deps)({ ...shards, phase: 'execution' });
  await city.enter('supervisor-review');
  const ratings = { workResult: 'meets', behaviour: 'above', reason: 'Bukti kuat', newIdea: null };
  await city.on('ani', 'chief', 'submitReview', { ...ratings, strengths: 'Teliti', improvements: 'Cepat' });
  for (const id of evaluated) if (!['ani', 'budi', 'citra'].includes(id)) await world.reviewed(id);
  city.keep('review');
  await world.put(keys.feedbackSecret(agencyId, cycleId), { schemaVersion: 1, secret: 'cycle-secret' });
};
