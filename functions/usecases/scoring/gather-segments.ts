import { canonicalJson } from '../../domain/audit/canonical.ts';
import type { Case, ReviewRef, SegmentRef } from '../../domain/case/case.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { SegmentEvidence } from '../../domain/segments/score-parts.ts';
import { ledIn } from '../../domain/segments/segment.ts';
import { keys } from '../../store/keys.ts';
import { loadPlanInPeriod } from '../plans/plan-text.ts';
import { actAt } from '../support/acts-of.ts';
import type { Deps } from '../support/deps.ts';
import type { UnitAchievements } from '../units/unit-achievements.ts';

type EvidenceDeps = Pick<Deps, 'store' | 'digest'>;
export type SegmentsEvidence = {
  segments: SegmentEvidence[];
  /** Over the digest of the case's own evidence and all documents of the segments. */
  digest: string;
};

type Gathered = { evidence: SegmentEvidence; digest: string | null };

const reviewOf = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
  ref: ReviewRef | null,
): Promise<{ review: SegmentEvidence['review']; digest: string | null }> => {
  if (ref === null) return { review: null, digest: null };
  const act = await actAt(deps, agencyId, subject, ref.seq);
  if (act === null || !isAct(act, 'review-submitted'))
    throw new Error(`act ${ref.seq} of a case is no review though a segment refers to it`);
  const { judgements } = act.body;
  return {
    review: judgements === undefined ? ref : { ...ref, judgements },
    digest: act.envelope.bodyDigest,
  };
};

const ownOf = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
  { plan: ref, from }: SegmentRef,
): Promise<SegmentEvidence['own']> => {
  if (ref === undefined) return null;
  const [plan, realisation] = await Promise.all([
    loadPlanInPeriod(deps, agencyId, subject, ref),
    deps.store.get(keys.segmentRealisation(agencyId, subject.cycleId, subject.employeeId, from)),
  ]);
  return { plan, basis: ref.basis, realisation: realisation?.data ?? null };
};

/** What counts of a part, as it is stored: the unit's achievement by its reckoning. */
const digestible = ({ evidence: { unit, review: _, ...evidence }, digest }: Gathered) => ({
  ...evidence,
  review: digest,
  unit: unit?.explanation ?? null,
});

/** What the parts of a period have of their own; null, without a read, for nearly everybody: a period in one piece. */
export const gatherSegments = async (
  deps: EvidenceDeps,
  agencyId: string,
  subject: Case,
  evidenceDigest: string,
  achievements: Pick<UnitAchievements, 'ledBy'>,
): Promise<SegmentsEvidence | null> => {
  if (subject.segments === undefined) return null;
  const gathered = await Promise.all(
    subject.segments.map(async (segment): Promise<Gathered> => {
      const [own, { review, digest }, unit] = await Promise.all([
        ownOf(deps, agencyId, subject, segment),
        reviewOf(deps, agencyId, subject, segment.review),
        achievements.ledBy(ledIn(segment)),
      ]);
      return { evidence: { from: segment.from, to: segment.to, own, review, unit }, digest };
    }),
  );
  return {
    segments: gathered.map(({ evidence }) => evidence),
    digest: deps.digest.sha256(canonicalJson({ evidence: evidenceDigest, segments: gathered.map(digestible) })),
  };
};
