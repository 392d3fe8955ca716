import type { Case } from '../case/case.ts';
import { type Predicate, predicates } from '../scoring/predicate.ts';

/** People of a service by predicate, and those who could not be assessed: shown apart, never counted as the lowest. */
export type Spread = { counts: Record<Predicate, number>; unassessed: number };

export const emptySpread = (): Spread => ({
  counts: { 'sangat-baik': 0, baik: 0, 'butuh-perbaikan': 0, kurang: 0, 'sangat-kurang': 0 },
  unassessed: 0,
});

export const addSpread = (a: Spread, b: Spread): Spread => {
  const counts = { ...a.counts };
  for (const predicate of predicates) counts[predicate] += b.counts[predicate];
  return { counts, unassessed: a.unassessed + b.unassessed };
};

/** The predicate that a case shows now; null before it was scored and where the person could not be assessed. */
export const predicateNow = (subject: Case): Predicate | null =>
  subject.stage === 'scored' || subject.stage === 'decided' ? subject.result.predicate : null;

/** What one case adds to the spread of its service; null before it was scored. */
export const spreadOfCase = (subject: Case): Spread | null => {
  const { counts } = emptySpread();
  if (subject.stage === 'unassessed') return { counts, unassessed: 1 };
  const predicate = predicateNow(subject);
  return predicate === null ? null : { counts: { ...counts, [predicate]: 1 }, unassessed: 0 };
};

/**
 * The spread after one person moved from one predicate (null: unassessed) to another.
 *
 * @throws Error where the spread does not hold that person: it is then wrong already, and must not be made worse
 */
export const movePerson = (spread: Spread, from: Predicate | null, to: Predicate): Spread => {
  const counts = { ...spread.counts };
  const unassessed = from === null ? spread.unassessed - 1 : spread.unassessed;
  if (from !== null) counts[from] -= 1;
  counts[to] += 1;
  if (unassessed < 0 || predicates.some((p) => counts[p] < 0)) throw new Error('a service counts fewer than it holds');
  return { counts, unassessed };
};
