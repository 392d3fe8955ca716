import type { Judgement } from '../../../../functions/domain/execution/judgement.ts';
import type { Rating } from '../../../../functions/domain/scoring/predicate.ts';
import { suggestion } from '../answers.ts';
import { wib } from '../calendar.ts';
import { casePath } from '../client.ts';
import { append } from '../ledger.ts';
import { judgedRating } from '../oracle.ts';
import { eachOf, type Member, type World } from '../world.ts';
import { chooseLenient, leniently } from './lenient-rater.ts';
import { refuse } from './refusals.ts';
import { isLedByUnit, tryToDepart } from './units.ts';
import { closeBySchedule } from './wait-for.ts';

/** People whom the appraiser leaves to the committee: there is neither a plan nor a realisation to rate. */
export const leftWithoutReview = ({ script }: Pick<World, 'script'>, { nip, appraiserNip }: Member): boolean =>
  script.silent.has(appraiserNip) || script.neverPlans.has(nip) || script.submitsLate.has(nip);

type Review = { workResult: Rating; behaviour: Rating; reason: string | null; strengths: string; improvements: string };

const compose = (world: World, member: Member, suggested: Rating | null, behaviour: Rating | null): Review => {
  const random = world.random.fork(`review/${member.nip}`);
  const rated: Review = {
    workResult: suggested ?? 'below',
    behaviour: behaviour ?? 'meets',
    reason:
      suggested === null ? 'Tidak ada realisasi yang dapat diukur; dinilai dari hasil pemantauan langsung.' : null,
    strengths: 'Tekun dan menguasai tugas.',
    improvements: 'Ketepatan waktu pelaporan.',
  };
  const generous = leniently(world, member, suggested);
  if (generous !== null)
    return { ...rated, workResult: generous, reason: 'Tim ini bekerja melebihi yang tampak dalam angka.' };
  if (suggested !== 'meets' || isLedByUnit(world, member) || !random.chance(0.04)) return rated;
  return { ...rated, workResult: 'above', reason: 'Mengerjakan tugas tambahan penanganan banjir di luar rencana.' };
};

/** What is described in words is judged one by one. */
const judge = (world: World, member: Member): Judgement[] => {
  const plan = world.ledger.plans.get(member.id);
  if (plan?.form !== 'qualitative') return [];
  const random = world.random.fork(`judge/${member.nip}`);
  return plan.workResults.flatMap(({ indicators }) =>
    indicators.map(({ id }) => ({
      indicatorId: id,
      rating: random.pick(['meets', 'meets', 'above'] as const),
      note: 'Sesuai uraian keberhasilan, diakui penerima manfaat.',
    })),
  );
};

const review = async (world: World, member: Member): Promise<void> => {
  const { client, cycleId, ledger } = world;
  const seen = await client.get(member.appraiserId, casePath(cycleId, member.id, 'review-suggestion'), suggestion);
  const judgements = judge(world, member);
  const plan = ledger.plans.get(member.id);
  const suggested =
    judgements.length > 0 && plan !== undefined && !isLedByUnit(world, member)
      ? judgedRating(plan, judgements)
      : (seen.data.workResult?.rating ?? null);
  const body = { ...compose(world, member, suggested, seen.data.behaviour.rating), judgements };
  if (judgements.length > 0) ledger.judgements.set(member.id, judgements);
  const path = casePath(cycleId, member.id, 'reviews');
  const receipt = await client.act(member.appraiserId, path, `review-${member.id}`, seen.version ?? 0, body);
  append(ledger.acts, member.id, { ...receipt, by: member.appraiserId });
  ledger.reviews.set(member.id, { workResult: body.workResult, behaviour: body.behaviour });
};

/** Appraisers rate with the suggestion before them; some never do, and the schedule closes over them. */
export const runReview = async (world: World): Promise<void> => {
  const { clock, people, script, cycleId } = world;
  clock.moveTo(wib('2026-04-09'));
  const rated = people.filter((m) => !leftWithoutReview(world, m) && !world.ledger.parts.has(m.id));
  world.ledger.lenient = chooseLenient(world);
  const departing = rated.find((m) => world.ledger.realisations.has(m.id) && !isLedByUnit(world, m));
  if (departing !== undefined) await departWithoutReason(world, departing);
  await tryToDepart(world);
  await eachOf(world, 'reviews', rated, (m) => review(world, m));

  clock.moveTo(wib('2026-04-15', '00:00:00'));
  const forgotten = people.find((m) => script.silent.has(m.appraiserNip));
  if (forgotten !== undefined) {
    const { version } = await world.client.caseOf(forgotten.appraiserId, cycleId, forgotten.id);
    const body = compose(world, forgotten, 'below', 'below');
    const call = {
      method: 'POST' as const,
      path: casePath(cycleId, forgotten.id, 'reviews'),
      key: `late-${forgotten.id}`,
      version: version ?? 0,
      body,
    };
    await refuse(world, 'review at the deadline', forgotten.appraiserId, call, 'deadline-passed');
  }
  await closeBySchedule(world, 'supervisor-review', 'organisation-predicate');
};

const departWithoutReason = async (world: World, member: Member): Promise<void> => {
  const seen = await world.client.get(
    member.appraiserId,
    casePath(world.cycleId, member.id, 'review-suggestion'),
    suggestion,
  );
  const workResult: Rating = seen.data.workResult?.rating === 'below' ? 'above' : 'below';
  await refuse(
    world,
    'rating away from the suggestion without a reason',
    member.appraiserId,
    {
      method: 'POST',
      path: casePath(world.cycleId, member.id, 'reviews'),
      key: `depart-${member.id}`,
      version: seen.version ?? 0,
      body: { workResult, behaviour: 'meets', reason: null, strengths: 'Baik.', improvements: 'Baik.' },
    },
    'reason-required',
  );
};
