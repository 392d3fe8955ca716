import type { Assignment } from '../directory/employee.ts';
import { add, div, type Fraction, fromInteger, mul, parseDecimal, roundHalfUp } from '../number/fraction.ts';
import { ownOf } from '../own-of.ts';
import type { Predicate } from '../scoring/predicate.ts';
import { monthsIn, shareText } from '../segments/shares.ts';
import type { LocalDate } from '../time/instant.ts';
import type { CreditPointRules } from './entitlement-rules.ts';

/** A stretch of the period in one functional level. */
export type CreditPart = { level: string; from: LocalDate; to: LocalDate; months: string; coefficient: string };

export type CreditPoints =
  | { decision: 'earned'; points: string; share: string; parts: CreditPart[]; legalBasis: string }
  /** No functional post in the period. */
  | { decision: 'not-functional' }
  /** The rule set knows no coefficient of this level: never a zero. */
  | { decision: 'unknown-level'; level: string };

type Post = Pick<Assignment, 'postFamily' | 'postLevel' | 'capacity' | 'from' | 'to'>;
type Period = { from: LocalDate; to: LocalDate };

const within = (post: Post, period: Period): Period | null => {
  const from = post.from > period.from ? post.from : period.from;
  const to = post.to !== null && post.to < period.to ? post.to : period.to;
  return from <= to ? { from, to } : null;
};

/**
 * Credit points of a period (PermenPANRB 1/2023; Peraturan BKN 3/2023): the predicate's share of the yearly coefficient,
 * times months/12 in each level held; one rounding at the end.
 */
export const creditPointsOf = (
  subject: { posts: readonly Post[]; period: Period; predicate: Predicate },
  rules: CreditPointRules,
): CreditPoints => {
  const parts: CreditPart[] = [];
  let years: Fraction = fromInteger(0);
  for (const post of subject.posts) {
    const span = within(post, subject.period);
    if (post.postFamily !== 'JF' || post.capacity !== 'definitive' || span === null) continue;
    const coefficient = ownOf(rules.coefficients, post.postLevel);
    if (coefficient === undefined) return { decision: 'unknown-level', level: post.postLevel };
    const months = monthsIn(span);
    years = add(years, mul(parseDecimal(coefficient), div(months, fromInteger(12))));
    parts.push({ level: post.postLevel, ...span, months: shareText(months), coefficient });
  }
  if (parts.length === 0) return { decision: 'not-functional' };
  const share = rules.shares[subject.predicate];
  const points = roundHalfUp(mul(years, div(parseDecimal(share), fromInteger(100))), rules.decimals);
  return { decision: 'earned', points, share, parts, legalBasis: rules.legalBasis };
};
