import { examplePlan } from '../../../../support/example-plan.ts';
import { keyIndicator } from '../../../../support/key-indicators.ts';
import { evaluated, nipOf } from '../agencies.ts';
import { standing } from '../bytes.ts';
import { type Office, say } from '../office.ts';
import { ask, type Deed, keep, onCase, onSubject, subject } from './ask.ts';

const indicators: Deed = async (office) => {
  for (const [unitCode, by] of [
    ['KOTA', 'mayor'],
    ['DINKES', 'mayor'],
  ] as const)
    await ask(office, by, 'setKeyIndicators', {
      params: { unitCode },
      body: { indicators: [keyIndicator('kepuasan', { text: say(office, 'Indeks') })], reason: say(office, 'Renja') },
    });
};

const measured: Deed = async (office) => {
  for (const [unitCode, by] of [
    ['KOTA', 'mayor'],
    ['DINKES', 'chief'],
  ] as const)
    await ask(office, by, 'reportKeyIndicators', {
      params: { unitCode },
      body: { items: [{ indicatorId: 'kepuasan', value: String(office.dice.between(70, 110)), evidence: [] }] },
    });
};

const team: Deed = (office) =>
  ask(office, 'admin', 'putWorkTeam', {
    params: { teamCode: 'TIM-1' },
    body: { name: say(office, 'Tim'), leaderId: 'ani', memberIds: ['budi', 'chief'], decree: 'SK 2' },
  });

const give = async (office: Office): Promise<{ by: string; workId: string } | null> => {
  await team(office);
  const body = {
    ...{ kind: 'additional', text: say(office, 'Membantu'), indicators: examplePlan.workResults[1]?.indicators ?? [] },
    ...{ serves: null, mandate: 'Nota 1' },
  };
  const source = office.dice.chance(0.6)
    ? ({ kind: 'team', teamCode: 'TIM-1' } as const)
    : ({ kind: 'unit', unitCode: 'DINKES' } as const);
  const by = source.kind === 'team' ? 'ani' : 'chief';
  const workId = keep(office, await onSubject(office, by, 'assignWork', { ...body, source }), 'workId');
  return workId === null ? null : { by, workId };
};

const assign: Deed = async (office) => {
  const given = await give(office);
  if (given !== null) office.notes.set('judge', given.by);
};

const withdraw: Deed = async (office) => {
  const given = await give(office);
  if (given === null) return;
  const { by, workId } = given;
  await onSubject(office, by, 'withdrawAssignedWork', { reason: say(office, 'Batal') }, { workId });
};

const judge: Deed = async (office) => {
  const [workId = '', by = 'ani'] = [office.notes.get('workId'), office.notes.get('judge')];
  const body = { rating: office.dice.pick(['above', 'meets']), note: say(office, 'Baik') };
  if (workId !== '') await onSubject(office, by, 'judgeAssignedWork', body, { workId });
};

const drafts: Deed = async (office) => {
  await ask(office, 'admin', 'importPlanDrafts', {
    body: {
      rows: [
        {
          ...{ nip: nipOf(office.agency, subject), workResult: 'layanan', workResultText: say(office, 'Layanan') },
          ...{ workResultWeight: '100', indicator: 'kunjungan', indicatorText: 'Jumlah kunjungan', aspect: 'quantity' },
          ...{ target: '12', measure: 'kunjungan', polarisation: 'higher', indicatorWeight: '100' },
        },
      ],
    },
  });
  await ask(office, subject, 'getPlanDraft', { params: { employeeId: subject } });
};

const link: Deed = async (office) => {
  const id = office.dice.pick(evaluated);
  await onCase(office, id, 'linkPlan', { links: [{ workResultId: 'layanan', superiorWorkResultId: 'layanan' }] }, id);
};

/** The appraiser agrees or not; the plan that comes of it asks for what the realisations report. */
const amend: Deed = async (office) => {
  const plan = { ...examplePlan, expectations: [] };
  await onCase(office, subject, 'proposeAmendment', { reason: say(office, 'Beban naik'), plan });
  await ask(office, subject, 'getAmendment', { params: { employeeId: subject } });
  if (office.dice.chance(0.3)) return;
  const body = office.dice.chance(0.5)
    ? { decision: 'approve' }
    : { decision: 'return', reason: say(office, 'Belum perlu') };
  await onCase(office, 'chief', 'decideAmendment', body);
};

const segment: Deed = async (office) => {
  const stood = standing(office.journal, new RegExp(`^${office.agency}#[^#]+#person#${subject}$`), /^realisation$/);
  const items = [{ indicatorId: 'laporan', value: String(stood.length + 3), evidence: [] }];
  await onSubject(office, subject, 'saveSegmentRealisation', { items }, { number: '1' });
  await ask(office, 'chief', 'getSegmentEvidence', { params: { employeeId: subject, number: '1' } });
};

export const workDeeds = { indicators, measured, team, assign, withdraw, judge, drafts, link, amend, segment };
