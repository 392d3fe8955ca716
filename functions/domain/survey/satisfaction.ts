import { compare, div, type Fraction, fromInteger, mul, parseDecimal, roundHalfUp, sum } from '../number/fraction.ts';
import { type ServiceClass, type SurveyElement, surveyElements } from './survey-elements.ts';
import type { SurveyRules } from './survey-rules.ts';
import type { SurveySums } from './survey-sums.ts';

/** 25: what turns the scale 1 to 4 into 25 to 100 (PermenPANRB 14/2017 annex). */
const conversion = fromInteger(25);
const weight = div(fromInteger(1), fromInteger(surveyElements.length));

export type Satisfaction = {
  answers: number;
  /** Indeks Kepuasan Masyarakat, 25 to 100. */
  index: string;
  class: ServiceClass;
  /** Mean per element on the scale 1 to 4, and the class that it would have alone. */
  elements: { element: SurveyElement; mean: string; class: ServiceClass }[];
};

/** The class of an index that has been rounded: the law's bounds have two decimals and leave nothing between them. */
export const classOf = (index: string, { from }: Pick<SurveyRules, 'from'>): ServiceClass => {
  const reaches = (least: string): boolean => compare(parseDecimal(index), parseDecimal(least)) >= 0;
  if (reaches(from.A)) return 'A';
  if (reaches(from.B)) return 'B';
  return reaches(from.C) ? 'C' : 'D';
};

const meanOf = ({ answers, scores }: SurveySums, element: SurveyElement): Fraction =>
  div(fromInteger(scores[element]), fromInteger(answers));

const indexOf = (mean: Fraction, { decimals }: SurveyRules): string => roundHalfUp(mul(mean, conversion), decimals);

/** The class that one element has alone. */
export const classOfElement = (sums: SurveySums, element: SurveyElement, rules: SurveyRules): ServiceClass =>
  classOf(indexOf(meanOf(sums, element), rules), rules);

/**
 * IKM by PermenPANRB 14/2017: the mean of each of the nine elements, weighed 1/9 each, times 25. The weight is the exact
 * ninth (the 0.11 of the annex is the same number cut short, and would lose a point of a hundred); rounded once, at the end.
 *
 * @returns null where nobody answered: never the lowest
 */
export const satisfactionOf = (sums: SurveySums, rules: SurveyRules): Satisfaction | null => {
  if (sums.answers === 0) return null;
  const means = surveyElements.map((element) => ({ element, exact: meanOf(sums, element) }));
  const index = indexOf(sum(means.map(({ exact }) => mul(exact, weight))), rules);
  return {
    answers: sums.answers,
    index,
    class: classOf(index, rules),
    elements: means.map(({ element, exact }) => ({
      element,
      mean: roundHalfUp(exact, rules.decimals),
      class: classOf(indexOf(exact, rules), rules),
    })),
  };
};
