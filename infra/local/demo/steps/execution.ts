import { activityText } from '../../example/make-plan.ts';
import { makeRealisation } from '../../example/make-realisation.ts';
import { activity } from '../answers.ts';
import { reportDays, wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { eachOf, type Member, type World } from '../world.ts';
import { giveFeedback, readFeedback } from './feedback.ts';
import { showJournal } from './journal.ts';
import { killEngineDuring } from './outage.ts';
import { refuse } from './refusals.ts';
import { showRepeats } from './repeats.ts';
import { openTeamMonths } from './team-months.ts';
import { reportUnits } from './units.ts';
import { readVoices, runVoices } from './voices.ts';
import { closeBySchedule } from './wait-for.ts';

const reportActivity = async (world: World, member: Member, day: string): Promise<void> => {
  const plan = world.ledger.plans.get(member.id);
  if (plan === undefined) return;
  const random = world.random.fork(`activity/${member.nip}/${day}`);
  const index = random.below(plan.workResults.length);
  const body = {
    date: day,
    workResultId: plan.workResults[index]?.id ?? 'rhk-1',
    text: activityText(member.work, index, day),
    quantity: String(random.between(1, 12)),
    minutes: random.between(4, 27) * 15,
    evidence: random.chance(0.4) ? [`https://bukti.kota-contoh.example/${member.id}/${day}.jpg`] : [],
  };
  const path = casePath(world.cycleId, member.id, 'activities');
  const { data } = await world.client.post(member.id, path, `act-${day}-${member.id}`, body, 201, activity);
  const { id, date, workResultId, text } = data;
  append(world.ledger.activities, member.id, { id, date, workResultId, text });
};

const report = async (world: World, member: Member): Promise<void> => {
  const { ledger, script, cycleId, client } = world;
  const plan = ledger.plans.get(member.id);
  if (plan === undefined) return;
  if (plan.form === 'qualitative') {
    const descriptions = plan.workResults.flatMap(({ indicators }) =>
      indicators.map(({ id, text }) => ({ indicatorId: id, text: `${text}: selesai dan diterima`, evidence: [] })),
    );
    await client.put(member.id, casePath(cycleId, member.id, 'realisation'), { descriptions });
  } else if (!lacksRealisation(world, member)) {
    const items = makeRealisation(
      plan,
      0.975 + 0.07 * member.talent,
      member.id,
      world.random.fork(`measured/${member.nip}`),
    );
    await client.put(member.id, casePath(cycleId, member.id, 'realisation'), { items });
    ledger.realisations.set(member.id, items);
  }
  if (script.noSelfReview.has(member.nip)) return;
  const body = {
    achievements: 'Target utama triwulan tercapai sesuai rencana.',
    obstacles: 'Dua minggu terkendala gangguan aplikasi.',
    behaviours: [{ behaviour: 'kolaboratif', example: 'Membantu rekan menyelesaikan tunggakan berkas.' }],
  };
  await client.put(member.id, casePath(cycleId, member.id, 'self-review'), body);
  ledger.selfReviews.add(member.id);
};

export const lacksRealisation = ({ script }: Pick<World, 'script'>, { nip }: Member): boolean =>
  script.noRealisation.has(nip) || script.unassessable.has(nip);

/** Months of work: daily reports, feedback, and after the quarter's end realisations and self-reviews. */
export const runExecution = async (world: World): Promise<void> => {
  const { clock, people, script, cycleId } = world;
  const planned = people.filter((m) => world.ledger.plans.has(m.id) && !script.abandons.has(m.nip));
  const days = reportDays(world.volume.activities);
  clock.moveTo(wib('2026-01-19'));
  await showRepeats(world);
  for (const [i, day] of days.entries()) {
    clock.moveTo(wib(day, '15:30:00'));
    const title = `daily reports of ${day}`;
    const round = (onAcknowledged: () => void): Promise<void> =>
      eachOf(world, title, planned, async (m) => {
        await reportActivity(world, m, day);
        onAcknowledged();
      });
    if (i === Math.floor(days.length / 2)) await killEngineDuring(world, title, round);
    else await round(() => {});
    if (i === days.length - 1 || (i === 2 && world.volume.feedbackRounds > 1)) {
      const month = day.slice(0, 7);
      await openTeamMonths(world, month);
      await giveFeedback(world, month);
    }
  }
  await readFeedback(world);
  await runVoices(world);
  await showJournal(world);
  clock.moveTo(wib('2026-04-02'));
  await eachOf(world, 'realisations and self-reviews', planned, (m) => report(world, m));
  await reportUnits(world);

  clock.moveTo(wib('2026-04-08', '00:00:00'));
  const late = planned.find((m) => script.noRealisation.has(m.nip));
  if (late !== undefined)
    await refuse(
      world,
      'realisation reported at the deadline',
      late.id,
      {
        method: 'PUT',
        path: casePath(cycleId, late.id, 'realisation'),
        body: { items: [{ indicatorId: 'iki-1-1', value: '1', evidence: [] }] },
      },
      'deadline-passed',
    );
  await closeBySchedule(world, 'execution', 'supervisor-review');
  await readVoices(world);
};
