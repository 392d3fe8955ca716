import type { Cycle } from '../cycle/cycle.ts';
import type { Relation } from './relations.ts';

/**
 * Whether a reader of a case sees its ratings. The person rated sees them from publication on: until then the forum may
 * change them, and a number that is not yet signed must not travel as a result.
 */
export const seesRatings = (relations: readonly Relation[], cycle: Pick<Cycle, 'publishedAt'>): boolean =>
  cycle.publishedAt !== null || relations.some((relation) => relation !== 'self');
