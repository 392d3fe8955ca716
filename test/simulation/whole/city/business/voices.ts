import { standing } from '../bytes.ts';
import { type Office, say } from '../office.ts';
import { ask, type Deed, endOf, keep, onSubject, subject } from './ask.ts';

const scores = Object.fromEntries(
  [
    ...['persyaratan', 'prosedur', 'waktu', 'biaya', 'produk', 'kompetensi-pelaksana', 'perilaku-pelaksana'],
    ...['pengaduan', 'sarana'],
  ].map((element, i) => [element, 3 + (i % 2)]),
);

const tickets: Deed = async (office) => {
  const issued = await ask(office, 'chief', 'issueServiceTickets', {
    body: {
      ...{ unitCode: 'DINKES', service: say(office, 'Imunisasi'), servedOn: '2026-03-30' },
      ...{ employeeId: subject, count: 2 },
    },
  });
  const token = endOf(keep(office, issued, 'link', 'ticket'));
  if (token === '') return;
  office.notes.set('token', token);
  await ask(office, '', 'readTicket', { params: { token } });
  // Pressed twice: one ticket is one answer.
  const answer = () =>
    ask(office, '', 'answerTicket', { params: { token }, body: { scores, comment: say(office, 'Cepat') } });
  await Promise.all(office.dice.chance(0.5) ? [answer(), answer()] : [answer()]);
};

const requests: Deed = async (office) => {
  await onSubject(office, 'chief', 'askFeedback', { personIds: ['ani'] });
  await onSubject(office, 'chief', 'remindFeedback', {});
};

const calendar: Deed = async (office) => {
  const made = await ask(office, 'chief', 'renewCalendarLink', { body: {} });
  const token = endOf(keep(office, made, 'link', 'calendar link'));
  if (token !== '') {
    office.notes.set('calendar', token);
    await ask(office, '', 'readCalendar', { params: { calendar: token } });
  }
  if (office.dice.chance(0.3)) await ask(office, 'chief', 'revokeCalendarLink', { body: {} });
};

/** Every report of the subject as it reads now: each correction stands beside it, so their number is its version. */
const reportsOf = ({ journal, agency }: Office) => {
  const stood = standing(journal, new RegExp(`^${agency}#[^#]+#person#${subject}$`), /^activity#/);
  const versions = new Map<string, number>();
  for (const { sk } of stood) {
    const [, date = '', id = ''] = sk.split('#');
    versions.set(`${date}#${id}`, (versions.get(`${date}#${id}`) ?? 0) + 1);
  }
  return [...versions].map(([name, version]) => {
    const [date = '', activityId = ''] = name.split('#');
    return { date, activityId, version };
  });
};

const change: Deed = async (office) => {
  const all = reportsOf(office);
  if (all.length === 0) return;
  const one = office.dice.pick(all);
  const { date, activityId, version } = one;
  await ask(office, subject, 'changeActivity', {
    params: { employeeId: subject, date, activityId },
    version,
    body: {
      ...{ kind: 'correct', workResultId: 'layanan', text: say(office, 'Dua kali') },
      ...{ minutes: office.dice.between(30, 90), reason: say(office, 'Salah') },
    },
  });
};

const look: Deed = async (office) => {
  const entries = reportsOf(office)
    .filter(({ date }) => date.startsWith('2026-03'))
    .map(({ date, activityId: id, version }) => ({
      ...{ date, id, version, decision: 'approve', comment: say(office, 'Baik') },
    }));
  if (entries.length > 0) await onSubject(office, 'chief', 'reviewActivities', { month: '2026-03', entries });
};

const journal: Deed = async (office) => {
  const row = { startDate: '2026-03-27', startTime: '08:00', endTime: '09:00', workResult: 'layanan' };
  await onSubject(office, subject, 'importActivities', { rows: [{ ...row, activity: say(office, 'Rapat') }] });
};

/** A report for a day of leave is a signal, and its author may say why. */
const signal: Deed = async (office) => {
  await onSubject(office, subject, 'reportActivity', {
    ...{ date: '2026-01-12', workResultId: 'layanan', text: say(office, 'Kunjungan'), minutes: 60 },
  });
  const listed = await ask(office, subject, 'listActivitySignals', { params: { employeeId: subject } });
  const signalId = keep(office, listed, 'signalId');
  if (signalId !== null)
    await onSubject(office, subject, 'explainActivitySignal', { text: say(office, 'Dipanggil') }, { signalId });
};

const evidence: Deed = async (office) => {
  const sha256 = 'A'.repeat(43);
  await onSubject(office, subject, 'prepareEvidenceUpload', {
    ...{ name: 'foto.jpg', mediaType: 'image/jpeg', bytes: 2000, sha256 },
  });
};

export const voiceDeeds = { tickets, requests, calendar, change, look, journal, signal, evidence };
