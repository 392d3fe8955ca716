import type { Instant } from '../time/instant.ts';
import type { Behaviour } from './feedback.ts';

/** The employee's own view before the review. */
export type SelfReview = {
  schemaVersion: 1;
  achievements: string;
  obstacles: string;
  behaviours: { behaviour: Behaviour; example: string }[];
  /** The new idea of benefit that the employee claims (PP 30/2019 art. 41). */
  newIdea?: string;
  at: Instant;
};
