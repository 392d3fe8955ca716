/** A request that was let in calls `leave` once, when it has been answered; one that was refused did no work at all. */
export type Entry = { kind: 'admitted'; leave(): void } | { kind: 'refused'; retryAfterSeconds: number };

export type Admission = { enter(caller: string): Promise<Entry> };

type Waiting = { since: number; resolve(entry: Entry): void };

export type AdmissionOptions = {
  /** Milliseconds that only ever go forward. */
  now(): number;
  /** A random whole number, `from` included and `below` not. */
  dice(from: number, below: number): number;
  /** Requests at work at once. More than keep the engine busy only make each other slow. */
  atOnce?: number;
  /** Of these, at most so many of one caller, so that somebody who sends slowly or endlessly leaves room. */
  atOncePerCaller?: number;
  /** Milliseconds: who would have to wait longer is refused at once, and who did wait longer is refused then. */
  longestWaitMs?: number;
};

/** Seconds: callers who were refused together come back spread over these, not together again. */
const soonestReturn = 1;
const latestReturn = 5;

/** Weight of the newest interval in the mean: some twenty answers back, a tenth of a second under load. */
const weightOfNewest = 0.05;

/**
 * Who works now, who waits, and who is refused before any work was done for them (no token checked, no body read). The line is
 * bounded by time and not by length: how long a newcomer would wait is foreseen from the pace at which answers leave. Callers
 * take turns, so one who sends hundreds of requests stands in their own way and in nobody else's.
 */
export const createAdmission = (options: AdmissionOptions): Admission => {
  const { now, dice, atOnce = 48, atOncePerCaller = 24, longestWaitMs = 500 } = options;
  /** By caller, the one whose turn is next first. */
  const lines = new Map<string, Waiting[]>();
  const atWork = new Map<string, number>();
  let working = 0;
  /** Mean milliseconds from one answer to the next while everybody was busy. */
  let pace = 0;
  let busySince: number | null = null;
  /** Nobody who waits has come before this: until somebody can be late, nobody is looked for. */
  let earliest = Infinity;

  const refused = (): Entry => ({ kind: 'refused', retryAfterSeconds: dice(soonestReturn, latestReturn + 1) });
  const hasRoom = (caller: string): boolean => working < atOnce && (atWork.get(caller) ?? 0) < atOncePerCaller;

  const admit = (caller: string): Entry => {
    working += 1;
    atWork.set(caller, (atWork.get(caller) ?? 0) + 1);
    if (working === atOnce) busySince ??= now();
    let gone = false;
    return {
      kind: 'admitted',
      leave: () => {
        if (gone) return;
        gone = true;
        leave(caller);
      },
    };
  };

  const leave = (caller: string): void => {
    const at = now();
    if (busySince !== null) pace += weightOfNewest * (Math.min(at - busySince, longestWaitMs) - pace);
    working -= 1;
    const left = (atWork.get(caller) ?? 1) - 1;
    if (left === 0) atWork.delete(caller);
    else atWork.set(caller, left);
    callNext(at);
    busySince = working === atOnce ? at : null;
  };

  const nextCaller = (): string | null => {
    for (const caller of lines.keys()) if (hasRoom(caller)) return caller;
    return null;
  };

  const callNext = (at: number): void => {
    refuseLate(at);
    for (let caller = nextCaller(); caller !== null; caller = nextCaller()) {
      const [first, ...rest] = lines.get(caller) ?? [];
      lines.delete(caller);
      if (rest.length > 0) lines.set(caller, rest);
      first?.resolve(admit(caller));
    }
  };

  /** A caller's own requests are in the order in which they came, so the late ones stand in front. */
  const refuseLate = (at: number): void => {
    if (at - earliest <= longestWaitMs) return;
    earliest = Infinity;
    for (const [caller, line] of lines) {
      while (line[0] !== undefined && at - line[0].since > longestWaitMs) line.shift()?.resolve(refused());
      if (line[0] === undefined) lines.delete(caller);
      else earliest = Math.min(earliest, line[0].since);
    }
  };

  /** Requests whose turn comes before that of a newcomer: each other caller has as many turns as the newcomer needs. */
  const turnsBefore = (caller: string): number => {
    const own = lines.get(caller)?.length ?? 0;
    let turns = own;
    for (const [other, line] of lines) if (other !== caller) turns += Math.min(line.length, own + 1);
    return turns;
  };

  return {
    enter: async (caller) => {
      const at = now();
      refuseLate(at);
      if (hasRoom(caller) && !lines.has(caller)) return admit(caller);
      if ((turnsBefore(caller) + 1) * pace > longestWaitMs) return refused();
      return new Promise((resolve) => {
        const line = lines.get(caller) ?? [];
        line.push({ since: at, resolve });
        earliest = Math.min(earliest, at);
        lines.set(caller, line);
      });
    },
  };
};
