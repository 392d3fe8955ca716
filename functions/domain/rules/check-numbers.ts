import { compare, fromInteger, parseDecimal, sum } from '../number/fraction.ts';
import type { FieldProblem } from '../refusal.ts';

/* The shapes of mistake that a rule set's numbers can have. Each gives the problems found, none where all is well. */

/** Numbers that must rise from each to the next; equal ones are refused unless `allowEqual`. */
export const rising = (pointer: string, numbers: readonly string[], allowEqual = false): FieldProblem[] => {
  const isWrong = numbers.some((number, i) => {
    const next = numbers[i + 1];
    if (next === undefined) return false;
    const order = compare(parseDecimal(number), parseDecimal(next));
    return order > 0 || (order === 0 && !allowEqual);
  });
  const detail = `The thresholds must be in order: ${numbers.join(' < ')} does not hold.`;
  return isWrong ? [{ pointer, code: 'thresholds-order', detail }] : [];
};

/** Weights in percent that must sum to exactly 100, none of them negative. */
export const hundred = (pointer: string, weights: readonly string[]): FieldProblem[] => {
  const parsed = weights.map(parseDecimal);
  const isWhole = compare(sum(parsed), fromInteger(100)) === 0;
  const isPositive = parsed.every((weight) => compare(weight, fromInteger(0)) >= 0);
  return isWhole && isPositive
    ? []
    : [{ pointer, code: 'weights-sum', detail: 'The weights must sum to exactly 100.' }];
};

/** A number within bounds, both included. */
export const within = (pointer: string, number: string, least: number, most: number): FieldProblem[] => {
  const value = parseDecimal(number);
  const isWithin = compare(value, fromInteger(least)) >= 0 && compare(value, fromInteger(most)) <= 0;
  return isWithin ? [] : [{ pointer, code: 'out-of-bounds', detail: `Must lie between ${least} and ${most}.` }];
};

/** Texts of which none may come twice. */
export const unique = (pointer: string, ids: readonly string[]): FieldProblem[] =>
  new Set(ids).size === ids.length ? [] : [{ pointer, code: 'duplicate', detail: 'Each may come once.' }];

export const unless = (holds: boolean, pointer: string, code: string, detail: string): FieldProblem[] =>
  holds ? [] : [{ pointer, code, detail }];
