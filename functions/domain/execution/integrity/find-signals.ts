import type { Digest } from '../../audit/digest.ts';
import type { Leave } from '../../directory/leave.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Zone } from '../../time/instant.ts';
import type { Activity } from '../activity.ts';
import { findBursts } from './find-bursts.ts';
import { findDuringLeave } from './find-during-leave.ts';
import { findSameEvidence } from './find-same-evidence.ts';
import { findSimilarTexts } from './find-similar-texts.ts';
import type { Signal } from './signal.ts';

export type JournalFacts = {
  /** The standing reports of the cycle in order of the day. */
  activities: readonly Activity[];
  leaves: readonly Pick<Leave, 'from' | 'to'>[];
  zone: Zone;
};

/** Everything in a person's journal that a reviewer may be pointed at, the oldest first. */
export const findSignals = (
  { activities, leaves, zone }: JournalFacts,
  rules: RuleSet['activities']['signals'],
  digest: Pick<Digest, 'sha256'>,
): Signal[] =>
  [
    ...findBursts(activities, zone, rules.burst),
    ...findSimilarTexts(activities, rules.similar, digest),
    ...findSameEvidence(activities, digest),
    ...findDuringLeave(activities, leaves),
  ].sort((a, b) => (a.arisenAt < b.arisenAt || (a.arisenAt === b.arisenAt && a.id < b.id) ? -1 : 1));
