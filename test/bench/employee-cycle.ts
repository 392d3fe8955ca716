import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import type { Feedback } from '../../functions/domain/execution/feedback.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { addDays } from '../../functions/domain/time/zone.ts';
import { createDecideShards } from '../../functions/usecases/decisions/decide-shards.ts';
import { createPublishShards } from '../../functions/usecases/results/publish-shards.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createCloseForums } from '../../functions/usecases/services/close-forums.ts';
import { createSummariseServices } from '../../functions/usecases/services/summarise-services.ts';
import { createRollUpCycle } from '../../functions/usecases/units/roll-up-cycle.ts';
import { activityText, makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { agencyId, type City } from './city.ts';
import { at, createEdge, type Edge } from './edge.ts';
import { closeExecution, type Habits, hearColleagues, openMonths, usual } from './habits.ts';

export type Step = { name: string; run(): Promise<unknown> };
type Target = { cycleId: string; employeeId: string };

const ratings: Feedback['ratings'] = { 'berorientasi-pelayanan': 'meets', akuntabel: 'above', kolaboratif: 'meets' };
/** What is counted in the year is added up over it, so that a quarter is asked for its part. */
const overTheYear = (plan: Plan): Plan => ({
  ...plan,
  workResults: plan.workResults.map((workResult) => ({
    ...workResult,
    indicators: workResult.indicators.map((one) =>
      'aspect' in one && one.aspect === 'quantity' ? { ...one, aggregation: 'sum' } : one,
    ),
  })),
});
const quarterOf = (plan: Plan): Plan => ({
  ...plan,
  workResults: plan.workResults.map((workResult) => ({
    ...workResult,
    indicators: workResult.indicators.map((one) =>
      'target' in one && one.aggregation === 'sum' ? { ...one, target: String(Number(one.target) / 4) } : one,
    ),
  })),
});

const plan = overTheYear(makePlan('health', false, createRandom('bench/plan')));
const realisationOf = (measured: Plan) => makeRealisation(measured, 1, 'bench', createRandom('bench/realisation'));
const workResultId = plan.workResults[0]?.id ?? '';

/** Each request meets an instance that remembers nothing of the ones before: nothing costs more than this. */
const sending =
  (city: City): Edge['send'] =>
  (personId, to, sent) =>
    createEdge(city.deps).send(personId, to, sent);

export const planSet = 'plan set';

const planning = (city: City, target: Target): Step[] => {
  const [{ chief }, send, places] = [city, sending(city), target];
  const { employeeId } = target;
  const submit = async () => {
    await send(employeeId, at.savePlanDraft, { places, body: { plan } });
    const version = await send(employeeId, at.getCase, { places });
    await send(employeeId, at.submitPlan, { places, version, body: { plan } });
  };
  const look = async () => {
    await send(chief, at.getTeam, { query: { cycleId: target.cycleId } });
    await send(chief, at.getPlan, { places });
  };
  const decide = async () => {
    const version = await send(chief, at.getCase, { places });
    await send(chief, at.decidePlan, { places, version, body: { decision: 'approve' } });
  };
  return [
    { name: 'plan drafted, submitted', run: submit },
    { name: 'looks: the plan', run: look },
    { name: planSet, run: decide },
  ];
};

export const activityOf = (employeeId: string, date: string) => ({
  date,
  workResultId,
  text: activityText('health', 0, date),
  quantity: '3',
  minutes: 390,
  evidence: [`https://bukti.kota-contoh.example/${employeeId}/${date}.pdf`],
});

const activities =
  (city: City, target: Target, count: number, first: string): Step['run'] =>
  async () => {
    for (let day = 0; day < count; day += 1) {
      const body = activityOf(target.employeeId, addDays(first, day));
      await sending(city)(target.employeeId, at.reportActivity, { places: target, body });
    }
  };

const monthlyReviews = (city: City, target: Target, months: string[]): Step['run'] => {
  const [{ deps, chief }, send] = [city, sending(city)];
  return async () => {
    for (const month of months) {
      deps.clock.set(`2026-${month}-25T03:00:00.000Z`);
      const note = 'Pelayanan ramah; laporan kunjungan lengkap dan tepat waktu, perlu memperluas cakupan wilayah.';
      await send(chief, at.giveFeedback, { places: target, body: { ratings, note } });
    }
  };
};

const weeksOfQuarter = 13;

/** The board on a day of every week, other days than those of the other looks. */
const boards = (city: City, { cycleId }: Target, first: string): Step['run'] => {
  const [{ deps, chief }, send] = [city, sending(city)];
  return async () => {
    const now = deps.clock.now();
    for (let week = 0; week < weeksOfQuarter; week++) {
      deps.clock.set(`${addDays(first, 7 * week + 1)}T02:00:00.000Z`);
      await send(chief, at.getTeam, { query: { cycleId } });
    }
    deps.clock.set(now);
  };
};

const ownReports =
  (city: City, target: Target, items: ReturnType<typeof realisationOf>): Step['run'] =>
  async () => {
    const send = sending(city);
    await send(target.employeeId, at.saveRealisation, { places: target, body: { items } });
    await send(target.employeeId, at.saveSelfReview, {
      places: target,
      body: {
        achievements: 'Seluruh kunjungan rumah terlaksana dan waktu tunggu turun dibanding triwulan sebelumnya.',
        obstacles: 'Kendaraan operasional terbatas pada bulan Februari.',
        behaviours: [{ behaviour: 'akuntabel', example: 'Melaporkan hasil kunjungan setiap hari kerja.' }],
      },
    });
  };

/** What an appraiser opens on the day of the review: the board, then what the person reported, then what the rules suggest. */
const looksBeforeReview =
  (city: City, places: Target): Step['run'] =>
  async () => {
    const send = sending(city);
    await send(city.chief, at.getTeam, { query: { cycleId: places.cycleId } });
    for (const page of [at.getRealisation, at.getSelfReview, at.getReviewSuggestion, at.getCase])
      await send(city.chief, page, { places });
  };

const review =
  (city: City, target: Target): Step['run'] =>
  async () => {
    const version = await sending(city)(city.chief, at.getCase, { places: target });
    await sending(city)(city.chief, at.submitReview, {
      places: target,
      version,
      body: {
        workResult: 'above',
        behaviour: 'meets',
        reason: 'Realisasi di atas target dan didukung bukti kunjungan yang lengkap.',
        strengths: 'Teliti dan cepat menanggapi keluhan warga.',
        improvements: 'Berbagi cara kerja dengan rekan baru.',
      },
    });
  };

/** Both members of the committee go through the service's people; in the annual cycle the chair opens this person's result. */
const forum =
  (city: City, target: Target, annual: boolean): Step['run'] =>
  async () => {
    const [send, { cycleId }] = [sending(city), target];
    const places = { cycleId, serviceCode: city.service };
    for (const member of [city.head, city.chief]) await send(member, at.listMotions, { places });
    if (annual) await send(city.head, at.getResult, { places: target });
  };

const signature =
  (city: City, cycleId: string): Step['run'] =>
  async () => {
    const { deps, mayor, service } = city;
    await createCloseForums(deps)({ agencyId, cycleId });
    const places = { cycleId, serviceCode: service };
    const version = await sending(city)(mayor, at.getService, { places });
    const body = { statement: 'Ditetapkan sesuai hasil evaluasi dan pertimbangan tim.' };
    await sending(city)(mayor, at.signDecision, { places, version, body });
  };

/**
 * Everything that one employee's cycle writes, in order; `days` of activities and the months with a review by the appraiser. What people
 * do and look at goes through the edge; the machine's tasks are called as the machine calls them.
 *
 * @param over of the cycle: its period and deadlines, and the annual cycle by whose plan it is lived
 * @param habits what is left to people; colleagues are heard in the quarters
 */
export const stepsOfCycle = (
  city: City,
  target: Target,
  days: number,
  withReview: string[],
  over: Partial<Cycle> = {},
  habits: Habits = usual,
): Step[] => {
  const { deps } = city;
  const voices = withReview.length > 0 ? habits.voices : 0;
  const colleagues = hearColleagues(city, target, voices, () => sending(city));
  const { cycleId } = target;
  const kind = over.kind ?? (days > 0 ? 'quarterly' : 'annual');
  const ownPlan = over.planCycleId === undefined;
  const shards = { agencyId, cycleId, from: 0, to: 1 };
  const first = over.period?.from ?? '2026-01-01';
  return [
    { name: 'case opened', run: () => city.open(cycleId, kind, over) },
    { name: '', run: () => createRollUpCycle(deps)({ agencyId, cycleId, phase: 'preparation' }) },
    { name: '', run: () => city.enter(cycleId, 'planning') },
    ...(ownPlan ? planning(city, target) : []),
    { name: '', run: () => city.enter(cycleId, 'execution') },
    { name: `${days} activities`, run: activities(city, target, habits.reports ? days : 0, first) },
    ...(withReview.length > 0
      ? [
          { name: `looks: the board in ${weeksOfQuarter} weeks`, run: boards(city, target, first) },
          {
            name: `looks: ${withReview.length} months`,
            run: openMonths(city, target, withReview, habits.months, () => sending(city)),
          },
          { name: 'colleagues asked', run: colleagues.ask },
          { name: 'colleagues answered', run: colleagues.say },
        ]
      : []),
    { name: `${withReview.length} monthly reviews`, run: monthlyReviews(city, target, withReview) },
    {
      name: 'realisation, self-review',
      run: ownReports(city, target, realisationOf(ownPlan ? plan : quarterOf(plan))),
    },
    { name: '', run: () => city.enter(cycleId, 'supervisor-review') },
    { name: 'execution closed', run: closeExecution(city, target) },
    { name: 'looks: before the review', run: looksBeforeReview(city, target) },
    { name: 'supervisor review', run: review(city, target) },
    { name: '', run: () => city.enter(cycleId, 'scoring') },
    { name: 'scored', run: () => createScoreShards(deps)(shards) },
    { name: '', run: () => createSummariseServices(deps)({ agencyId, cycleId }) },
    { name: '', run: () => city.enter(cycleId, 'committee-forum') },
    { name: 'looks: the committee', run: forum(city, target, kind === 'annual') },
    { name: '', run: () => city.enter(cycleId, 'final-decision') },
    { name: '', run: signature(city, cycleId) },
    { name: 'decided', run: () => createDecideShards(deps)(shards) },
    { name: '', run: () => city.enter(cycleId, 'publication') },
    { name: 'published', run: () => createPublishShards(deps)(shards) },
  ];
};
