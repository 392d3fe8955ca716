import { cellOf, type Rated } from './rated.ts';

/**
 * All that the statistics need of one appraiser's ratings in one period, whole numbers alone: adding up is exact and gives the
 * same in any order. Nobody rated is in it.
 */
export type RaterTally = {
  /** How many ratings fell in each cell (`cellOf`). */
  cells: Record<string, number>;
  /** Ratings of people whom the same appraiser rated in the period before. */
  compared: number;
  /** Of these, both ratings and the words are those of the period before. */
  copied: number;
  /** Ratings that several appraisers made together: they are nobody's alone. */
  leftOut: number;
};

/** What the appraisers of a shard's people gave; kept for the roll-up of this period and of later ones. */
export type ShardRatings = { schemaVersion: 1; raters: Record<string, RaterTally> };

/** One rating as scoring saw it, with whose it is. */
export type GivenRating = { raterId: string } & (
  | { counts: false }
  | { counts: true; rated: Rated; repeats: 'not-compared' | 'new' | 'copied' }
);

export const emptyTally = (): RaterTally => ({ cells: {}, compared: 0, copied: 0, leftOut: 0 });

/** Adds `other` to `tally` in place. */
export const addTally = (tally: RaterTally, other: RaterTally): void => {
  for (const [cell, count] of Object.entries(other.cells)) tally.cells[cell] = (tally.cells[cell] ?? 0) + count;
  tally.compared += other.compared;
  tally.copied += other.copied;
  tally.leftOut += other.leftOut;
};

const addRating = (tally: RaterTally, given: GivenRating): void => {
  if (!given.counts) {
    tally.leftOut += 1;
    return;
  }
  const cell = cellOf(given.rated);
  tally.cells[cell] = (tally.cells[cell] ?? 0) + 1;
  if (given.repeats !== 'not-compared') tally.compared += 1;
  if (given.repeats === 'copied') tally.copied += 1;
};

/** Folds the ratings of a shard's people. */
export const tallyRatings = (given: readonly GivenRating[]): ShardRatings => {
  const raters = new Map<string, RaterTally>();
  for (const one of given) {
    const tally = raters.get(one.raterId) ?? emptyTally();
    addRating(tally, one);
    raters.set(one.raterId, tally);
  }
  const inOrder = [...raters].sort(([a], [b]) => (a < b ? -1 : 1));
  return { schemaVersion: 1, raters: Object.fromEntries(inOrder) };
};
