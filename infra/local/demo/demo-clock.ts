import type { Instant } from '../../../functions/domain/time/instant.ts';
import type { Clock } from '../../../functions/ports/clock.ts';

/** The injected time: it stands still until it is moved, and never goes back. */
export type DemoClock = Clock & { moveTo(instant: string): void };

export const createDemoClock = (start: string): DemoClock => {
  let now: Instant = new Date(start).toISOString();
  return {
    now: () => now,
    moveTo: (instant) => {
      const next = new Date(instant).toISOString();
      if (next < now) throw new RangeError(`the clock would go back from ${now} to ${next}`);
      now = next;
    },
  };
};
