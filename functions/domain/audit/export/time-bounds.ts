import { addSeconds, isBefore } from '../../time/zone.ts';

/**
 * A request may live this long between reading the clock and its commit, and clocks agree to within it: the same minute on which
 * the close of a phase rests (`closing.graceSeconds`).
 */
const toleranceSeconds = 60;

/** `a` lies before `b` by more than clocks and requests explain. Text order settles nearly all of it without arithmetic. */
export const wellBefore = (a: string, b: string): boolean =>
  isBefore(a, b) && isBefore(a, addSeconds(b, -toleranceSeconds));
