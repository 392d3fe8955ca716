import { examplePlan } from '../support/example-plan.ts';
import { keyIndicator } from '../support/key-indicators.ts';
import { people } from '../support/people.ts';
import { evaluated } from '../support/stages.ts';
import { exampleStandard } from '../support/standards.ts';
import { cycleId } from '../support/world.ts';
import type { Recorder } from './recorder.ts';
import { stringIn } from './values.ts';

export const nipOf = (personId: string): string => people.find(({ id }) => id === personId)?.nip ?? '';

const assignment = {
  nip: nipOf('citra'),
  unitCode: 'DINKES.1',
  postTitle: 'Analis',
  postFamily: 'JA',
  postLevel: 'pelaksana',
  appraiserNip: nipOf('chief'),
  headsUnit: false,
  capacity: 'definitive',
  decree: 'SK 1',
  from: '2026-01-05',
  to: null,
};

/** The directory as an administrator keeps it. */
const directory = async ({ ask }: Recorder): Promise<void> => {
  const unit = { code: 'DINKES.2', name: 'Bidang Layanan', kind: 'unit', parentCode: 'DINKES' };
  await ask('admin', 'importUnits', { body: { rows: [unit] } });
  const employee = { nip: '198501012010011777', name: 'Nama eka', kind: 'PNS', roles: [], rank: 'III/a' };
  await ask('admin', 'importEmployees', { body: { rows: [employee] } });
  await ask('admin', 'previewAssignments', { body: { rows: [assignment] } });
  await ask('admin', 'importAssignments', { body: { rows: [assignment] } });
  const leave = { nip: nipOf('budi'), from: '2026-01-12', to: '2026-01-13', kind: 'annual' };
  await ask('admin', 'importLeaves', { body: { rows: [leave] } });
  const body = { nips: [nipOf('ani'), nipOf('budi')] };
  await ask('admin', 'lookUpEmployees', { body });
  const { code, ...standard } = exampleStandard;
  await ask('admin', 'putPostStandard', { params: { code }, body: standard });
};

const units = async ({ ask }: Recorder): Promise<void> => {
  for (const [unitCode, by] of [
    ['DINKES', 'mayor'],
    ['DINKES.1', 'health-head'],
  ] as const)
    await ask(by, 'setKeyIndicators', {
      params: { cycleId, unitCode },
      body: { indicators: [keyIndicator('kepuasan')], reason: null },
    });
  await ask('admin', 'putWorkTeam', {
    params: { cycleId, teamCode: 'TIM-1' },
    body: { name: 'Tim Data', leaderId: 'dewi', memberIds: ['ani', 'budi'], decree: 'SK 2' },
  });
  const indicators = examplePlan.workResults[1]?.indicators ?? [];
  const work = { kind: 'additional', text: 'Membantu data', indicators, serves: null, mandate: 'Nota 1' };
  await ask('dewi', 'assignWork', {
    params: { cycleId, employeeId: 'budi' },
    body: { ...work, source: { kind: 'team', teamCode: 'TIM-1' } },
  });
  const assigned = await ask('school-head', 'assignWork', {
    params: { cycleId, employeeId: 'citra' },
    body: { ...work, source: { kind: 'unit', unitCode: 'DISDIK' } },
  });
  await ask('school-head', 'withdrawAssignedWork', {
    params: { cycleId, employeeId: 'citra', workId: stringIn(assigned, 'workId') },
    body: { reason: 'Batal.' },
  });
};

const row = {
  nip: nipOf('citra'),
  workResult: 'layanan',
  workResultText: 'Layanan meningkat',
  workResultWeight: '100',
  indicator: 'kunjungan',
  indicatorText: 'Jumlah kunjungan',
  aspect: 'quantity',
  target: '12',
  measure: 'kunjungan',
  polarisation: 'higher',
  indicatorWeight: '100',
};

const plans = async ({ world, on, ask }: Recorder): Promise<void> => {
  await ask('admin', 'importPlanDrafts', { params: { cycleId }, body: { rows: [row] } });
  await on('ani', 'ani', 'savePlanDraft', { plan: examplePlan });
  await on('ani', 'ani', 'submitPlan', { plan: examplePlan });
  await on('ani', 'chief', 'decidePlan', { decision: 'return', reason: 'Kurang jelas.' });
  await on('ani', 'ani', 'submitPlan', { plan: examplePlan });
  const expected = { workResultId: 'layanan', text: 'Cepat' };
  await on('ani', 'chief', 'decidePlan', {
    decision: 'approve',
    expectations: { plan: 'Teliti', workResults: [expected], behaviours: [] },
  });
  for (const id of evaluated) if (!['ani', 'citra'].includes(id)) await world.planned(id);
};

/** A cycle opened beside the running one, its deadline moved. */
const cycles = async ({ world, ask }: Recorder): Promise<void> => {
  await ask('admin', 'extendDeadline', {
    params: { cycleId },
    body: { phase: 'planning', deadline: '2026-02-02', reason: 'Banjir.' },
    version: (await world.deps.store.get({ pk: 'kota#cycles', sk: cycleId }))?.version ?? 0,
  });
  await ask('admin', 'openCycle', {
    body: {
      id: 'tw2-2026',
      title: 'Triwulan II 2026',
      kind: 'quarterly',
      period: { from: '2026-04-01', to: '2026-06-30' },
      deadlines: {
        planning: '2026-04-30',
        execution: '2026-07-05',
        'supervisor-review': '2026-07-12',
        'organisation-predicate': '2026-07-15',
        'committee-forum': '2026-07-20',
        'final-decision': '2026-07-24',
        'follow-up': '2026-09-30',
      },
      committee: { chairId: 'member-1', memberIds: ['member-1', 'member-2', 'member-3'] },
      authorisedOfficialId: 'secretary',
    },
  });
};

export const recordPlanning = async (city: Recorder): Promise<void> => {
  await cycles(city);
  await directory(city);
  await units(city);
  await plans(city);
  city.keep('planning');
};
