import { checkRatingActs } from './check-rating-acts.ts';
import type { CrossCheck } from './cross-check.ts';

/** The checks that the verifier runs on every case that holds. */
export const crossChecks: readonly CrossCheck[] = [checkRatingActs];
