import { lacksRealisation } from '../steps/execution.ts';
import { leftWithoutReview } from '../steps/review.ts';
import type { Member, World } from '../world.ts';

export type ExpectedMark = { missing: string; owedBy: string; rule: string };

/** Whose act was missing for this person, by the script alone. */
export const expectedMarks = (world: World, member: Member): ExpectedMark[] => {
  const { script } = world;
  const { nip, id, appraiserNip, appraiserId } = member;
  const marks: ExpectedMark[] = [];
  const unplanned = script.neverPlans.has(nip) || script.submitsLate.has(nip) || script.abandons.has(nip);
  if (unplanned) marks.push({ missing: 'plan-submission', owedBy: id, rule: 'no-plan' });
  else if (script.undecidedBy.has(appraiserNip))
    marks.push({ missing: 'plan-decision', owedBy: appraiserId, rule: 'plan-carried-as-submitted' });
  else if (script.returnedAtLast.has(nip))
    marks.push({ missing: 'plan-decision', owedBy: appraiserId, rule: 'plan-carried-late-return' });
  const realised = !unplanned && !lacksRealisation(world, member);
  if (!unplanned && !realised) marks.push({ missing: 'realisation', owedBy: id, rule: 'realisation-missing' });
  if (!unplanned && script.noSelfReview.has(nip))
    marks.push({ missing: 'self-review', owedBy: id, rule: 'self-review-missing' });
  if (leftWithoutReview(world, member))
    marks.push({
      missing: 'supervisor-review',
      owedBy: appraiserId,
      rule: realised ? 'provisional-from-evidence' : 'not-assessable',
    });
  return marks;
};
