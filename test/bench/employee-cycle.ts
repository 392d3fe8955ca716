import type { Cycle } from '../../functions/domain/cycle/cycle.ts';
import type { Feedback } from '../../functions/domain/execution/feedback.ts';
import type { Plan } from '../../functions/domain/planning/plan.ts';
import { addDays } from '../../functions/domain/time/zone.ts';
import { keys } from '../../functions/store/keys.ts';
import { createReportActivity } from '../../functions/usecases/activities/report-activity.ts';
import { createDecideShards } from '../../functions/usecases/decisions/decide-shards.ts';
import { createSignDecision } from '../../functions/usecases/decisions/sign-decision.ts';
import { createGiveFeedback } from '../../functions/usecases/feedback/give-feedback.ts';
import { createDecidePlan } from '../../functions/usecases/plans/decide-plan.ts';
import { createSavePlanDraft } from '../../functions/usecases/plans/save-plan-draft.ts';
import { createSubmitPlan } from '../../functions/usecases/plans/submit-plan.ts';
import { createSaveRealisation } from '../../functions/usecases/realisations/save-realisation.ts';
import { createPublishShards } from '../../functions/usecases/results/publish-shards.ts';
import { createSubmitReview } from '../../functions/usecases/reviews/submit-review.ts';
import { createScoreShards } from '../../functions/usecases/scoring/score-shards.ts';
import { createSaveSelfReview } from '../../functions/usecases/self-reviews/save-self-review.ts';
import { createCloseForums } from '../../functions/usecases/services/close-forums.ts';
import { createSummariseServices } from '../../functions/usecases/services/summarise-services.ts';
import { activityText, makePlan } from '../../infra/local/example/make-plan.ts';
import { makeRealisation } from '../../infra/local/example/make-realisation.ts';
import { createRandom } from '../../infra/local/example/random.ts';
import { agencyId, type City } from './city.ts';

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

const planning =
  ({ deps, chief, command, case: caseOf }: City, target: Target): Step['run'] =>
  async () => {
    const { cycleId, employeeId } = target;
    await createSavePlanDraft(deps)(command(employeeId), { ...target, plan });
    const { version } = await caseOf(cycleId, employeeId);
    await createSubmitPlan(deps)(command(employeeId, version), { ...target, plan });
    await createDecidePlan(deps)(command(chief, version + 1), { ...target, decision: 'approve' });
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
  ({ deps, command }: City, target: Target, count: number, first: string): Step['run'] =>
  async () => {
    for (let day = 0; day < count; day += 1) {
      const activity = activityOf(target.employeeId, addDays(first, day));
      await createReportActivity(deps)(command(target.employeeId), { ...target, ...activity });
    }
  };

const monthlyReviews =
  ({ deps, chief, command }: City, target: Target, months: string[]): Step['run'] =>
  async () => {
    for (const month of months) {
      deps.clock.set(`2026-${month}-25T03:00:00.000Z`);
      const note = 'Pelayanan ramah; laporan kunjungan lengkap dan tepat waktu, perlu memperluas cakupan wilayah.';
      await createGiveFeedback(deps)(command(chief), { ...target, ratings, note });
    }
  };

const ownReports =
  ({ deps, command }: City, target: Target, items: ReturnType<typeof realisationOf>): Step['run'] =>
  async () => {
    await createSaveRealisation(deps)(command(target.employeeId), { ...target, items });
    await createSaveSelfReview(deps)(command(target.employeeId), {
      ...target,
      achievements: 'Seluruh kunjungan rumah terlaksana dan waktu tunggu turun dibanding triwulan sebelumnya.',
      obstacles: 'Kendaraan operasional terbatas pada bulan Februari.',
      behaviours: [{ behaviour: 'akuntabel', example: 'Melaporkan hasil kunjungan setiap hari kerja.' }],
    });
  };

const review =
  ({ deps, chief, command, case: caseOf }: City, target: Target): Step['run'] =>
  async () => {
    const { version } = await caseOf(target.cycleId, target.employeeId);
    await createSubmitReview(deps)(command(chief, version), {
      ...target,
      workResult: 'above',
      behaviour: 'meets',
      reason: 'Realisasi di atas target dan didukung bukti kunjungan yang lengkap.',
      strengths: 'Teliti dan cepat menanggapi keluhan warga.',
      improvements: 'Berbagi cara kerja dengan rekan baru.',
    });
  };

const signature =
  ({ deps, mayor, command, service }: City, cycleId: string): Step['run'] =>
  async () => {
    await createCloseForums(deps)({ agencyId, cycleId });
    const record = await deps.store.get(keys.service(agencyId, cycleId, service));
    await createSignDecision(deps)(command(mayor, record?.version ?? null), {
      cycleId,
      serviceCode: service,
      statement: 'Ditetapkan sesuai hasil evaluasi dan pertimbangan tim.',
    });
  };

/**
 * Everything that one employee's cycle writes, in order; `days` of activities and the months with a review by the appraiser.
 *
 * @param over of the cycle: its period and deadlines, and the annual cycle by whose plan it is lived
 */
export const stepsOfCycle = (
  city: City,
  target: Target,
  days: number,
  months: string[],
  over: Partial<Cycle> = {},
): Step[] => {
  const { deps } = city;
  const { cycleId } = target;
  const kind = over.kind ?? (days > 0 ? 'quarterly' : 'annual');
  const ownPlan = over.planCycleId === undefined;
  const shards = { agencyId, cycleId, from: 0, to: 1 };
  return [
    { name: 'case opened', run: () => city.open(cycleId, kind, over) },
    { name: '', run: () => city.enter(cycleId, 'planning') },
    ...(ownPlan ? [{ name: 'plan drafted, submitted, set', run: planning(city, target) }] : []),
    { name: '', run: () => city.enter(cycleId, 'execution') },
    { name: `${days} activities`, run: activities(city, target, days, over.period?.from ?? '2026-01-01') },
    { name: `${months.length} monthly reviews`, run: monthlyReviews(city, target, months) },
    {
      name: 'realisation, self-review',
      run: ownReports(city, target, realisationOf(ownPlan ? plan : quarterOf(plan))),
    },
    { name: '', run: () => city.enter(cycleId, 'supervisor-review') },
    { name: 'supervisor review', run: review(city, target) },
    { name: '', run: () => city.enter(cycleId, 'scoring') },
    { name: 'scored', run: () => createScoreShards(deps)(shards) },
    { name: '', run: () => createSummariseServices(deps)({ agencyId, cycleId }) },
    { name: '', run: () => city.enter(cycleId, 'final-decision') },
    { name: '', run: signature(city, cycleId) },
    { name: 'decided', run: () => createDecideShards(deps)(shards) },
    { name: '', run: () => city.enter(cycleId, 'publication') },
    { name: 'published', run: () => createPublishShards(deps)(shards) },
  ];
};
