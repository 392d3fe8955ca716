import { predicateOf, type Rating } from '../scoring/predicate.ts';
import { predicateExplanation } from '../scoring/predicate-explanation.ts';
import type { ResultRef } from './case.ts';
import type { ResultVersion } from './result-bodies.ts';

/**
 * The version of a result that the forum or the decision on an objection makes. A rating that stays keeps the right by
 * which it stood; the numbers stay with the version before, which the evidence names.
 *
 * @param current null where the person could not be assessed until now
 */
export const nextVersion = (
  current: ResultRef | null,
  to: { workResult: Rating; behaviour: Rating },
  basis: 'forum' | 'objection',
  evidence: string[],
): ResultVersion => {
  const given = (kind: 'workResult' | 'behaviour') =>
    current?.[kind] === to[kind] ? { rating: to[kind], reason: current.basis } : { rating: to[kind] };
  return {
    version: (current?.version ?? 0) + 1,
    workResult: to.workResult,
    behaviour: to.behaviour,
    predicate: predicateOf(to.workResult, to.behaviour),
    basis,
    score: current?.score ?? null,
    explanation: predicateExplanation({
      workResult: given('workResult'),
      behaviour: given('behaviour'),
      basis,
      evidence: current === null ? evidence : [`act/${current.seq}`, ...evidence],
    }),
  };
};

/** What the case keeps of a version: all but the explanation, and the act where that stands. */
export const resultRefOf = (
  { version, workResult, behaviour, predicate, basis, score }: ResultVersion,
  seq: number,
): ResultRef => ({
  seq,
  version,
  workResult,
  behaviour,
  predicate,
  basis,
  score,
});
