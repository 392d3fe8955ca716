import type { AssignedJudgement } from '../../domain/assigned-work/assigned-work.ts';
import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { ActRecord } from '../../domain/case/act.ts';
import type { Case } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { Feedback } from '../../domain/execution/feedback.ts';
import { standing } from '../../domain/execution/journal.ts';
import type { Judgement } from '../../domain/execution/judgement.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Voice } from '../../domain/feedback/voice.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import { planInPeriod } from '../../domain/planning/plan-share.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { NewIdea } from '../../domain/scoring/numeric-explanation.ts';
import type { PeriodReports } from '../../domain/scoring/period-reports.ts';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { UnitAchievement } from '../../domain/units/unit-achievement.ts';
import type { Key, Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import { readJournal } from '../activities/read-journal.ts';
import { loadAssignedJudgements, plansInForce } from '../assigned-work/load-assigned-work.ts';
import { loadVoices } from '../feedback/load-voices.ts';
import { planInForceOf, planTextKey } from '../plans/plan-text.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';
import { loadUnitAchievements, type UnitAchievements } from '../units/unit-achievements.ts';
import { findNewIdea } from './new-idea.ts';

/** The documents of a person that the calculation rests on. Null means that it does not exist, never zero. */
export type Evidence = {
  plan: Plan | null;
  realisation: Realisation | null;
  /** The appraiser's. */
  feedback: Feedback[];
  /** What colleagues and the public said together. */
  voices: Voice[];
  activities: { count: number; days: number; digest: string };
  /** Days of work that stand in the journal: a number of no score, but of what an appraiser may have had in mind. */
  workedOn: LocalDate[];
  /** The appraiser's, of a plan in qualitative form. */
  judgements: Judgement[];
  /** Of the shorter cycles within a long one. */
  reports: PeriodReports | null;
  newIdea: NewIdea;
  /** What leaders say of the parts that they assigned from outside. */
  assigned: AssignedJudgement[];
  /** Of the unit that the person leads; null for everybody else. */
  unit: UnitAchievement | null;
  /** Digest over all of the above and the review. */
  digest: string;
};

type EvidenceDeps = Pick<Deps, 'store' | 'digest'>;
type Documents = { plan: Plan | null; realisation: Realisation | null; review: ActRecord | null };

const planKey = (agencyId: string, subject: Case): ReturnType<typeof planTextKey> | null => {
  const ref = planInForceOf(subject);
  return ref === null ? null : planTextKey(agencyId, subject, ref);
};

const inPeriodOf = (subject: Case, plan: Plan | undefined): Plan | null =>
  plan === undefined ? null : planInPeriod(plan, planInForceOf(subject)?.share);

/** Usually the case's last act, which it keeps. */
const keptReview = ({ chain: { last }, ...subject }: Case): ActRecord | null =>
  subject.stage === 'reviewed' && last?.envelope.seq === subject.review.seq ? last : null;

const reviewKey = (agencyId: string, subject: Case): Key<ActRecord> | null =>
  subject.stage === 'reviewed' && keptReview(subject) === null
    ? keys.act(agencyId, subject.cycleId, subject.employeeId, subject.review.seq)
    : null;

/** Reads the single documents of a page of cases in a few batches. */
export const readDocuments = async (
  deps: EvidenceDeps,
  agencyId: string,
  page: readonly Stored<Case>[],
): Promise<Map<string, Documents>> => {
  const people = page.map(({ data }) => data);
  const [plans, reviews, realisations] = await Promise.all([
    getSome(
      deps,
      people.map((p) => planKey(agencyId, p)),
    ),
    getSome(
      deps,
      people.map((p) => reviewKey(agencyId, p)),
    ),
    deps.store.getMany(people.map((p) => keys.realisation(agencyId, p.cycleId, p.employeeId))),
  ]);
  return new Map(
    people.map((p, i) => [
      p.employeeId,
      {
        plan: inPeriodOf(p, plans[i]?.data.body.plan),
        review: keptReview(p) ?? reviews[i]?.data ?? null,
        realisation: realisations[i]?.data ?? null,
      },
    ]),
  );
};

/** `getMany` over keys of which some are null; the answer keeps their places. */
const getSome = async <T>(deps: EvidenceDeps, wanted: (Key<T> | null)[]): Promise<(Stored<T> | null)[]> => {
  const present = wanted.flatMap((key) => (key === null ? [] : [key]));
  const found = await deps.store.getMany(present);
  let next = 0;
  return wanted.map((key) => (key === null ? null : (found[next++] ?? null)));
};

/** The rest of a person's evidence: what colleagues said, and the daily work as count, days and digest. */
export const gatherEvidence = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
  documents: Documents,
  context: { reports: PeriodReports | null; rules: RuleSet; achievements?: UnitAchievements },
): Promise<Evidence> => {
  const { plan, realisation, review } = documents;
  const { reports, rules } = context;
  const achievements = context.achievements ?? loadUnitAchievements(deps, agencyId, subject.cycleId, rules);
  const [feedback, voices, { activities, workedOn }, newIdea, unit, assigned] = await Promise.all([
    readFeedback(deps, agencyId, subject),
    loadVoices(deps, agencyId, subject, rules),
    digestActivities(deps, agencyId, subject),
    findNewIdea(deps, agencyId, subject, review, rules),
    achievements.ledBy(subject),
    readAssigned(deps, agencyId, subject, plan),
  ]);
  const longer = reports === null ? {} : { reports };
  const idea = newIdea === null ? {} : { newIdea };
  const own = { plan, realisation, review: review?.envelope.bodyDigest ?? null, feedback, voices, activities };
  const led = unit === null ? {} : { unit: unit.explanation };
  const outside = assigned.length === 0 ? {} : { assigned };
  const inputs = { ...own, ...longer, ...idea, ...led, ...outside };
  const judgements = review !== null && isAct(review, 'review-submitted') ? (review.body.judgements ?? []) : [];
  const digest = deps.digest.sha256(canonicalJson(inputs));
  const of = { plan, realisation, feedback, voices, activities, workedOn, judgements };
  return { ...of, reports, newIdea, unit, assigned, digest };
};

/** Of all plans that count in the period; earlier posts have theirs. */
const readAssigned = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
  plan: Plan | null,
): Promise<AssignedJudgement[]> => {
  const plans = subject.segments === undefined ? [plan] : await plansInForce(deps, agencyId, subject);
  const judgements = await Promise.all(plans.map((one) => loadAssignedJudgements(deps, agencyId, subject, one)));
  return judgements.flat();
};

const readFeedback = async (deps: EvidenceDeps, agencyId: string, subject: Case): Promise<Feedback[]> => {
  const feedback: Feedback[] = [];
  for await (const { data } of eachOf(deps, keys.feedbacks(agencyId, subject.cycleId, subject.employeeId)))
    feedback.push(data);
  return feedback;
};

/** Days of work that stand in a journal. */
export const readJournalDays = async (deps: EvidenceDeps, agencyId: string, subject: Case): Promise<LocalDate[]> =>
  (await digestActivities(deps, agencyId, subject)).workedOn;

const digestActivities = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
): Promise<Pick<Evidence, 'activities' | 'workedOn'>> => {
  const { reports } = await readJournal(deps, agencyId, subject, null);
  const items = standing(reports);
  const workedOn = [...new Set(items.map(({ date }) => date))];
  const digest = deps.digest.sha256(canonicalJson(items));
  return { activities: { count: items.length, days: workedOn.length, digest }, workedOn };
};
