import type { Feedback } from '../../functions/domain/execution/feedback.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { createCloseShards } from '../../functions/usecases/closing/close-shards.ts';
import { createAskFeedback } from '../../functions/usecases/feedback/ask-feedback.ts';
import { createGiveFeedback } from '../../functions/usecases/feedback/give-feedback.ts';
import { createAnswerTicket } from '../../functions/usecases/survey/answer-ticket.ts';
import { createIssueTickets } from '../../functions/usecases/survey/issue-tickets.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { meterWrites } from '../support/write-meter.ts';
import { agencyId, createCity } from './city.ts';
import { printSection } from './report.ts';

const cycleId = 'triwulan-1-2026';
const ratings: Feedback['ratings'] = {
  'berorientasi-pelayanan': 'meets',
  akuntabel: 'above',
  kompeten: 'meets',
  harmonis: 'meets',
  loyal: 'above',
  adaptif: 'meets',
  kolaboratif: 'above',
};
const scores = {
  persyaratan: 4,
  prosedur: 3,
  waktu: 3,
  biaya: 4,
  produk: 4,
  'kompetensi-pelaksana': 4,
  'perilaku-pelaksana': 4,
  pengaduan: 3,
  sarana: 3,
};

/** What it costs to hear four colleagues of one person in each month of a quarter, and one visitor. */
export const benchVoices = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const city = await createCity(createDynamoStore({ client: engine.client, tableName: testTable }), 5);
    const { deps, command, chief } = city;
    const [employeeId = '', ...peers] = city.staff;
    const target = { cycleId, employeeId };
    const cost = async (run: () => Promise<unknown>): Promise<number> => {
      meter.reset();
      await run();
      return meter.writes.reduce((sum, { units }) => sum + units, 0);
    };
    await city.open(cycleId, 'quarterly');
    await city.enter(cycleId, 'execution');
    deps.clock.set('2026-01-20T02:00:00.000Z');
    const asked = await cost(() => createAskFeedback(deps)(command(employeeId), { ...target, personIds: peers }));
    const given = await cost(async () => {
      for (const month of ['01', '02', '03'])
        for (const peer of peers) {
          deps.clock.set(`2026-${month}-25T03:00:00.000Z`);
          const note = 'Pelayanan ramah; mau membantu rekan yang lain, perlu lebih cepat menjawab pesan.';
          await createGiveFeedback(deps)(command(peer), { ...target, ratings, note });
        }
    });
    const { unitCode } = await city.case(cycleId, employeeId).then(({ data }) => data);
    const ticket = { cycleId, unitCode, service: 'Imunisasi', servedOn: '2026-03-20', employeeId, count: 1 };
    let token = '';
    const issued = await cost(async () => {
      const { tickets } = await createIssueTickets(deps)(command(peers[0] ?? chief), ticket);
      token = tickets[0]?.link.split('/').at(-1) ?? '';
    });
    const visit = { requestKey: 'visit-0001', requestDigest: 'x', client: '203.0.113.7' };
    const answered = await cost(() => createAnswerTicket(deps)(visit, { token, scores, comment: null }));
    await city.enter(cycleId, 'supervisor-review');
    meter.reset();
    await createCloseShards(deps)({ agencyId, cycleId, phase: 'execution', from: 0, to: 1 });
    const sealed = meter.writes
      .filter(({ sk }) => sk.startsWith('said#') || sk.startsWith('heard'))
      .reduce((sum, { units }) => sum + units, 0);
    printSection('Voices without a name: four peers of one person, monthly for a quarter; one visitor', [
      { what: 'four people asked, in one call', figure: `${asked} WU` },
      { what: '12 feedbacks', figure: `${given} WU` },
      { what: 'release written, 12 feedbacks deleted', figure: `${sealed} WU` },
      { what: 'a ticket issued, its daily limit counted', figure: `${issued} WU` },
      { what: 'a ticket answered, its limit counted', figure: `${answered} WU` },
    ]);
  } finally {
    await engine.stop();
  }
};
