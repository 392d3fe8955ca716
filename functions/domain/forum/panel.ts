import type { Cycle } from '../cycle/cycle.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';

/** The members of the committee who sit in the forum of one unit: forums of several units run beside each other. */
export type Panel = {
  chairId: string;
  memberIds: string[];
  /** Percent of those entitled, where this forum asks for more than the rule set. */
  quorum: string | null;
  by: string;
  at: Instant;
};

export const tieKinds = ['spouse', 'parent-or-child', 'sibling', 'in-law', 'other-relative', 'other-interest'] as const;
export type TieKind = (typeof tieKinds)[number];

/** Who is bound to whom. Kinds only: what is between two people is nobody's business beyond that. */
export type Tie = { memberId: string; employeeId: string; kind: TieKind; by: string; at: Instant };

/** What the members of a forum have declared. A tie is never taken back while the forum lasts. */
export type Interests = {
  /** Everybody who has declared, with or without a tie. */
  declared: { memberId: string; by: string; at: Instant }[];
  ties: Tie[];
};

/** What the record of a forum keeps of its members; absent until it is settled for this forum. */
type Seats = { panel?: Panel; interests?: Interests };

/** Who may vote in a forum and what binds them. */
export type Sitting = { chairId: string; memberIds: string[]; ties: readonly Tie[] };

export const interestsOf = ({ interests }: Pick<Seats, 'interests'>): Interests =>
  interests ?? { declared: [], ties: [] };

export const sittingOf = (record: Seats, { committee }: Pick<Cycle, 'committee'>): Sitting => {
  const { chairId, memberIds } = record.panel ?? committee;
  return { chairId, memberIds, ties: interestsOf(record).ties };
};

/** The stricter of the rule set's quorum and the forum's own. */
export const quorumOf = ({ panel }: Pick<Seats, 'panel'>, rules: RuleSet['forum']): string => {
  const own = panel?.quorum ?? null;
  return own !== null && compare(parseDecimal(own), parseDecimal(rules.quorum)) > 0 ? own : rules.quorum;
};

/** A tie binds both ways: whoever is declared a relative of a colleague may not vote on that colleague either. */
export const tieBetween = (ties: readonly Tie[], memberId: string, employeeId: string): Tie | null =>
  ties.find(
    (tie) =>
      (tie.memberId === memberId && tie.employeeId === employeeId) ||
      (tie.memberId === employeeId && tie.employeeId === memberId),
  ) ?? null;

/** The interests after a declaration; what was declared before stays. */
export const declare = (
  before: Interests,
  { memberId, ties, by, at }: { memberId: string; ties: Pick<Tie, 'employeeId' | 'kind'>[]; by: string; at: Instant },
): Interests => ({
  declared: before.declared.some((one) => one.memberId === memberId)
    ? before.declared
    : [...before.declared, { memberId, by, at }],
  ties: addTies(
    before.ties,
    ties.map((tie) => ({ ...tie, memberId, by, at })),
  ),
});

/** Adds ties that are not known yet. */
export const addTies = (known: readonly Tie[], added: readonly Tie[]): Tie[] => {
  const all = [...known];
  for (const tie of added)
    if (!all.some((one) => one.memberId === tie.memberId && one.employeeId === tie.employeeId && one.kind === tie.kind))
      all.push(tie);
  return all;
};
