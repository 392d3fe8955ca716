import type { FeedbackRules } from '../feedback/feedback-rules.ts';
import type { SurveyRules } from '../survey/survey-rules.ts';

/** Three people is the least number among whom one can hide from two others; above half the voices, hiding is in name only. */
export const defaultFeedback: FeedbackRules = {
  threshold: 3,
  maximumShare: '60',
  maximumAsked: 20,
  remindWorkingDays: [5, 1],
  decimals: 2,
};

/** Bounds of the classes: PermenPANRB 14/2017 annex, table of perception, interval, conversion and quality. */
export const defaultSurvey: SurveyRules = {
  threshold: 3,
  from: { A: '88.31', B: '76.61', C: '65.00' },
  decimals: 2,
  ticketDays: 14,
  ticketsPerIssuerAndDay: 300,
  answersPerMinute: 30,
  person: {
    weight: '20',
    minimumAnswers: 10,
    elements: { 'kompetensi-pelaksana': 'kompeten', 'perilaku-pelaksana': 'berorientasi-pelayanan' },
    // Baik is what is expected; both classes below it stay below the expectation.
    points: { A: '3', B: '2', C: '1', D: '1' },
  },
};
