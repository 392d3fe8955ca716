import type { CaseAnswer } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { eachOf, type World } from '../world.ts';
import { readCases } from './read-cases.ts';
import { refuse } from './refusals.ts';
import { closeBySchedule } from './wait-for.ts';

const actOn = async (world: World, as: string, employeeId: string, what: string, body: unknown): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const { version } = await client.caseOf(as, cycleId, employeeId);
  const path = casePath(cycleId, employeeId, what);
  const receipt = await client.act(as, path, `${what}-${employeeId}`, version ?? 0, body);
  append(ledger.acts, employeeId, { ...receipt, by: as });
};

const file = (world: World, subject: CaseAnswer): Promise<void> =>
  actOn(world, subject.employeeId, subject.employeeId, 'objections', {
    grounds: 'Realisasi yang sudah diverifikasi tidak tercermin dalam penilaian.',
    evidence: [`https://bukti.kota-contoh.example/${subject.employeeId}/keberatan.pdf`],
  });

type Outcome =
  | { decision: 'dismiss' }
  | { decision: 'uphold' | 'uphold-partly'; workResult: string; behaviour: string };

/** Both sides are heard before the decision (PP 30/2019 art. 59). */
const hearAndDecide = async (world: World, employeeId: string, outcome: Outcome): Promise<void> => {
  const { data } = await world.client.caseOf(world.offices.administrator, world.cycleId, employeeId);
  const decider = data.objection?.deciderId;
  if (decider === undefined) throw new Error('the objection names nobody to decide it');
  await actOn(world, decider, employeeId, 'objection-hearings', {
    employeeSide: 'Menunjukkan bukti realisasi dan laporan harian.',
    appraiserSide: 'Menjelaskan dasar penilaian.',
  });
  await actOn(world, decider, employeeId, 'objection-decisions', {
    ...outcome,
    reason: 'Setelah mendengar kedua pihak dan memeriksa bukti.',
  });
  world.ledger.objections.set(employeeId, outcome.decision === 'dismiss' ? 'dismissed' : 'upheld');
};

const upheldTo = (subject: CaseAnswer, decision: 'uphold' | 'uphold-partly'): Outcome =>
  subject.result?.workResult === 'below'
    ? { decision, workResult: 'meets', behaviour: subject.result.behaviour }
    : { decision, workResult: 'above', behaviour: 'above' };

const byPredicate = (cases: CaseAnswer[]): CaseAnswer[] => {
  const order = ['butuh-perbaikan', 'kurang', 'baik'];
  const open = cases.filter((c) => order.includes(c.result?.predicate ?? ''));
  return open.sort((a, b) => order.indexOf(a.result?.predicate ?? '') - order.indexOf(b.result?.predicate ?? ''));
};

/** Results are received; four persons object, one tries too late; two objections stay open into the next phase. */
export const runObjections = async (world: World): Promise<{ escalated: CaseAnswer; conflicted: CaseAnswer }> => {
  const { clock, people, ledger, volume, random, cycleId } = world;
  clock.moveTo(wib('2026-04-28'));
  const cases = await readCases(world);
  const plain = byPredicate(
    [...cases.values()].filter(
      (c) =>
        c.stage === 'decided' &&
        c.superiorId !== null &&
        c.superiorId !== world.offices.mayor &&
        c.marks.length === 0 &&
        c.segments === undefined &&
        !ledger.carriedMotions.has(c.employeeId) &&
        !ledger.rejectedMotions.has(c.employeeId),
    ),
  );
  const conflicted = cases.get([...ledger.rejectedMotions.keys()][0] ?? '');
  const [upheld, escalated, dismissed, late] = [plain[0], plain[1], plain.at(-1), plain.at(-2)];
  if (!upheld || !escalated || !dismissed || !late || !conflicted) throw new Error('nobody to object');

  const draw = random.fork('acknowledge');
  const receivers = people.filter((m) => cases.get(m.id)?.stage === 'decided' && draw.chance(volume.acknowledgeShare));
  await eachOf(world, 'results received', receivers, (m) => actOn(world, m.id, m.id, 'acknowledgements', {}));
  await eachOf(world, 'objections filed', [upheld, dismissed, escalated, conflicted], (c) => file(world, c));
  clock.moveTo(wib('2026-05-05'));
  await eachOf(world, 'objections heard and decided', [upheld, dismissed], (c) =>
    hearAndDecide(world, c.employeeId, c === upheld ? upheldTo(c, 'uphold') : { decision: 'dismiss' }),
  );

  const { data } = await world.client.cycle(world.offices.administrator, cycleId);
  clock.moveTo(data.deadlines['objection-window'] ?? wib('2026-05-20'));
  const { version } = await world.client.caseOf(late.employeeId, cycleId, late.employeeId);
  const path = casePath(cycleId, late.employeeId, 'objections');
  const body = { grounds: 'Terlambat.', evidence: [] };
  await refuse(
    world,
    'objection filed after 14 working days',
    late.employeeId,
    { method: 'POST', path, key: `late-${late.employeeId}`, version: version ?? 0, body },
    'deadline-passed',
  );
  ledger.reroutedObjections.set(escalated.employeeId, 'overdue').set(conflicted.employeeId, 'superior-voted');
  await closeBySchedule(world, 'objection-window', 'follow-up');
  return { escalated, conflicted };
};

/** The two objections that were open at the end of the window: escalated, and routed around a superior who had voted. */
export const runOpenObjections = async (
  world: World,
  open: { escalated: CaseAnswer; conflicted: CaseAnswer },
): Promise<void> => {
  world.clock.moveTo(wib('2026-06-03'));
  await world.tick();
  await eachOf(world, 'open objections decided', [open.escalated, open.conflicted], (c) =>
    hearAndDecide(world, c.employeeId, c === open.escalated ? upheldTo(c, 'uphold-partly') : { decision: 'dismiss' }),
  );
};
