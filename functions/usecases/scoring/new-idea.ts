import type { ActRecord } from '../../domain/case/act.ts';
import { isAct } from '../../domain/case/result-bodies.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { NewIdea } from '../../domain/scoring/numeric-explanation.ts';
import { keys } from '../../store/keys.ts';
import type { CaseTarget } from '../cases/see-case.ts';
import type { Deps } from '../support/deps.ts';

/**
 * The new idea of benefit that PP 30/2019 art. 41 asks for Sangat Baik. The appraiser confirms it in the review; where the
 * review is missing the employee's own claim counts, marked as a claim: somebody else's lateness takes nothing from them.
 */
export const findNewIdea = async (
  deps: Pick<Deps, 'store'>,
  agencyId: string,
  { cycleId, employeeId }: CaseTarget,
  review: ActRecord | null,
  rules: Pick<RuleSet, 'regime'>,
): Promise<NewIdea> => {
  if (rules.regime !== 'numeric') return null;
  if (review !== null) {
    const confirmed = isAct(review, 'review-submitted') && review.body.newIdea !== undefined;
    return confirmed ? { stated: 'confirmed', evidence: [`act/${review.envelope.seq}`] } : null;
  }
  const own = await deps.store.get(keys.selfReview(agencyId, cycleId, employeeId));
  return own?.data.newIdea === undefined ? null : { stated: 'claimed', evidence: ['self-review'] };
};
