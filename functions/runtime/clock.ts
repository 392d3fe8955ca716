import type { Clock } from '../ports/clock.ts';

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** Milliseconds that only ever go forward, from an arbitrary start: for durations, never for dates. */
export const stopwatch = (): number => performance.now();
