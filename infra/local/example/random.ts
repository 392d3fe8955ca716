/** A seeded stream of numbers: the same seed gives the same agency on every machine. */
export type Random = {
  /** Whole number from 0 to n - 1. */
  below(n: number): number;
  /** Whole number from low to high, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Roughly normal, mean 0, deviation 1 (sum of four uniforms). */
  bell(): number;
  shuffle<T>(list: readonly T[]): T[];
  /** An independent stream: what is drawn from one never shifts another. */
  fork(label: string): Random;
};

const fnv = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/** mulberry32 (T. Ettinger, public domain): 32 bits of state, enough for an example and three lines long. */
const mulberry32 = (start: number) => {
  let state = start;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

export const createRandom = (seed: string): Random => {
  const next = mulberry32(fnv(seed));
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError('pick from an empty list');
      return item;
    },
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
    shuffle: (list) =>
      list
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
};
