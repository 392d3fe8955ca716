import type { ResultBasis } from '../case/case.ts';
import type { Fraction } from '../number/fraction.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Explanation } from './explanation.ts';
import { type NewIdea, numericExplanation } from './numeric-explanation.ts';
import { type NumericResult, numericTotal } from './numeric-total.ts';
import { type Predicate, predicateOf } from './predicate.ts';
import { predicateExplanation, type RatingGiven } from './predicate-explanation.ts';

export type Grounds = {
  workResult: RatingGiven;
  behaviour: RatingGiven;
  /** What was measured behind the ratings: percent, and points from 1 to 3; null where nothing was. */
  measured: { workResult: Fraction | null; behaviour: Fraction | null };
  /** Peers or subordinates gave feedback. */
  heard: boolean;
  newIdea: NewIdea;
  basis: ResultBasis;
  evidence?: string[];
  facts?: Explanation[];
};

export type Conclusion = { predicate: Predicate; numeric?: NumericResult; explanation: Explanation };

/** Whether the weights of those who hear peers and subordinates apply. */
export const hears = (answered: boolean, { numeric: { hear } }: RuleSet): boolean => {
  switch (hear) {
    case 'where-answered':
      return answered;
    case 'always':
      return true;
    case 'never':
      return false;
  }
};

/** From two ratings to the predicate: by the matrix, or by the number of PP 30/2019 art. 41, as the rule set says. */
export const conclude = (grounds: Grounds, rules: RuleSet): Conclusion => {
  const { workResult, behaviour, measured, newIdea } = grounds;
  switch (rules.regime) {
    case 'matrix':
      return {
        predicate: predicateOf(workResult.rating, behaviour.rating),
        explanation: predicateExplanation(grounds),
      };
    case 'numeric': {
      const { numeric, predicate, explanation } = numericTotal(
        {
          workResult: { rating: workResult.rating, exact: measured.workResult },
          behaviour: { rating: behaviour.rating, exact: measured.behaviour },
          heard: hears(grounds.heard, rules),
          newIdea: newIdea !== null,
        },
        rules,
      );
      const tree = numericExplanation({ ...grounds, predicate, total: explanation }, rules.numeric);
      return { predicate, numeric, explanation: tree };
    }
  }
};
