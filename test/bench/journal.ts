import { addDays } from '../../functions/domain/time/zone.ts';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { createListActivities } from '../../functions/usecases/activities/list-activities.ts';
import { createReportActivity } from '../../functions/usecases/activities/report-activity.ts';
import { createReviewActivities } from '../../functions/usecases/activities/review-activities.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { createWorld, cycleId, type World } from '../support/world.ts';
import { meterWrites, type WriteMeter } from '../support/write-meter.ts';
import { printSection } from './report.ts';

const target = { cycleId, employeeId: 'ani' };
const texts = [
  'Kunjungan rumah ibu hamil di Kelurahan Tlogosari bersama kader posyandu',
  'Menyusun laporan bulanan cakupan imunisasi dan mengirimkannya ke dinas',
  'Rapat koordinasi lintas sektor pencegahan stunting di kecamatan',
  'Verifikasi berkas rujukan dan pembaruan data pasien pada aplikasi',
];

export type JournalPrice = {
  writeUnitsOfReports: number;
  writeUnitsOfReview: number;
  readUnitsOfOwnMonth: number;
  readUnitsOfMonthForAppraiser: number;
};

/** A usual month: a report every working day, each with a link, named by a UUID as browsers do, and approved in one go. */
export const fillMonth = async (world: World, days: number): Promise<{ date: string; id: string }[]> => {
  const entries = Array.from({ length: days }, (_, i) => ({
    date: addDays('2026-01-01', i),
    id: `0f8fad5b-d9cb-469f-a165-7086772895${String(i).padStart(2, '0')}`,
  }));
  for (const [i, { date, id }] of entries.entries())
    await createReportActivity(world.deps)(
      world.command('ani', { key: id, digest: `${id}-digest-of-forty-three-signs` }),
      {
        ...target,
        date,
        workResultId: 'layanan',
        text: texts[i % texts.length] ?? '',
        quantity: '4',
        minutes: 240,
        evidence: [`https://bukti.kota-contoh.go.id/dinkes/${date}.jpg`],
      },
    );
  return entries;
};

/** What a month of a person costs to write, to approve and to read, by what goes over the wire. */
export const priceOfMonth = async (world: World, meter: WriteMeter, days: number): Promise<JournalPrice> => {
  await world.planned('ani');
  await world.enterPhase('execution');
  world.clock.set('2026-02-02T02:00:00.000Z');
  meter.reset();
  const entries = await fillMonth(world, days);
  const writeUnitsOfReports = meter.writeUnits();
  meter.reset();
  const approved = entries.map((one) => ({ ...one, version: 1, decision: 'approve' as const, comment: null }));
  await createReviewActivities(world.deps)(world.command('chief'), { ...target, month: '2026-01', entries: approved });
  const writeUnitsOfReview = meter.writeUnits();
  const query = { ...target, month: '2026-01', limit: 200, cursor: null };
  const read = async (personId: string): Promise<number> => {
    meter.reset();
    const { items } = await createListActivities(world.deps)(world.actor(personId), query);
    if (items.length !== days) throw new Error(`the month shows ${items.length} reports of ${days}`);
    return meter.readUnits();
  };
  return {
    writeUnitsOfReports,
    writeUnitsOfReview,
    readUnitsOfOwnMonth: await read('ani'),
    readUnitsOfMonthForAppraiser: await read('chief'),
  };
};

export const benchJournal = async (): Promise<void> => {
  const engine = await startTestEngine();
  try {
    const meter = meterWrites(engine.client);
    const world = await createWorld({ store: createDynamoStore({ client: engine.client, tableName: testTable }) });
    const price = await priceOfMonth(world, meter, 22);
    printSection('A month of a person: 22 daily reports with a link each, approved in one act', [
      { what: 'the reports', figure: `${price.writeUnitsOfReports} WU` },
      { what: 'the approval', figure: `${price.writeUnitsOfReview} WU` },
      { what: 'the month read by the person', figure: `${price.readUnitsOfOwnMonth} RU` },
      {
        what: 'the month read by the appraiser, cycle and case included',
        figure: `${price.readUnitsOfMonthForAppraiser} RU`,
      },
    ]);
  } finally {
    await engine.stop();
  }
};
