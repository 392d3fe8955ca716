import type { RuleSet } from '../rules/rule-set.ts';
import type { NewIdea } from '../scoring/numeric-explanation.ts';
import type { Rating } from '../scoring/predicate.ts';
import type { RatingGiven } from '../scoring/predicate-explanation.ts';
import { revise } from '../scoring/revise.ts';
import type { ResultRef } from './case.ts';
import type { ResultVersion } from './result-version.ts';

/** Ratings to be given; a decision on an objection may also find that there was a new idea (numeric regime). */
export type NewRatings = { workResult: Rating; behaviour: Rating; newIdea?: boolean };

const ideaOf = (current: ResultRef | null, to: NewRatings, evidence: string[]): NewIdea => {
  if (to.newIdea === true) return { stated: 'confirmed', evidence };
  if (to.newIdea === false || current?.numeric?.newIdea !== true) return null;
  return { stated: 'confirmed', evidence: [`act/${current.seq}`] };
};

/**
 * The version of a result that the forum or the decision on an objection makes. A rating that stays keeps the right by
 * which it stood; the numbers stay with the version before, which the evidence names.
 *
 * @param current null where the person could not be assessed until now
 */
export const nextVersion = (
  current: ResultRef | null,
  to: NewRatings,
  basis: 'forum' | 'objection',
  evidence: string[],
  rules: RuleSet,
): ResultVersion => {
  const given = (kind: 'workResult' | 'behaviour'): RatingGiven =>
    current?.[kind] === to[kind] ? { rating: to[kind], reason: current.basis } : { rating: to[kind] };
  const revision = {
    current,
    workResult: given('workResult'),
    behaviour: given('behaviour'),
    newIdea: ideaOf(current, to, evidence),
    basis,
    evidence: current === null ? evidence : [`act/${current.seq}`, ...evidence],
  };
  return {
    version: (current?.version ?? 0) + 1,
    workResult: to.workResult,
    behaviour: to.behaviour,
    basis,
    score: current?.score ?? null,
    ...revise(revision, rules),
  };
};

/** What the case keeps of a version: all but the explanation, and the act where that stands. */
export const resultRefOf = (version: Omit<ResultVersion, 'explanation'>, seq: number): ResultRef => {
  const { workResult, behaviour, predicate, basis, score, numeric } = version;
  const ref = { seq, version: version.version, workResult, behaviour, predicate, basis, score };
  return numeric === undefined ? ref : { ...ref, numeric };
};
