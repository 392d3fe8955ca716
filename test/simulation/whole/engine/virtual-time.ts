import { setImmediate } from 'node:timers/promises';
import type { Instant } from '../../../../functions/domain/time/instant.ts';
import type { Clock } from '../../../../functions/ports/clock.ts';

type Moment = { at: number; order: number; happen: () => void };

/**
 * Time that passes only from one event to the next. Events of one instant happen in the order in which they were asked for, so
 * the same events give the same run.
 */
export type VirtualTime = {
  /** True time in milliseconds. */
  now(): number;
  /** What the functions of the system read: true time, but for what `skew` says. */
  clock: Clock;
  /** Seconds by which the system's clock is off; negative: it was set back. */
  skew(seconds: number): void;
  after(ms: number, happen: () => void): void;
  at(instant: Instant | number, happen: () => void): void;
  sleep(ms: number): Promise<void>;
  /** Lets the next event happen and everybody go on to their next wait; false where nothing is to come. */
  step(): Promise<boolean>;
};

const before = (a: Moment, b: Moment): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap: some ten thousand events are queued in a run, most of them timers that nobody will hear. */
const createQueue = () => {
  const heap: Moment[] = [];
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]];
    if (x === undefined || y === undefined) return;
    heap[a] = y;
    heap[b] = x;
  };
  const less = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]];
    return x !== undefined && y !== undefined && before(x, y);
  };
  return {
    push: (moment: Moment): void => {
      heap.push(moment);
      for (let at = heap.length - 1, up = (at - 1) >> 1; at > 0 && less(at, up); at = up, up = (at - 1) >> 1)
        swap(at, up);
    },
    pop: (): Moment | undefined => {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const small = less(left + 1, left) ? left + 1 : left;
        if (!less(small, at)) return first;
        swap(at, small);
        at = small;
      }
    },
  };
};

export const createVirtualTime = (start: Instant): VirtualTime => {
  const queue = createQueue();
  let current = Date.parse(start);
  let orders = 0;
  let off = 0;
  const schedule = (at: number, happen: () => void): void => {
    orders += 1;
    queue.push({ at: Math.max(at, current), order: orders, happen });
  };
  const after: VirtualTime['after'] = (ms, happen) => schedule(current + ms, happen);
  return {
    now: () => current,
    clock: { now: () => new Date(current + off).toISOString() },
    skew: (seconds) => {
      off = seconds * 1000;
    },
    after,
    at: (instant, happen) => schedule(typeof instant === 'number' ? instant : Date.parse(instant), happen),
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    step: async () => {
      const moment = queue.pop();
      if (moment === undefined) return false;
      current = moment.at;
      moment.happen();
      // The ports answer by microtasks alone: one turn of the event loop brings everybody to the next wait.
      await setImmediate();
      return true;
    },
  };
};
