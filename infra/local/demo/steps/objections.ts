import type { CaseAnswer } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { entitlementsAnswer, objectionAnswer, objectionClock } from '../outcome-answers.ts';
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

const objectionBody = (employeeId: string) => ({
  groundCodes: ['evidence-not-counted'],
  grounds: 'Realisasi yang sudah diverifikasi tidak tercermin dalam penilaian.',
  evidence: [`https://bukti.kota-contoh.example/${employeeId}/keberatan.pdf`],
});

const file = (world: World, { employeeId }: Pick<CaseAnswer, 'employeeId'>): Promise<void> =>
  actOn(world, employeeId, employeeId, 'objections', objectionBody(employeeId));

type Outcome =
  | { decision: 'dismiss' }
  | { decision: 'uphold' | 'uphold-partly'; workResult: string; behaviour: string };

const deciderOf = async ({ client, offices, cycleId }: World, employeeId: string): Promise<string> => {
  const { data } = await client.caseOf(offices.administrator, cycleId, employeeId);
  const decider = data.objection?.deciderId;
  if (!decider) throw new Error('the objection names nobody to decide it');
  return decider;
};

const statement = (text: string) => ({ text, evidence: [] });

/** Both sides are asked, and speak within their time (PP 30/2019 art. 59); the appraiser may stay silent. */
const hear = async (world: World, subject: CaseAnswer, appraiserSpeaks: boolean): Promise<void> => {
  const { employeeId, appraiserId } = subject;
  const decider = await deciderOf(world, employeeId);
  await actOn(world, decider, employeeId, 'objection-hearings', { note: 'Mohon pernyataan kedua pihak.' });
  const own = statement('Menunjukkan bukti realisasi dan laporan harian.');
  await actOn(world, employeeId, employeeId, 'objection-statements', own);
  const other = statement('Menjelaskan dasar penilaian.');
  if (appraiserSpeaks && appraiserId !== null)
    await actOn(world, appraiserId, employeeId, 'objection-statements', other);
};

const decide = async (world: World, { employeeId }: CaseAnswer, outcome: Outcome): Promise<void> => {
  const decider = await deciderOf(world, employeeId);
  const reason = 'Setelah mendengar kedua pihak dan memeriksa bukti.';
  await actOn(world, decider, employeeId, 'objection-decisions', { ...outcome, reason });
  world.ledger.objections.set(employeeId, outcome.decision === 'dismiss' ? 'dismissed' : 'upheld');
  await look(world, employeeId);
};

/** What the person reads of it in the end, and what the result gives now. */
const look = async ({ client, cycleId, ledger }: World, employeeId: string): Promise<void> => {
  const objection = await client.get(employeeId, casePath(cycleId, employeeId, 'objection'), objectionAnswer);
  const gives = await client.get(employeeId, casePath(cycleId, employeeId, 'entitlements'), entitlementsAnswer);
  ledger.objectionsSeen.set(employeeId, { objection: objection.data, gives: gives.data });
};

/** A head whom the mayor rates: nobody is above, and the mayor has rated. It waits, and the administrator names somebody. */
const nameSomebody = async (
  world: World,
  cases: Map<string, CaseAnswer>,
  { employeeId }: CaseAnswer,
): Promise<void> => {
  const { client, cycleId, offices, people, ledger } = world;
  const { data } = await client.get(offices.administrator, `/v1/cycles/${cycleId}/objections`, objectionClock);
  const waiting = data.items.find((one) => one.employeeId === employeeId);
  if (waiting === undefined || waiting.deciderId !== null) throw new Error('the objection does not wait for anybody');
  const taken = [offices.mayor, employeeId];
  /** Whoever moved in the meantime may be under somebody else by now, so only those who stayed are asked. */
  const stayed = (id: string, appraiserId: string): boolean => {
    const own = cases.get(id);
    return own?.segments === undefined && own?.appraiserId === appraiserId && !taken.includes(appraiserId);
  };
  const free = people.find(
    (m) => m.id !== offices.administrator && !offices.members.includes(m.id) && stayed(m.id, m.appraiserId),
  );
  if (free === undefined) throw new Error('nobody is free');
  const named = { deciderId: free.id, reason: 'Atasan tidak ada, dan pejabat yang berwenang ikut menilai.' };
  await actOn(world, offices.administrator, employeeId, 'objection-deciders', named);
  ledger.named = { employeeId, deciderId: free.id };
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

/** Results are received; five persons object, one too late; two objections stay open into the next phase. */
export const runObjections = async (world: World): Promise<{ escalated: CaseAnswer; conflicted: CaseAnswer }> => {
  const { clock, people, ledger, volume, random, cycleId } = world;
  clock.moveTo(wib('2026-04-28'));
  const cases = await readCases(world);
  const settled = (c: CaseAnswer): boolean =>
    c.stage === 'decided' &&
    c.marks.length === 0 &&
    c.segments === undefined &&
    !ledger.carriedMotions.has(c.employeeId) &&
    !ledger.rejectedMotions.has(c.employeeId);
  const plain = byPredicate(
    [...cases.values()].filter((c) => settled(c) && c.superiorId !== null && c.superiorId !== world.offices.mayor),
  );
  const conflicted = cases.get([...ledger.rejectedMotions.keys()][0] ?? '');
  const headed = [...cases.values()].find((c) => settled(c) && c.appraiserId === world.offices.mayor);
  const [upheld, escalated, dismissed, late] = [plain[0], plain[1], plain.at(-1), plain.at(-2)];
  if (!upheld || !escalated || !dismissed || !late || !conflicted || !headed) throw new Error('nobody to object');

  const draw = random.fork('acknowledge');
  const receivers = people.filter((m) => cases.get(m.id)?.stage === 'decided' && draw.chance(volume.acknowledgeShare));
  await eachOf(world, 'results received', receivers, (m) => actOn(world, m.id, m.id, 'acknowledgements', {}));
  await eachOf(world, 'objections filed', [upheld, dismissed, escalated, conflicted, headed], (c) => file(world, c));
  await nameSomebody(world, cases, headed);
  clock.moveTo(wib('2026-05-05'));
  await eachOf(world, 'objections heard and decided', [upheld, dismissed, headed], async (c) => {
    await hear(world, c, true);
    await decide(world, c, c === upheld ? upheldTo(c, 'uphold') : { decision: 'dismiss' });
  });

  const { data } = await world.client.cycle(world.offices.administrator, cycleId);
  clock.moveTo(data.deadlines['objection-window'] ?? wib('2026-05-27'));
  await objectLate(world, late);
  ledger.reroutedObjections.set(escalated.employeeId, 'overdue').set(conflicted.employeeId, 'superior-voted');
  await closeBySchedule(world, 'objection-window', 'follow-up');
  return { escalated, conflicted };
};

/** After the window: recorded once with the computation of its time, then refused with the same. */
const objectLate = async (world: World, { employeeId }: CaseAnswer): Promise<void> => {
  const { client, cycleId, ledger } = world;
  await file(world, { employeeId });
  await look(world, employeeId);
  const act = ledger.acts.get(employeeId)?.at(-1)?.act ?? '';
  ledger.late = { employeeId, act };
  const { version } = await client.caseOf(employeeId, cycleId, employeeId);
  const path = casePath(cycleId, employeeId, 'objections');
  const call = { method: 'POST' as const, path, key: `late-${employeeId}`, version: version ?? 0 };
  const body = objectionBody(employeeId);
  await refuse(world, 'a second objection after the window', employeeId, { ...call, body }, 'deadline-passed');
};

/**
 * The two objections that were open at the end of the window: escalated, with an appraiser who lets the time to speak pass;
 * and routed around a superior who had voted.
 */
export const runOpenObjections = async (
  world: World,
  open: { escalated: CaseAnswer; conflicted: CaseAnswer },
): Promise<void> => {
  world.clock.moveTo(wib('2026-06-03', '00:05:00'));
  await world.tick();
  world.clock.moveTo(wib('2026-06-03'));
  await hear(world, open.escalated, false);
  await hear(world, open.conflicted, true);
  const early = { ...upheldTo(open.escalated, 'uphold-partly'), reason: 'Terlalu cepat.' };
  const { employeeId } = open.escalated;
  const decider = await deciderOf(world, employeeId);
  const { version } = await world.client.caseOf(decider, world.cycleId, employeeId);
  const path = casePath(world.cycleId, employeeId, 'objection-decisions');
  const call = { method: 'POST' as const, path, key: `early-${employeeId}`, version: version ?? 0, body: early };
  await refuse(
    world,
    'an objection decided before the appraiser’s time to speak was over',
    decider,
    call,
    'hearing-open',
  );
  world.clock.moveTo(wib('2026-06-09'));
  await eachOf(world, 'open objections decided', [open.escalated, open.conflicted], (c) =>
    decide(world, c, c === open.escalated ? upheldTo(c, 'uphold-partly') : { decision: 'dismiss' }),
  );
};
