import type { z } from 'zod';
import { importReport } from '../../../../functions/contracts/directory.ts';
import { assignmentPreview, confirmationReport, segmentsView } from '../../../../functions/contracts/segments.ts';
import type { AssignmentRow } from '../../example/generate-agency.ts';
import { makePlan } from '../../example/make-plan.ts';
import { receipt } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { eachOf, type Member, type World } from '../world.ts';
import { nextCycleId as cycleId } from './next-period.ts';

/** Days of the third quarter. What happened before today is learned late; a retirement is known ahead. */
const days = { moved: '2026-07-06', joined: '2026-07-08', retired: '2026-07-31', actingFrom: '2026-08-01' };
const { moved, joined, retired, actingFrom } = days;
const [away, back] = ['2026-08-10', '2026-08-21'] as const;
const decrees = { plt: '821.2/117/2026', plh: '800/345/2026' };
const joiner = { nip: '199905142026071001', name: 'Rina Pertiwi', kind: 'PNS' };

type Cast = { head: Member; deputy: Member; team: Member[]; mover: Member; to: Member; leaver: Member; stays: Member };

/** A small team whose head retires, and people of three other teams: nobody is moved twice. */
const pickCast = ({ people, byNip, offices, ledger }: World): Cast => {
  const office = new Set([offices.chair, ...offices.members, offices.administrator, offices.auditor]);
  // Who was re-routed in the first quarter is under somebody else than the list of the import says.
  const staff = people.filter((m) => !m.headsUnit && !office.has(m.id) && !ledger.parts.has(m.id));
  const teams = [...Map.groupBy(staff, ({ appraiserNip }) => appraiserNip)]
    .flatMap(([nip, team]) => {
      const head = byNip.get(nip);
      return head?.headsUnit && byNip.has(head.appraiserNip) ? [{ head, team }] : [];
    })
    .sort((a, b) => a.team.length - b.team.length);
  const first = teams.find(({ team }) => team.length >= 2);
  const others = teams.filter(({ head }) => head !== first?.head && head.appraiserNip !== first?.head.nip);
  const [from, leaving, holder] = others;
  const to = others.find(({ head }) => head.serviceCode !== from?.head.serviceCode && head !== holder?.head);
  const [deputy, mover, leaver] = [first?.team[0], from?.team[0], leaving?.team[0]];
  if (!first || !deputy || !mover || !leaver || !to || !holder)
    throw new Error('the example has too few teams to move people');
  return { head: first.head, deputy, team: first.team, mover, to: to.head, leaver, stays: holder.head };
};

const rowOf = ({ agency }: World, { nip }: Pick<Member, 'nip'>, over: Partial<AssignmentRow>): AssignmentRow => {
  const row = agency.assignments.find((one) => one.nip === nip);
  if (row === undefined) throw new Error('a person of the example has no post');
  return { ...row, ...over };
};

/** Plt: the post is vacant. Plh: the holder is away for some days, and by the rules of the day still appraises. */
const standIn = (world: World, member: Member, head: Member, over: Partial<AssignmentRow>): AssignmentRow =>
  rowOf(world, member, {
    unitCode: head.unitCode,
    headsUnit: true,
    appraiserNip: rowOf(world, head, {}).appraiserNip,
    ...over,
  });

const rowsOf = (world: World, { head, deputy, mover, to, leaver, stays }: Cast): AssignmentRow[] => {
  const second = world.people.find(({ appraiserNip, headsUnit }) => appraiserNip === stays.nip && !headsUnit);
  if (second === undefined) throw new Error('nobody can stand in');
  return [
    rowOf(world, mover, { unitCode: to.unitCode, appraiserNip: to.nip, from: moved }),
    rowOf(world, head, { to: retired }),
    standIn(world, deputy, head, { capacity: 'plt', decree: decrees.plt, from: actingFrom }),
    standIn(world, second, stays, { capacity: 'plh', decree: decrees.plh, from: away, to: back }),
    rowOf(world, leaver, { to: retired }),
    { ...rowOf(world, leaver, { from: joined }), nip: joiner.nip },
  ];
};

/** Two posts at a time, and a head who leaves a team behind with nobody to follow. */
const wrongRowsOf = (world: World, { mover, to, stays }: Cast): AssignmentRow[] => [
  rowOf(world, mover, { appraiserNip: to.nip, from: moved, to: back }),
  rowOf(world, mover, { appraiserNip: to.nip, from: actingFrom }),
  rowOf(world, stays, { to: retired }),
];

const admin = async <S extends z.ZodType>(world: World, path: string, key: string, body: unknown, schema: S) =>
  (await world.client.post(world.offices.administrator, path, key, body, 200, schema)).data;

/** The earlier post's plan stays with its part of the period. */
const planFirst = async ({ client, random }: World, { id, appraiserId, work, nip }: Member): Promise<void> => {
  const plan = makePlan(work, false, random.fork(`moves/${nip}`));
  const { version } = await client.caseOf(id, cycleId, id);
  const sent = casePath(cycleId, id, 'plan-submissions');
  const submitted = await client.act(id, sent, `moves-plan-${id}`, version ?? 0, { plan });
  const decided = casePath(cycleId, id, 'plan-decisions');
  await client.act(appraiserId, decided, `moves-set-${id}`, submitted.version, { decision: 'approve' });
};

/** Who joined late still makes a plan, as long as planning or execution lasts. */
const planLate = async ({ client, random }: World, id: string, work: Member['work']): Promise<string> => {
  const plan = makePlan(work, false, random.fork('moves/joiner'));
  const { version } = await client.caseOf(id, cycleId, id);
  const path = casePath(cycleId, id, 'plan-submissions');
  const call = { method: 'POST', path, key: 'plan-of-joiner', version: version ?? 0, body: { plan } } as const;
  return (await client.send(id, call, 201, receipt)).act;
};

const segmentsOf = async ({ client, offices }: World, id: string) =>
  (await client.get(offices.auditor, casePath(cycleId, id, 'segments'), segmentsView)).data;

/**
 * A transfer learned a week late, a retirement known ahead with a Plt by decree, a Plh for ten days, one who joins and one who
 * leaves: shown before it is written, and no case moves until it is confirmed.
 */
export const runMoves = async (world: World): Promise<void> => {
  const { clock, ledger, offices } = world;
  clock.moveTo(wib('2026-07-13', '09:00:00'));
  const cast = pickCast(world);
  await planFirst(world, cast.mover);
  await admin(world, '/v1/directory/employees/import', 'moves-joiner', { rows: [joiner] }, importReport);
  const rows = rowsOf(world, cast);
  const previews = '/v1/directory/assignments/previews';
  const wrong = await admin(world, previews, 'moves-wrong', { rows: wrongRowsOf(world, cast) }, assignmentPreview);
  const shown = await admin(world, previews, 'moves-preview', { rows }, assignmentPreview);
  await admin(world, '/v1/directory/assignments/import', 'moves-import', { rows }, importReport);
  const untouched = await segmentsOf(world, cast.mover.id);

  const items = shown.cases.map(({ employeeId, version, digest }) => ({ employeeId, version, preview: digest }));
  const body = { reason: 'SK mutasi dan pensiun Juli 2026.', items };
  const path = `/v1/cycles/${cycleId}/reassignments`;
  const report = await admin(world, path, 'moves-confirm', body, confirmationReport);
  const known = new Set(world.people.map(({ id }) => id));
  const joinerId = items.find(({ employeeId }) => !known.has(employeeId))?.employeeId ?? '';
  const seen: NonNullable<typeof ledger.moves>['seen'] = new Map();
  const plhTeam = world.people.filter(({ appraiserId }) => appraiserId === cast.stays.id).slice(0, 5);
  const watched = [
    ...new Set([...items, ...plhTeam.map(({ id }) => ({ employeeId: id }))].map((one) => one.employeeId)),
  ];
  await eachOf(world, 'people moved, cases in parts', watched, async (id) => {
    seen.set(id, await segmentsOf(world, id));
  });
  ledger.moves = {
    ...{ mover: cast.mover.id, to: cast.to.id, deputy: cast.deputy.id, leaver: cast.leaver.id, joiner: joinerId },
    team: cast.team.filter(({ id }) => id !== cast.deputy.id).map(({ id }) => id),
    head: cast.head.id,
    days,
    decree: decrees.plt,
    plhTeam: plhTeam.map(({ id }) => id),
    pieces: { before: untouched.segments.length, pending: untouched.reassignment !== null },
    outcomes: report.items.map(({ outcome }) => outcome),
    refused: wrong.rows.refused.map(({ code }) => code),
    problems: wrong.problems.map(({ code, fixBy }) => ({ code, fixBy: fixBy.personId })),
    administrator: offices.administrator,
    lateAct: joinerId === '' ? '' : await planLate(world, joinerId, cast.leaver.work),
    seen,
  };
};
