import type { Rating } from '../scoring/predicate.ts';

/** The appraiser's word on what was achieved of a described indicator: a rating and what it rests on, never a number. */
export type Judgement = { indicatorId: string; rating: Rating; note: string };
