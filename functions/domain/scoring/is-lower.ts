import type { ResultRef } from '../case/case.ts';
import { compare, parseDecimal } from '../number/fraction.ts';
import { predicates, ratings } from './predicate.ts';

type Outcome = Pick<ResultRef, 'workResult' | 'behaviour' | 'predicate' | 'score'>;

const isLess = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && compare(parseDecimal(a), parseDecimal(b)) < 0;

/** Whether a result is lower than another in anything that a person could be held to: predicate, either rating, or the achievement. */
export const isLower = (a: Outcome, than: Outcome): boolean =>
  predicates.indexOf(a.predicate) > predicates.indexOf(than.predicate) ||
  ratings.indexOf(a.workResult) < ratings.indexOf(than.workResult) ||
  ratings.indexOf(a.behaviour) < ratings.indexOf(than.behaviour) ||
  isLess(a.score, than.score);
