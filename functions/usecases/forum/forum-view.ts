import type { Cycle } from '../../domain/cycle/cycle.ts';
import { committeeMembers } from '../../domain/forum/eligibility.ts';
import type { AgendaPoint, ServiceRecord } from '../../domain/forum/forum.ts';
import { type Interests, interestsOf, quorumOf, sittingOf } from '../../domain/forum/panel.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';

/** A forum as those who follow it see it: who sits in it, what binds them, what is on the agenda, whether it goes on. */
export type ForumView = {
  cycleId: string;
  serviceCode: string;
  chairId: string;
  /** The chair first. */
  memberIds: string[];
  /** `cycle`: the whole committee of the cycle sits; `own`: members named for this forum. */
  seats: 'cycle' | 'own';
  quorum: string;
  ballot: RuleSet['forum']['ballot'];
  tie: RuleSet['forum']['tie'];
  interests: Interests;
  /** Members who have not declared yet. */
  undeclared: string[];
  agenda: AgendaPoint[];
  status: ServiceRecord['forum']['status'];
};

export const viewForum = (cycle: Cycle, record: ServiceRecord, rules: RuleSet): ForumView => {
  const sitting = sittingOf(record, cycle);
  const memberIds = committeeMembers(sitting);
  const interests = interestsOf(record);
  return {
    cycleId: cycle.id,
    serviceCode: record.code,
    chairId: sitting.chairId,
    memberIds,
    seats: record.panel === undefined ? 'cycle' : 'own',
    quorum: quorumOf(record, rules.forum),
    ballot: rules.forum.ballot,
    tie: rules.forum.tie,
    interests,
    undeclared: memberIds.filter((id) => !interests.declared.some((one) => one.memberId === id)),
    agenda: record.agenda ?? [],
    status: record.forum.status,
  };
};
