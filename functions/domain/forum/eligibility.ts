import type { Case } from '../case/case.ts';
import { isRater } from '../case/raters.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Sitting, tieBetween } from './panel.ts';

export const recusals = ['not-a-member', 'self', 'relative', 'interest', 'appraiser', 'superior'] as const;
export type Recusal = (typeof recusals)[number];
export type Eligibility = { decision: 'entitled' } | { decision: 'recused'; reason: Recusal };

/** Everybody with a vote in the committee, the chair first and once, whether or not the chair is listed as a member. */
export const committeeMembers = ({ chairId, memberIds }: Cycle['committee']): string[] => [
  ...new Set([chairId, ...memberIds]),
];

type Subject = Pick<Case, 'employeeId' | 'appraiserId' | 'segments'> & Partial<Pick<Case, 'superiorId'>>;

/**
 * May this person vote on a motion about that employee? Nobody votes on themselves or on somebody to whom they are bound;
 * the appraiser, who has spoken by the rating, and the appraiser's superior only where the rule set allows it. Whoever has
 * voted does not hear the objection (`routeObjection`).
 */
export const mayVote = (
  memberId: string,
  subject: Subject,
  sitting: Sitting,
  rules: Pick<RuleSet['forum'], 'appraiserMayVote' | 'superiorMayVote'>,
): Eligibility => {
  const reason = recusalOf(memberId, subject, sitting, rules);
  return reason === null ? { decision: 'entitled' } : { decision: 'recused', reason };
};

const recusalOf = (
  memberId: string,
  subject: Subject,
  sitting: Sitting,
  rules: Pick<RuleSet['forum'], 'appraiserMayVote' | 'superiorMayVote'>,
): Recusal | null => {
  if (!committeeMembers(sitting).includes(memberId)) return 'not-a-member';
  if (memberId === subject.employeeId) return 'self';
  const tie = tieBetween(sitting.ties, memberId, subject.employeeId);
  if (tie !== null) return tie.kind === 'other-interest' ? 'interest' : 'relative';
  if (isRater(memberId, subject) && !rules.appraiserMayVote) return 'appraiser';
  if (memberId === subject.superiorId && !rules.superiorMayVote) return 'superior';
  return null;
};

/** The members with a vote on this person, and the others with the reason. */
export const electorateOf = (
  subject: Subject,
  sitting: Sitting,
  rules: Pick<RuleSet['forum'], 'appraiserMayVote' | 'superiorMayVote'>,
): { entitledIds: string[]; recused: { memberId: string; reason: Recusal }[] } => {
  const entitledIds: string[] = [];
  const recused: { memberId: string; reason: Recusal }[] = [];
  for (const memberId of committeeMembers(sitting)) {
    const verdict = mayVote(memberId, subject, sitting, rules);
    if (verdict.decision === 'entitled') entitledIds.push(memberId);
    else recused.push({ memberId, reason: verdict.reason });
  }
  return { entitledIds, recused };
};
