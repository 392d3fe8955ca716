import type { Digest } from '../../audit/digest.ts';
import { parseDecimal } from '../../number/fraction.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import type { Activity } from '../activity.ts';
import { groupSignal } from './find-groups.ts';
import type { Signal } from './signal.ts';

type Rule = RuleSet['activities']['signals']['similar'];

/** Different words of a text; numbers and dates are what even an honest copy changes. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== ''),
  ),
];

type Share = { n: number; d: number };
const shareOf = (percent: string): Share => {
  const { n, d } = parseDecimal(percent);
  return { n: Number(n), d: Number(d) * 100 };
};

/** Whether the words in common are at least that share of all words of both. */
const areSimilar = (a: readonly string[], b: ReadonlySet<string>, { n, d }: Share): boolean => {
  const common = a.filter((word) => b.has(word)).length;
  return common * d >= n * (a.length + b.size - common);
};

/**
 * Rarest words first. Two texts that share enough of their words share at least one of the first few of them, so only such
 * texts are compared: ten thousand reports take a moment instead of fifty million comparisons.
 */
const prefixOf = (words: readonly string[], rarity: ReadonlyMap<string, number>, { n, d }: Share): string[] => {
  const ordered = [...words].sort((a, b) => (rarity.get(a) ?? 0) - (rarity.get(b) ?? 0) || (a < b ? -1 : 1));
  return ordered.slice(0, words.length - Math.ceil((words.length * n) / d) + 1);
};

/** Follows the chain of leaders to its head. */
const leaderOf = (leaders: number[], at: number): number => {
  let leader = at;
  while (leaders[leader] !== leader) leader = leaders[leader] ?? leader;
  leaders[at] = leader;
  return leader;
};

/** Reports whose texts are the same or nearly so, over the whole cycle; each report is in one group at most. */
export const findSimilarTexts = (
  activities: readonly Activity[],
  rule: Rule,
  digest: Pick<Digest, 'sha256'>,
): Signal[] => {
  const share = shareOf(rule.share);
  const texts = activities
    .map((activity) => ({ activity, words: wordsOf(activity.text) }))
    .filter(({ words }) => words.length >= rule.words);
  const rarity = new Map<string, number>();
  for (const { words } of texts) for (const word of words) rarity.set(word, (rarity.get(word) ?? 0) + 1);

  const leaders = texts.map((_, i) => i);
  const sameWords = new Map<string, number>();
  const byWord = new Map<string, number[]>();
  for (const [i, { words }] of texts.entries()) {
    const name = [...words].sort().join(' ');
    const twin = sameWords.get(name);
    if (twin !== undefined) {
      leaders[i] = leaderOf(leaders, twin);
      continue;
    }
    sameWords.set(name, i);
    const own = new Set(words);
    const prefix = prefixOf(words, rarity, share);
    const candidates = new Set(prefix.flatMap((word) => byWord.get(word) ?? []));
    for (const other of candidates)
      if (areSimilar(texts[other]?.words ?? [], own, share)) {
        const [a, b] = [leaderOf(leaders, i), leaderOf(leaders, other)].sort((x, y) => x - y);
        if (a !== undefined && b !== undefined) leaders[b] = a;
      }
    for (const word of prefix) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [i]);
      else known.push(i);
    }
  }
  return [...Map.groupBy(texts.keys(), (i) => leaderOf(leaders, i))]
    .filter(([, group]) => group.length > 1)
    .map(([, group]) => {
      const members = group.flatMap((i) => texts[i]?.activity ?? []);
      // Named by the member that was stored first: whatever joins the group later leaves its name alone.
      const [first] = members.toSorted((a, b) => (a.at < b.at ? -1 : 1));
      return groupSignal('similar-text', digest.sha256(`${first?.date}#${first?.id}`).slice(0, 22), null, members);
    });
};
