import type { Case } from '../case/case.ts';
import { isRater } from '../case/raters.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { RuleSet } from '../rules/rule-set.ts';

export type Recusal = 'not-a-member' | 'self' | 'appraiser';
export type Eligibility = { decision: 'entitled' } | { decision: 'recused'; reason: Recusal };

/** Everybody with a vote in the committee, the chair first and once, whether or not the chair is listed as a member. */
export const committeeMembers = ({ chairId, memberIds }: Cycle['committee']): string[] => [
  ...new Set([chairId, ...memberIds]),
];

/**
 * May this person vote on a motion about that employee? Nobody votes on themselves; the appraiser, who has spoken by the
 * rating, only where the rule set allows it. The superior of the appraiser may: whoever has voted does not hear the
 * objection (`routeObjection`).
 */
export const mayVote = (
  memberId: string,
  subject: Pick<Case, 'employeeId' | 'appraiserId' | 'segments'>,
  committee: Cycle['committee'],
  rules: RuleSet['forum'],
): Eligibility => {
  if (!committeeMembers(committee).includes(memberId)) return { decision: 'recused', reason: 'not-a-member' };
  if (memberId === subject.employeeId) return { decision: 'recused', reason: 'self' };
  if (isRater(memberId, subject) && !rules.appraiserMayVote) return { decision: 'recused', reason: 'appraiser' };
  return { decision: 'entitled' };
};
