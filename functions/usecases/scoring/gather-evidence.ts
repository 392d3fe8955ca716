import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { ActRecord } from '../../domain/case/act.ts';
import type { PlanSubmittedBody } from '../../domain/case/act-bodies.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Activity } from '../../domain/execution/activity.ts';
import type { Feedback } from '../../domain/execution/feedback.ts';
import type { Realisation } from '../../domain/execution/realisation.ts';
import type { Plan } from '../../domain/planning/plan.ts';
import type { Key, Stored } from '../../ports/store.ts';
import { keys } from '../../store/keys.ts';
import type { Deps } from '../support/deps.ts';
import { eachOf } from '../support/load.ts';

/** The documents of a person that the calculation rests on. Null means that it does not exist, never zero. */
export type Evidence = {
  plan: Plan | null;
  realisation: Realisation | null;
  feedback: Feedback[];
  activities: { count: number; days: number; digest: string };
  /** Digest over all of the above and the review. */
  digest: string;
};

type EvidenceDeps = Pick<Deps, 'store' | 'digest'>;
type Documents = { plan: Plan | null; realisation: Realisation | null; review: ActRecord | null };

/** Where the text of the plan in force stands; a plan that was only submitted or returned is not in force. */
const planKey = (agencyId: string, subject: Case): Key<ActRecord<PlanSubmittedBody>> | null =>
  subject.stage === 'unplanned' || subject.plan === null
    ? null
    : keys.act(agencyId, subject.cycleId, subject.employeeId, subject.plan.seq);

const reviewKey = (agencyId: string, subject: Case): Key<ActRecord> | null =>
  subject.stage === 'reviewed' ? keys.act(agencyId, subject.cycleId, subject.employeeId, subject.review.seq) : null;

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
        plan: plans[i]?.data.body.plan ?? null,
        review: reviews[i]?.data ?? null,
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
): Promise<Evidence> => {
  const { plan, realisation, review } = documents;
  const [feedback, activities] = await Promise.all([
    readFeedback(deps, agencyId, subject),
    digestActivities(deps, agencyId, subject),
  ]);
  const inputs = { plan, realisation, review: review?.envelope.bodyDigest ?? null, feedback, activities };
  return { plan, realisation, feedback, activities, digest: deps.digest.sha256(canonicalJson(inputs)) };
};

const readFeedback = async (deps: EvidenceDeps, agencyId: string, subject: Case): Promise<Feedback[]> => {
  const feedback: Feedback[] = [];
  for await (const { data } of eachOf(deps, keys.feedbacks(agencyId, subject.cycleId, subject.employeeId)))
    feedback.push(data);
  return feedback;
};

const digestActivities = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
): Promise<Evidence['activities']> => {
  const items: Activity[] = [];
  for await (const { data } of eachOf(deps, keys.activities(agencyId, subject.cycleId, subject.employeeId)))
    items.push(data);
  const days = new Set(items.map(({ date }) => date)).size;
  return { count: items.length, days, digest: deps.digest.sha256(canonicalJson(items)) };
};
