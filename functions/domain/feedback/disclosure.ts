import { compare, div, fromInteger, parseDecimal } from '../number/fraction.ts';
import type { FeedbackRules } from './feedback-rules.ts';

type Authored = { author: string };

const peopleOf = (statements: readonly Authored[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { author } of statements) counts.set(author, (counts.get(author) ?? 0) + 1);
  return counts;
};

export const countPeople = (statements: readonly Authored[]): number => peopleOf(statements).size;

/**
 * Whether these statements hide each of their authors: enough people, and nobody with more than the largest share. Where
 * two disjoint groups do, their union does as well, so it is enough to look at the smallest parts that can be told apart.
 */
export const hidesEach = (
  statements: readonly Authored[],
  { threshold, maximumShare }: Pick<FeedbackRules, 'threshold' | 'maximumShare'>,
): boolean => {
  const counts = [...peopleOf(statements).values()];
  if (counts.length < Math.max(1, threshold)) return false;
  const share = div(fromInteger(Math.max(...counts) * 100), fromInteger(statements.length));
  return compare(share, parseDecimal(maximumShare)) <= 0;
};

/**
 * Which parts of a total may be shown beside the total, so that no difference of what is shown tells of fewer people than
 * the threshold (complementary suppression): a part that does not hide its authors is left out, and where the parts left
 * out do not hide theirs together either, the smallest part shown joins them. Nothing is left to guess but groups that are
 * large enough.
 *
 * @param parts disjoint, together the total; the total itself must hide its authors
 * @returns names of the parts that may be shown, in their order
 */
export const showableParts = <T extends Authored>(
  parts: ReadonlyMap<string, readonly T[]>,
  rules: Pick<FeedbackRules, 'threshold' | 'maximumShare'>,
): string[] => {
  const shown = [...parts].filter(([, statements]) => hidesEach(statements, rules));
  const rest = [...parts].filter(([, statements]) => !hidesEach(statements, rules)).flatMap(([, s]) => s);
  while (rest.length > 0 && !hidesEach(rest, rules)) {
    const smallest = shown.reduce<(typeof shown)[number] | undefined>(
      (least, one) => (least === undefined || countPeople(one[1]) < countPeople(least[1]) ? one : least),
      undefined,
    );
    if (smallest === undefined) return [];
    shown.splice(shown.indexOf(smallest), 1);
    rest.push(...smallest[1]);
  }
  return shown.map(([name]) => name);
};
