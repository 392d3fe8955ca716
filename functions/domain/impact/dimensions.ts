import type { GroupFacts } from './group-facts.ts';
import type { ImpactRules } from './impact-rules.ts';

/** By what people are told apart. */
export const dimensions = ['newcomer', 'leaver', 'part-time', 'sex', 'age', 'kind'] as const;
export type Dimension = (typeof dimensions)[number];

/** One side of a dimension: its name (`newcomer`, `woman`, `30-39`) and who belongs to it. */
export type Side = { name: string; has(facts: GroupFacts): boolean };

export type Sides = {
  dimension: Dimension;
  /** `too-small`: some side has too few people; `unknown`: the directory says of nobody which side is theirs. */
  state: 'shown' | 'too-small' | 'unknown';
  /** Sides to be shown; none unless `shown`. */
  sides: Side[];
};

const yesNo = (
  name: string,
  of: (facts: GroupFacts) => boolean | null,
): { told(facts: GroupFacts): boolean; sides: Side[] } => ({
  told: (facts) => of(facts) !== null,
  sides: [
    { name, has: (facts) => of(facts) === true },
    { name: `not-${name}`, has: (facts) => of(facts) === false },
  ],
});

/** Bands from the youngest on; one with too few people is joined with the next, the last one with that before it. */
const ageSides = (everybody: readonly GroupFacts[], { ageBands, minimumGroup }: ImpactRules): Side[] => {
  const between = (from: number, to: number): Side => ({
    name: from === 0 ? `under-${to + 1}` : to === Number.POSITIVE_INFINITY ? `${from}-and-over` : `${from}-${to}`,
    has: ({ age }) => age !== null && from <= age && age <= to,
  });
  const size = (from: number, to: number): number => everybody.filter(between(from, to).has).length;
  const bands: [number, number][] = [];
  let from = 0;
  for (const to of [...ageBands.map((age) => age - 1), Number.POSITIVE_INFINITY]) {
    if (size(from, to) < minimumGroup) continue;
    bands.push([from, to]);
    from = to + 1;
  }
  const last = bands.at(-1);
  if (last !== undefined) last[1] = Number.POSITIVE_INFINITY;
  return bands.map(([low, high]) => between(low, high));
};

const candidates = (
  dimension: Dimension,
  everybody: readonly GroupFacts[],
  rules: ImpactRules,
): { told(facts: GroupFacts): boolean; sides: Side[] } => {
  switch (dimension) {
    case 'newcomer':
      return yesNo('newcomer', ({ newcomer }) => newcomer);
    case 'leaver':
      return yesNo('leaver', ({ leaver }) => leaver);
    case 'part-time':
      return yesNo('part-time', ({ partTime }) => partTime);
    case 'sex':
      return {
        told: ({ sex }) => sex !== null,
        sides: (['woman', 'man'] as const).map((name) => ({ name, has: ({ sex }) => sex === name })),
      };
    case 'kind':
      return {
        told: ({ kind }) => kind !== null,
        sides: (['PNS', 'PPPK'] as const).map((name) => ({ name, has: ({ kind }) => kind === name })),
      };
    case 'age':
      return { told: ({ age }) => age !== null, sides: ageSides(everybody, rules) };
  }
};

/**
 * The sides of a dimension that may be shown. Sides divide the people, together with those of whom nothing is known: a
 * number that is left out would follow from the total by subtraction, so one side under the threshold hides the whole
 * dimension, and so do a few of whom nothing is known.
 */
export const sidesOf = (dimension: Dimension, everybody: readonly GroupFacts[], rules: ImpactRules): Sides => {
  const { told, sides } = candidates(dimension, everybody, rules);
  const known = everybody.filter(told).length;
  if (known === 0) return { dimension, state: 'unknown', sides: [] };
  const sizes = sides.map(({ has }) => everybody.filter(has).length);
  const unknown = everybody.length - known;
  const small = sizes.length < 2 || sizes.some((n) => n < rules.minimumGroup);
  if (small || (unknown > 0 && unknown < rules.minimumGroup)) return { dimension, state: 'too-small', sides: [] };
  return { dimension, state: 'shown', sides };
};
