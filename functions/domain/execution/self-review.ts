import type { Instant } from '../time/instant.ts';
import type { Behaviour } from './feedback.ts';

/** The employee's own view before the review. */
export type SelfReview = {
  schemaVersion: 1;
  achievements: string;
  obstacles: string;
  behaviours: { behaviour: Behaviour; example: string }[];
  at: Instant;
};
