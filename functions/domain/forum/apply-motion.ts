import type { Digest } from '../audit/digest.ts';
import type { Case } from '../case/case.ts';
import { nextVersion, resultRefOf } from '../case/next-version.ts';
import { packVersion } from '../case/packed-version.ts';
import type { MotionAppliedBody } from '../case/result-bodies.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Motion } from './forum.ts';
import { motionDigest } from './seal-motion.ts';

/** The ratings that a motion starts from; null where the person could not be assessed. */
export const ratingsBefore = (subject: Case): Motion['from'] => {
  if (subject.stage !== 'scored') return null;
  const { workResult, behaviour, predicate } = subject.result;
  return { workResult, behaviour, predicate };
};

export type AppliedMotion = { decision: 'apply'; next: Case; body: MotionAppliedBody } | { decision: 'overtaken' };

/**
 * What a carried motion makes of the case.
 *
 * @param motion with its outcome: the act names the digest of the whole
 * @returns `overtaken`: the ratings are no longer those that the committee voted about.
 */
export const applyMotion = (subject: Case, motion: Motion, rules: RuleSet, digest: Digest): AppliedMotion => {
  if (subject.stage !== 'scored' && subject.stage !== 'unassessed') return { decision: 'overtaken' };
  const before = ratingsBefore(subject);
  if (before?.workResult !== motion.from?.workResult || before?.behaviour !== motion.from?.behaviour)
    return { decision: 'overtaken' };
  const current = subject.stage === 'scored' ? subject.result : null;
  const version = nextVersion(current, motion.to, 'forum', [`motion/${motion.id}`], rules);
  const review = subject.stage === 'scored' ? subject.review : null;
  const result = resultRefOf(version, subject.chain.seq + 1);
  return {
    decision: 'apply',
    next: { ...subject, stage: 'scored', review, result },
    body: {
      ...packVersion(version),
      motionId: motion.id,
      motionDigest: motionDigest(motion, digest),
      reasonCode: motion.reasonCode,
      reason: motion.text,
    },
  };
};
