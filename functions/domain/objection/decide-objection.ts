import type { CaseAt, ObjectionRef } from '../case/case.ts';
import { nextVersion, resultRefOf } from '../case/next-version.ts';
import type { ObjectionDecidedBody } from '../case/result-bodies.ts';
import type { Rating } from '../scoring/predicate.ts';

export type ObjectionRuling =
  | { decision: 'dismiss'; reason: string }
  | { decision: 'uphold' | 'uphold-partly'; reason: string; workResult: Rating; behaviour: Rating };

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
): RuledObjection => {
  if (ruling.decision === 'dismiss')
    return {
      decision: 'ruled',
      next: { ...subject, objection: { ...objection, status: 'dismissed' } },
      body: { decision: 'dismiss', reason: ruling.reason },
    };
  const { decision, reason, ...to } = ruling;
  const { result } = subject;
  if (to.workResult === result.workResult && to.behaviour === result.behaviour) return { decision: 'unchanged' };
  const version = nextVersion(result, to, 'objection', [`act/${objection.seq}`]);
  const status = decision === 'uphold' ? 'upheld' : 'partly-upheld';
  return {
    decision: 'ruled',
    next: {
      ...subject,
      result: resultRefOf(version, subject.chain.seq + 1),
      objection: { ...objection, status },
    },
    body: { decision, reason, ...version },
  };
};
