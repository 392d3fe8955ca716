import { type Fraction, fromInteger } from '../number/fraction.ts';
import type { Rating } from './predicate.ts';

/** What a rating of behaviour counts: below 1, meets 2, above 3. */
export const pointsOf: Record<Rating, Fraction> = {
  below: fromInteger(1),
  meets: fromInteger(2),
  above: fromInteger(3),
};
