import type { Voice } from '../feedback/voice.ts';
import { classOfElement } from './satisfaction.ts';
import { surveyElements } from './survey-elements.ts';
import type { SurveyOfPerson } from './survey-release.ts';
import type { SurveyRules } from './survey-rules.ts';

/**
 * The public's voice about a person, from the service acts that name the person and nothing else: a queue in an old
 * building is not the clerk's fault, so only the elements about whoever served count. Null where there is no such act, or
 * too few answers.
 */
export const publicVoice = (survey: SurveyOfPerson | null, rules: SurveyRules): Voice | null => {
  if (survey === null || survey.sums.answers < Math.max(1, rules.person.minimumAnswers)) return null;
  const points: Voice['points'] = {};
  for (const element of surveyElements) {
    const behaviour = rules.person.elements[element];
    if (behaviour !== undefined) points[behaviour] = rules.person.points[classOfElement(survey.sums, element, rules)];
  }
  return { source: 'public', people: survey.sums.answers, points };
};
