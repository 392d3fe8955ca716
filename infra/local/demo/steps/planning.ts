import { describePlan } from '../../example/describe-plan.ts';
import { makePlan } from '../../example/make-plan.ts';
import { planAnswer } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { eachOf, type Member, type World } from '../world.ts';
import { askWhatIsOwed } from './obligations.ts';
import { refuse } from './refusals.ts';
import { closeBySchedule } from './wait-for.ts';

const submit = async (world: World, member: Member, round: number): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const random = world.random.fork(`plan/${member.nip}/${round}`);
  const superiorHasPlan = ledger.plans.has(member.appraiserId) && !world.script.plansAhead.has(member.nip);
  const measured = makePlan(member.work, superiorHasPlan, random);
  const plan = world.script.describesWork.has(member.nip) ? describePlan(measured) : measured;
  if (round === 1 && random.chance(world.volume.draftShare))
    await client.put(member.id, casePath(cycleId, member.id, 'plan-draft'), { plan });
  const { version } = await client.caseOf(member.id, cycleId, member.id);
  const path = casePath(cycleId, member.id, 'plan-submissions');
  const receipt = await client.act(member.id, path, `submit-${round}-${member.id}`, version ?? 0, { plan });
  append(ledger.acts, member.id, { ...receipt, by: member.id });
  ledger.plans.set(member.id, plan);
};

type Decision = { decision: 'approve' } | { decision: 'return'; reason: string };

/** The appraiser opens the plan and decides on the version seen. */
const decide = async (world: World, member: Member, round: number, decision: Decision): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const { version } = await client.get(member.appraiserId, casePath(cycleId, member.id, 'plan'), planAnswer);
  const path = casePath(cycleId, member.id, 'plan-decisions');
  const receipt = await client.act(member.appraiserId, path, `decide-${round}-${member.id}`, version ?? 0, decision);
  append(ledger.acts, member.id, { ...receipt, by: member.appraiserId });
};

const depthOf = (world: World, member: Member): number => {
  const above = world.byId.get(member.appraiserId);
  return above === undefined ? 0 : 1 + depthOf(world, above);
};

const tooVague: Decision = {
  decision: 'return',
  reason: 'Target iki-1-1 belum menggambarkan beban triwulan; mohon dilengkapi.',
};

/** Plans are drafted from the top down, submitted, decided; some are late, some are returned; the schedule closes. */
export const runPlanning = async (world: World): Promise<void> => {
  const { script, people, clock } = world;
  const missing = (m: Member): boolean => script.neverPlans.has(m.nip) || script.submitsLate.has(m.nip);
  clock.moveTo(wib('2026-01-05'));
  const waves = Map.groupBy(
    people.filter((m) => !missing(m)),
    (m) => depthOf(world, m),
  );
  for (const [depth, wave] of [...waves].sort(([a], [b]) => a - b))
    await eachOf(world, `plans submitted, level ${depth + 1}`, wave, (m) => submit(world, m, 1));

  clock.moveTo(wib('2026-01-06'));
  const returned = (m: Member): boolean => script.returnedEarly.has(m.nip) || script.abandons.has(m.nip);
  const waiting = people.filter(
    (m) => !missing(m) && !script.undecidedBy.has(m.appraiserNip) && !script.returnedAtLast.has(m.nip),
  );
  await eachOf(world, 'plans decided', waiting, (m) =>
    decide(world, m, 1, returned(m) ? tooVague : { decision: 'approve' }),
  );

  clock.moveTo(wib('2026-01-08'));
  const again = people.filter((m) => script.returnedEarly.has(m.nip));
  await eachOf(world, 'plans resubmitted', again, async (m) => {
    await submit(world, m, 2);
    await decide(world, m, 2, { decision: 'approve' });
  });

  clock.moveTo(wib('2026-01-15', '16:00:00'));
  for (const m of people.filter((p) => script.returnedAtLast.has(p.nip))) await decide(world, m, 1, tooVague);
  await askWhatIsOwed(world);

  // The first instant that is too late: a deadline of a day ends at midnight, and the end is exclusive.
  clock.moveTo(wib('2026-01-16', '00:00:00'));
  for (const m of people.filter((p) => script.submitsLate.has(p.nip))) await submitTooLate(world, m);
  await closeBySchedule(world, 'planning', 'execution');
};

const submitTooLate = async (world: World, member: Member): Promise<void> => {
  const { version } = await world.client.caseOf(member.id, world.cycleId, member.id);
  const plan = makePlan(member.work, true, world.random.fork(`late/${member.nip}`));
  await refuse(
    world,
    'plan submitted at the deadline',
    member.id,
    {
      method: 'POST',
      path: casePath(world.cycleId, member.id, 'plan-submissions'),
      key: `submit-late-${member.id}`,
      version: version ?? 0,
      body: { plan },
    },
    'deadline-passed',
  );
};
