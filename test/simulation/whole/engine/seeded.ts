/** Dice that fall the same way for the same seed. */
export type Dice = {
  /** Uniform in [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  /** Whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(among: readonly T[]): T;
  /** Dice of their own: what one part rolls does not move what another part gets. */
  fork(name: string): Dice;
};

/** mulberry32: 32 bits of state, passes PractRand to a gigabyte, which a run of some ten thousand rolls never sees. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const mix = (seed: number, name: string): number => {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

export const createDice = (seed: number): Dice => {
  const next = mulberry32(seed);
  return {
    next,
    chance: (probability) => next() < probability,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (among) => {
      const one = among[Math.floor(next() * among.length)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
    fork: (name) => createDice(mix(seed, name)),
  };
};
