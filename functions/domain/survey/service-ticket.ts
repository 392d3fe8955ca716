import type { Instant, LocalDate } from '../time/instant.ts';
import type { SurveyElement } from './survey-elements.ts';

/** One service act that the public may judge once. Says nothing of who was served. */
export type ServiceTicket = {
  schemaVersion: 1;
  cycleId: string;
  unitCode: string;
  /** Kind of service, as the unit calls it. */
  service: string;
  servedOn: LocalDate;
  /** Who served, where the act names a person. */
  employeeId: string | null;
  issuedBy: string;
  /** Exclusive. */
  until: Instant;
  requestDigest: string;
  /** Mark of the request that answered, keyed by the link's token, which is stored nowhere; null while unanswered. */
  answer: string | null;
};

/** The scores 1 to 4 of the nine elements. */
export type SurveyScores = Record<SurveyElement, number>;

/** One answer. Its key is random: it cannot be told which ticket it answered. */
export type SurveyAnswer = {
  schemaVersion: 1;
  employeeId: string | null;
  scores: SurveyScores;
  comment: string | null;
};
