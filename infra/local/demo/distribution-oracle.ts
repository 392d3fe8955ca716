import type { OrganisationPredicate } from '../../../functions/domain/scoring/predicate.ts';
import type { Counts } from './distribution-answers.ts';

/*
 * SE MenPANRB 3/2023 read a second time, sentence by sentence, as the default rule set reads it: "at most" rounds down, "at
 * least" rounds up, "most" is more than any other. Shares no line with the system.
 */
const most = (count: number, others: number[]): boolean => others.every((other) => count > other);
const atMost = (count: number, share: number, of: number): boolean => count * 100 <= share * of;
const atLeast = (count: number, share: number, of: number): boolean => count * 100 >= share * of;

export const isLawful = (counts: Counts, organisation: OrganisationPredicate): boolean => {
  const { 'sangat-baik': sb, baik: b, 'butuh-perbaikan': bp, kurang: k, 'sangat-kurang': sk } = counts;
  const n = sb + b + bp + k + sk;
  switch (organisation) {
    case 'istimewa':
      return most(sb, [b, bp, k, sk]) && atMost(sb, 70, n);
    case 'baik':
      return most(b, [sb, bp, k, sk]) && atMost(b, 70, n) && bp + k > 0;
    case 'butuh-perbaikan':
      return atLeast(bp, 60, n) && atMost(sb, 10, n);
    case 'kurang':
      return atLeast(k, 60, n) && atLeast(bp, 10, n) && atMost(sb, 10, n);
    case 'sangat-kurang':
      return atLeast(sk, 60, n) && atLeast(bp + k, 10, n) && sb === 0;
  }
};

const between = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Whether some lawful split is fewer than so many moves away, by trying all splits of the group. */
export const hasNearer = (counts: Counts, organisation: OrganisationPredicate, moves: number): boolean => {
  const { 'sangat-baik': sb, baik: b, 'butuh-perbaikan': bp, kurang: k, 'sangat-kurang': sk } = counts;
  const n = sb + b + bp + k + sk;
  const gone = (from: number, to: number): number => Math.max(0, from - to);
  return between(0, n).some((one) =>
    between(0, n - one).some((two) =>
      between(0, n - one - two).some((three) =>
        between(0, n - one - two - three).some((four) => {
          const five = n - one - two - three - four;
          const distance = gone(sb, one) + gone(b, two) + gone(bp, three) + gone(k, four) + gone(sk, five);
          if (distance >= moves) return false;
          const split = {
            'sangat-baik': one,
            baik: two,
            'butuh-perbaikan': three,
            kurang: four,
            'sangat-kurang': five,
          };
          return isLawful(split, organisation);
        }),
      ),
    ),
  );
};
