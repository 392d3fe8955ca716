/** Runs a call once there is room for it. */
export type Gate = <T>(call: () => Promise<T>) => Promise<T>;

/**
 * At most so many calls at once, the others in the order in which they came. `p-limit` does the same with a handful of promises more
 * for each call; a close of a national agency makes millions.
 */
export const createGate = (most: number): Gate => {
  let room = most;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) room += 1;
    else next();
  };
  return async (call) => {
    if (room > 0) room -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await call();
    } finally {
      leave();
    }
  };
};
