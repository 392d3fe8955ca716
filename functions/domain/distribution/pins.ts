import type { Demand } from './demand.ts';
import { everybody } from './groups.ts';

const places = [0, 1, 2, 3, 4];

/** Neither is nested in the other, nor do they lie apart, nor do they hold everybody between them. */
const cross = (a: number, b: number, all: number): boolean =>
  (a & b) !== 0 && (a & ~b) !== 0 && (b & ~a) !== 0 && (all & ~(a | b)) !== 0;

const anyCross = (demand: Pick<Demand, 'lines'>, pins: readonly number[]): boolean => {
  const open = pins.reduce((set, at) => set & ~(1 << at), everybody);
  const sets = [...new Set(demand.lines.map(({ set }) => set & open))];
  return sets.some((a) => sets.some((b) => cross(a, b, open)));
};

/** The fewest first; one that names a predicate twice is one that was tried before. */
const choices = (start: readonly number[]): number[][] => [
  [...start],
  ...places.map((at) => [at, ...start]),
  ...places.flatMap((a) => places.map((b) => [...start, a, b])),
];

/**
 * Predicates whose number has to be tried so that the lines over the others are nested or apart: none or one for the
 * patterns of the law. "More than any other" needs its own number (the last one). With three predicates open a line
 * over two of them is one over the third, so nothing crosses any more.
 */
export const pinsFor = (demand: Pick<Demand, 'lines' | 'favoured'>): number[] => {
  const start = demand.favoured === null ? [] : [demand.favoured];
  return choices(start).find((pins) => !anyCross(demand, pins)) ?? places;
};
