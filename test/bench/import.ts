import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pLimit from 'p-limit';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { keys } from '../../functions/store/keys.ts';
import { type ActivityRow, createImportActivities } from '../../functions/usecases/activities/import-activities.ts';
import type { ParsedRows } from '../../functions/usecases/directory/import-rows.ts';
import { startTestEngine, testTable } from '../support/dynamo.ts';
import { agencyId, createWorld, cycleId } from '../support/world.ts';
import { meterWrites } from '../support/write-meter.ts';
import { printSection, times } from './report.ts';

const count = 10_000;
/** One conditional put a row, so many on the way at once: how a sheet went in before rows shared a call. */
const putsAtOnce = 32;

const rowsOf = (name: string, many: number): ParsedRows<ActivityRow> => ({
  good: Array.from({ length: many }, (_, i) => ({
    row: i + 1,
    value: {
      date: `2026-01-${String((i % 31) + 1).padStart(2, '0')}`,
      workResult: 'layanan',
      text: `Memeriksa berkas rujukan ${name} nomor ${i} dari puskesmas pembantu`,
      endDate: null,
      startTime: '08:00',
      endTime: '10:30',
      quantity: null,
      minutes: 150,
      progress: null,
      done: null,
      evidence: [`https://bukti.kota-contoh.go.id/${i}.jpg`],
    },
  })),
  broken: [],
});

type Spent = { seconds: number; cpu: number };
const spentOn = async (work: () => Promise<unknown>): Promise<Spent> => {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
};

/** A sheet of ten thousand rows beside as many single puts of the same items, on an engine in memory or on disk. */
const measure = async (dataDir: string | null) => {
  const engine = await startTestEngine(dataDir);
  try {
    const meter = meterWrites(engine.client);
    const store = createDynamoStore({ client: engine.client, tableName: testTable });
    const world = await createWorld({ store });
    await world.planned('ani');
    await world.enterPhase('execution');
    world.clock.set('2026-02-20T03:00:00.000Z');
    const send = async (name: string, many: number) => {
      const run = createImportActivities(world.deps);
      const report = await run(world.command('ani'), { cycleId, employeeId: 'ani' }, rowsOf(name, many));
      if (report.refused.length > 0) throw new Error(`${report.refused.length} rows were refused`);
      return report;
    };
    await send('warm', 1000);
    meter.reset();
    const first = await spentOn(() => send('rujukan', count));
    const units = meter.writeUnits();
    meter.reset();
    const again = await spentOn(() => send('rujukan', count));
    if (meter.writeUnits() > 0) throw new Error('the second send wrote');
    const stored = await store.query(keys.journalOfMonth(agencyId, cycleId, 'ani', '2026-01'), {
      limit: count,
      after: null,
    });
    const single = await spentOn(() =>
      pLimit(putsAtOnce).map(stored.items, ({ key: { pk, sk }, data }) =>
        store.commit([{ kind: 'insert', key: { pk: `${pk}#again`, sk }, data }]),
      ),
    );
    return { first, again, single, units };
  } finally {
    await engine.stop();
  }
};

const told = ({ seconds, cpu }: Spent): string => `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of this process`;

export const benchImport = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'siklus-import-'));
  try {
    for (const [where, dataDir] of [
      ['in memory', null],
      ['on disk', folder],
    ] as const) {
      const { first, again, single, units } = await measure(dataDir);
      printSection(`A sheet of ${count} rows in one call, engine ${where}`, [
        { what: 'the same items, one put each', figure: told(single) },
        { what: 'the sheet', figure: told(first), ratio: times(single.seconds / first.seconds) },
        { what: 'the sheet again, which creates nothing', figure: told(again) },
        { what: 'price of the sheet', figure: `${units} WU` },
      ]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
