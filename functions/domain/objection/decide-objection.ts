import type { CaseAt } from '../case/case.ts';
import { nextVersion, resultRefOf } from '../case/next-version.ts';
import type { ResultVersion } from '../case/result-version.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { ObjectionRef } from './objection-ref.ts';

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

export type RuledObjection =
  | { decision: 'dismissed'; next: CaseAt<'decided'> }
  | { decision: 'uphold' | 'uphold-partly'; next: CaseAt<'decided'>; version: ResultVersion }
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
    return { decision: 'dismissed', next: { ...subject, objection: { ...objection, status: 'dismissed' } } };
  const { decision, reason: _, newIdea, ...ratings } = ruling;
  const { result } = subject;
  const ideaStands =
    newIdea === undefined || newIdea === null || rules.regime === 'matrix' || newIdea === result.numeric?.newIdea;
  if (ratings.workResult === result.workResult && ratings.behaviour === result.behaviour && ideaStands)
    return { decision: 'unchanged' };
  const to = ideaStands ? ratings : { ...ratings, newIdea };
  const version = nextVersion(result, to, 'objection', [`act/${objection.seq}`], rules);
  const status = decision === 'uphold' ? 'upheld' : 'partly-upheld';
  return {
    decision,
    version,
    next: {
      ...subject,
      result: resultRefOf(version, subject.chain.seq + 1),
      objection: { ...objection, status },
    },
  };
};
