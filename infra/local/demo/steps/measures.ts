import { anything, followUp } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath, servicePath } from '../client.ts';
import type { Measures } from '../ledger.ts';
import { allowanceAnswer, entitlementsAnswer, measuresAnswer, runningAnswer } from '../outcome-answers.ts';
import type { Member, World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';

const attendanceMonth = '2026-03';
const notes = [
  ['2026-06-12', 'Bimbingan pertama: target mingguan disepakati.'],
  ['2026-06-19', 'Bimbingan kedua: dua dari tiga target tercapai.'],
] as const;

type Coached = { member: Member; ruleId: string; runs: boolean };

/** Somebody whose guidance or training was approved, a measure that runs for months before one that does not. */
const findCoached = async ({ client, cycleId, offices, byId }: World): Promise<Coached> => {
  const found: Coached[] = [];
  const { data } = await client.services(offices.mayor, cycleId);
  for (const { code } of data.items)
    for await (const one of client.pages(offices.mayor, servicePath(cycleId, code, 'follow-ups'), {}, followUp)) {
      const member = byId.get(one.employeeId);
      const runs = one.propose === 'coaching';
      if (member !== undefined && one.outcome?.decision === 'approve' && (runs || one.propose === 'training'))
        found.push({ member, ruleId: one.ruleId, runs });
    }
  const coached = found.find(({ runs }) => runs) ?? found[0];
  if (coached === undefined) throw new Error('nobody is guided or trained');
  return coached;
};

const coach = async (world: World): Promise<Measures['coached']> => {
  const { client, clock, cycleId } = world;
  const { member, ruleId, runs } = await findCoached(world);
  const { id: employeeId, appraiserId } = member;
  const path = (what: string): string => casePath(cycleId, employeeId, `follow-ups/${ruleId}/${what}`);
  const sent: string[] = [];
  for (const [on, text] of notes) {
    clock.moveTo(wib(on));
    await client.post(appraiserId, path('notes'), `note-${on}`, { on, text }, 201, anything);
    sent.push(text);
  }
  const body = { outcome: 'not-reached', reason: 'Belum waktunya.' };
  const call = { method: 'POST' as const, path: path('evaluations'), key: 'evaluate-too-early', body };
  if (runs) await refuse(world, 'a guidance called a failure before its time was over', appraiserId, call, 'too-early');
  const reached = { outcome: 'reached', reason: 'Target mingguan tercapai dua kali berturut-turut.' };
  await client.post(appraiserId, path('evaluations'), 'evaluate-guidance', reached, 201, anything);
  const seen = await client.get(employeeId, casePath(cycleId, employeeId, 'follow-ups'), measuresAnswer);
  return { employeeId, ruleId, sent, seen: seen.data };
};

const levelOf = ({ agency }: World, { nip, family }: Member): string | null =>
  family === 'JF' ? (agency.assignments.find((one) => one.nip === nip)?.postLevel ?? null) : null;

/** Potentials from an assessment centre, and what results give with and without them. */
const give = async (world: World, decided: Member[]): Promise<Measures['given']> => {
  const { client, cycleId, offices } = world;
  const potentials = ['low', 'middle', 'high'] as const;
  const assessed = decided.slice(0, 3).map((member, i) => ({ member, potential: potentials[i] ?? 'low' }));
  const rows = assessed.map(({ member, potential }) => ({
    nip: member.nip,
    on: '2026-05-20',
    potential,
    source: 'Asesmen potensi 12/AC/2026',
    validTo: '2028-12-31',
  }));
  await client.post(
    offices.administrator,
    '/v1/directory/assessments/import',
    'assessments-1',
    { rows },
    200,
    anything,
  );
  const functional = decided.filter(({ family }) => family === 'JF').slice(0, 5);
  const looked = [
    ...assessed,
    ...functional
      .filter((m) => !assessed.some(({ member }) => member === m))
      .map((member) => ({ member, potential: null })),
  ];
  const given: Measures['given'] = [];
  for (const { member, potential } of looked) {
    const { data } = await client.get(member.id, casePath(cycleId, member.id, 'entitlements'), entitlementsAnswer);
    given.push({ level: levelOf(world, member), potential, seen: data });
  }
  return given;
};

const allow = async (world: World, decided: Member[]): Promise<Measures['allowances']> => {
  const { client, cycleId, offices } = world;
  const some = decided.slice(0, 6);
  const absent = new Map(some.slice(0, 2).map((m, i) => [m.id, i + 1]));
  const rows = some.flatMap((m) => {
    const days = absent.get(m.id);
    return days === undefined ? [] : [{ nip: m.nip, days }];
  });
  const body = { month: attendanceMonth, rows };
  await client.post(offices.administrator, '/v1/directory/attendance/import', 'attendance-1', body, 200, anything);
  const cases = await readCases(world);
  const allowances: Measures['allowances'] = [];
  for (const { id } of some) {
    const path = `${casePath(cycleId, id, 'allowance')}?month=${attendanceMonth}`;
    const { data } = await client.get(id, path, allowanceAnswer);
    const predicate = cases.get(id)?.result?.predicate ?? '';
    allowances.push({ absentDays: absent.get(id) ?? 0, predicate, seen: data });
  }
  return allowances;
};

/** The cycle is closed and its measures go on: guidance with notes, months to improve; and what the results give is read. */
export const runMeasures = async (world: World): Promise<void> => {
  const { client, offices, people, ledger } = world;
  const bar = world.progress.start('measures, credit points, boxes, allowances', 1);
  const cases = await readCases(world);
  const decided = people.filter((m) => {
    const c = cases.get(m.id);
    return c?.stage === 'decided' && c.marks.length === 0 && c.segments === undefined;
  });
  const coached = await coach(world);
  const running = await client.get(offices.mayor, '/v1/measures', runningAnswer);
  const given = await give(world, decided);
  const allowances = await allow(world, decided);
  ledger.measures = { coached, running: running.data.items.length, given, allowances };
  bar.tick();
  bar.done();
};
