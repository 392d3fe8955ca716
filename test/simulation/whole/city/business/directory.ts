import { exampleStandard } from '../../../../support/standards.ts';
import { nipOf } from '../agencies.ts';
import { say } from '../office.ts';
import { ask, type Deed } from './ask.ts';

const newcomer = 'PPPK-9';
const postOf = (nip: string, unitCode: string) => ({
  ...{ nip, unitCode, postTitle: 'Analis', postFamily: 'JA', postLevel: 'pelaksana', headsUnit: false },
  ...{ capacity: 'definitive', decree: 'SK 1', from: '2026-01-05', to: null },
});

const units: Deed = (office) =>
  ask(office, 'admin', 'importUnits', {
    body: { rows: [{ code: 'BIDANG', name: say(office, 'Bidang'), kind: 'unit', parentCode: 'DINKES' }] },
  });

const people: Deed = (office) =>
  ask(office, 'admin', 'importEmployees', {
    body: {
      rows: [{ nip: newcomerOf(office.agency), name: say(office, 'Nama'), kind: 'PNS', roles: [], rank: 'III/a' }],
    },
  });

const newcomerOf = (agency: 'kota' | 'kabupaten'): string => nipOf(agency, newcomer);

/** Somebody new comes to the agency; whether this is seen before or after the import of people is left to chance. */
const posts: Deed = async (office) => {
  const row = {
    ...postOf(newcomerOf(office.agency), office.dice.pick(['DINKES', 'KOTA'])),
    appraiserNip: nipOf(office.agency, 'chief'),
  };
  await ask(office, 'admin', 'previewAssignments', { body: { rows: [row] } });
  await ask(office, 'admin', 'importAssignments', { body: { rows: [row] } });
};

const leaves: Deed = (office) =>
  ask(office, 'admin', 'importLeaves', {
    body: {
      rows: [{ nip: nipOf(office.agency, 'budi'), from: '2026-01-12', to: '2026-01-13', kind: 'annual' }],
    },
  });

const lookups: Deed = (office) =>
  ask(office, 'admin', 'lookUpEmployees', {
    body: { nips: ['ani', 'budi'].map((id) => nipOf(office.agency, id)) },
  });

const standard: Deed = (office) => {
  const { code, tasks, ...body } = exampleStandard;
  const post = { postTitle: 'Penelaah', postFamily: 'JA', postLevel: 'pelaksana', unitCode: null };
  return ask(office, 'admin', 'putPostStandard', {
    params: { code },
    body: {
      ...body,
      post,
      tasks: tasks.map((task) => ({ ...task, text: say(office, 'Menelaah') })),
      reason: 'Perubahan',
    },
  });
};

const assessments: Deed = (office) =>
  ask(office, 'admin', 'importAssessments', {
    body: {
      rows: [
        {
          ...{ nip: nipOf(office.agency, 'ani'), on: '2026-01-20', potential: 'high' },
          ...{ source: say(office, 'Asesmen'), validTo: '2028-12-31' },
        },
      ],
    },
  });

const attendance: Deed = (office) =>
  ask(office, 'admin', 'importAttendance', {
    body: { month: '2026-01', rows: [{ nip: nipOf(office.agency, 'budi'), days: office.dice.between(0, 3) }] },
  });

/** The subject moves to another unit in the last days of the period: whether their case follows is confirmed or not. */
const move: Deed = (office) =>
  ask(office, 'admin', 'importAssignments', {
    body: {
      rows: [
        {
          ...{ ...postOf(nipOf(office.agency, 'budi'), 'KOTA'), from: '2026-03-25' },
          appraiserNip: nipOf(office.agency, 'secretary'),
        },
      ],
    },
  });

export const directoryDeeds = { units, people, posts, move, leaves, lookups, standard, assessments, attendance };
