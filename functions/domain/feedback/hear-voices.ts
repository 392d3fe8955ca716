import { publicVoice } from '../survey/public-voice.ts';
import type { SurveyOfPerson } from '../survey/survey-release.ts';
import type { SurveyRules } from '../survey/survey-rules.ts';
import type { FeedbackRelease } from './feedback-release.ts';
import { type Voice, voicesOf } from './voice.ts';

/** Everybody who is heard about a person without a name: colleagues by the release, the public by its survey. */
export const hearVoices = (
  release: FeedbackRelease | null,
  survey: SurveyOfPerson | null,
  rules: { survey: SurveyRules },
): Voice[] => {
  const visitors = publicVoice(survey, rules.survey);
  return [...voicesOf(release), ...(visitors === null ? [] : [visitors])];
};
