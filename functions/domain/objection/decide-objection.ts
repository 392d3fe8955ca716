import type { CaseAt, ObjectionRef } from '../case/case.ts';
import { nextVersion, resultRefOf } from '../case/next-version.ts';
import { packVersion } from '../case/packed-version.ts';
import type { ObjectionDecidedBody } from '../case/result-bodies.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Rating } from '../scoring/predicate.ts';

export type ObjectionRuling =
  | { decision: 'dismiss'; reason: string }
  | {
      decision: 'uphold' | 'uphold-partly';
      reason: string;
      workResult: Rating;
      behaviour: Rating;
      /** Whether there was a new idea of benefit; null leaves that as it stood (numeric regime). */
      newIdea?: boolean | null;
    };

export const isPending = (objection: ObjectionRef | null): objection is ObjectionRef =>
  objection !== null && ['filed', 'heard', 'escalated'].includes(objection.status);

export type RuledObjection =
  | { decision: 'ruled'; next: CaseAt<'decided'>; body: ObjectionDecidedBody }
  /** Upheld with the ratings that stand: nothing would change. */
  | { decision: 'unchanged' };

/** What the ruling makes of the case: a dismissal leaves the result, an upheld objection makes a new version of it. */
export const ruleObjection = (
  subject: CaseAt<'decided'>,
  objection: ObjectionRef,
  ruling: ObjectionRuling,
  rules: RuleSet,
): RuledObjection => {
  if (ruling.decision === 'dismiss')
    return {
      decision: 'ruled',
      next: { ...subject, objection: { ...objection, status: 'dismissed' } },
      body: { decision: 'dismiss', reason: ruling.reason },
    };
  const { decision, reason, newIdea, ...ratings } = ruling;
  const { result } = subject;
  const ideaStands =
    newIdea === undefined || newIdea === null || rules.regime === 'matrix' || newIdea === result.numeric?.newIdea;
  if (ratings.workResult === result.workResult && ratings.behaviour === result.behaviour && ideaStands)
    return { decision: 'unchanged' };
  const to = ideaStands ? ratings : { ...ratings, newIdea };
  const version = nextVersion(result, to, 'objection', [`act/${objection.seq}`], rules);
  const status = decision === 'uphold' ? 'upheld' : 'partly-upheld';
  return {
    decision: 'ruled',
    next: {
      ...subject,
      result: resultRefOf(version, subject.chain.seq + 1),
      objection: { ...objection, status },
    },
    body: { decision, reason, ...packVersion(version) },
  };
};
