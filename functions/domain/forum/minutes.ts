import { canonicalJson } from '../audit/canonical.ts';
import type { Digest } from '../audit/digest.ts';
import type { Cycle } from '../cycle/cycle.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Instant } from '../time/instant.ts';
import type { DocumentSeal } from './document-seal.ts';
import { committeeMembers } from './eligibility.ts';
import type { AgendaPoint, Motion, MotionOutcome, ServiceRecord } from './forum.ts';
import { type Interests, interestsOf, quorumOf, sittingOf } from './panel.ts';
import { motionDigest } from './seal-motion.ts';

/** How a forum came to its end. The deadline closes one that nobody locked; what was carried until then stands. */
export type ForumEnd =
  | { kind: 'locked'; by: string; at: Instant; justification: string | null; lawful: boolean | null }
  | { kind: 'closed-by-deadline'; at: Instant };

/** A motion in the minutes. `lapsed`: the vote was not closed before the forum ended, so nothing changed. */
export type MinutedMotion = {
  motionId: string;
  employeeId: string;
  result: MotionOutcome['result'] | 'lapsed';
  digest: string;
};

/** What a forum did, made by the system when the forum ends. The motions' texts and votes stand with the motions themselves. */
export type MinutesContent = {
  cycleId: string;
  serviceCode: string;
  chairId: string;
  memberIds: string[];
  /** In percent of those entitled. */
  quorum: string;
  /** Members who declared, moved, voted, or closed something. */
  present: string[];
  interests: Interests;
  agenda: AgendaPoint[];
  motions: MinutedMotion[];
  counts: ServiceRecord['counts'];
  unassessed: number;
  end: ForumEnd;
};

export type Minutes = { schemaVersion: 1; content: MinutesContent; digest: string; seal: DocumentSeal };

const presentAt = (members: string[], interests: Interests, motions: readonly Motion[], end: ForumEnd): string[] => {
  const seen = new Set(interests.declared.filter(({ memberId, by }) => memberId === by).map(({ by }) => by));
  for (const { proposedBy, votes, outcome } of motions) {
    seen.add(proposedBy);
    for (const { memberId } of votes) seen.add(memberId);
    if (outcome !== null) seen.add(outcome.by);
  }
  if (end.kind === 'locked') seen.add(end.by);
  return members.filter((id) => seen.has(id));
};

const minuted = (motion: Motion, digest: Digest): MinutedMotion => ({
  motionId: motion.id,
  employeeId: motion.employeeId,
  result: motion.outcome?.result ?? 'lapsed',
  digest: motionDigest(motion, digest),
});

/** The minutes of a forum that ends now, in the order in which the motions were made. */
export const writeMinutes = (
  input: {
    cycle: Pick<Cycle, 'id' | 'committee'>;
    record: ServiceRecord;
    motions: readonly Motion[];
    rules: RuleSet;
    end: ForumEnd;
  },
  digest: Digest,
): { content: MinutesContent; digest: string } => {
  const { cycle, record, motions, rules, end } = input;
  const sitting = sittingOf(record, cycle);
  const interests = interestsOf(record);
  const members = committeeMembers(sitting);
  const inOrder = [...motions].sort((a, b) =>
    a.proposedAt === b.proposedAt ? (a.id < b.id ? -1 : 1) : a.proposedAt < b.proposedAt ? -1 : 1,
  );
  const content: MinutesContent = {
    cycleId: cycle.id,
    serviceCode: record.code,
    chairId: sitting.chairId,
    memberIds: members,
    quorum: quorumOf(record, rules.forum),
    present: presentAt(members, interests, motions, end),
    interests,
    agenda: record.agenda ?? [],
    motions: inOrder.map((motion) => minuted(motion, digest)),
    counts: record.counts,
    unassessed: record.unassessed,
    end,
  };
  return { content, digest: minutesDigest(content, digest) };
};

export const minutesDigest = (content: MinutesContent, digest: Digest): string => digest.sha256(canonicalJson(content));
