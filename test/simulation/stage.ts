import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../functions/ports/clock.ts';
import { type Range, type Store, StoreBusyError } from '../../functions/ports/store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';

/** `lose`: the call is applied and its answer lost. `crash`: the actor dies before it. */
export type Fault = 'none' | 'lose' | 'crash';
/** An item that a call reads or writes, or all items of a partition whose sort keys begin so. */
export type Spot = { pk: string; sk: string; all?: true };
export type Footprint = { reads: readonly Spot[]; writes: readonly Spot[] };
/** Without a footprint it may touch or wait for anything. */
export type Choice = { actor: string; call: string; footprint: Footprint | null };
export type Ended = { outcome: 'done'; value: unknown } | { outcome: 'failed'; error: Error } | { outcome: 'crashed' };

/** A call of a port, or another moment at which an actor waits to be let go on. */
type Held = Choice & {
  /** Whether it may go on now; a wait for somebody else says no. */
  ready: () => boolean;
  /** Offered only when nothing else is. */
  last: boolean;
  /** Makes the call and hands the answer to the actor; answers what the actor saw. */
  go: (fault: 'none' | 'lose') => Promise<string>;
};

/**
 * Actors, each one call at a time under the director's hand. Nothing that an actor does happens unless the director lets it, so
 * that the same choices give the same run, byte by byte. Between two choices every actor stands before a call or has ended.
 */
export type Stage = {
  /** Sets an actor going; it stops before its first call. */
  enter(actor: string, act: () => Promise<unknown>): void;
  /** The actor waits until this holds. */
  until(actor: string, what: string, ready: () => boolean): Promise<void>;
  /** The actor waits until nobody else can do anything, and this holds. */
  untilNothingElse(actor: string, what: string, ready: () => boolean): Promise<void>;
  storeOf(actor: string, store: Store): Store;
  workflowOf(actor: string, workflow: Workflow): Workflow;
  /** The actor begins something new, and takes along nothing of what it saw but the name of what it begins. */
  forget(actor: string, beginning: string): void;
  /** The clock asks nobody, but what the actor read from it stays with the actor. */
  clockOf(actor: string, clock: Clock): Clock;
  /** What may happen next, in an order that depends on the run alone. */
  choices(): Choice[];
  /** Lets it happen, and waits until every actor stands before a call again. */
  choose(index: number, fault: Fault): Promise<Choice>;
  ended(actor: string): Ended | null;
  /** Everybody who ended, with how. */
  endings(): [actor: string, Ended][];
  /** Whether the actor was let go on at least once. */
  started(actor: string): boolean;
  /**
   * What each actor has seen and stands before. Two runs with the same memory and the same store go on alike; the order in which
   * an actor got the answers to calls that it made at once does not count.
   */
  memory(): string;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const reading = (reads: readonly Spot[]) => ({ footprint: { reads, writes: [] } });
const writing = (writes: readonly { key: Spot }[]) => ({
  footprint: { reads: [], writes: writes.map(({ key }) => key) },
});
const spotOf = ({ pk, sk }: Range<unknown>): Spot => ({ pk, sk: sk.kind === 'prefix' ? sk.prefix : '', all: true });

const holds = (a: Spot, b: Spot): boolean => (a.all ? b.sk.startsWith(a.sk) : a.sk === b.sk && !b.all);
const meet = (some: readonly Spot[], others: readonly Spot[]): boolean =>
  some.some((a) => others.some((b) => a.pk === b.pk && (holds(a, b) || holds(b, a))));

/** Whether two calls of different actors come to the same in either order. */
export const commute = (a: Choice, b: Choice): boolean => {
  if (a.actor === b.actor || a.footprint === null || b.footprint === null) return false;
  const [one, other] = [a.footprint, b.footprint];
  return !meet(one.writes, other.writes) && !meet(one.writes, other.reads) && !meet(one.reads, other.writes);
};

const endOf = (ended: Ended): unknown => {
  switch (ended.outcome) {
    case 'done':
      return [ended.outcome, ended.value];
    case 'failed':
      return [ended.outcome, ended.error.name, ended.error.message];
    case 'crashed':
      return [ended.outcome];
  }
};

/** Whether a call neither sees nor changes anything that one of the other actors alive, or any who is to come before it, changes or sees. */
export type Silent = (choice: Choice, others: readonly string[]) => boolean;

/** @param silent such a call commutes with all others: the order in which it comes is not tried (persistent sets of one call) */
export const createStage = (silent: Silent = () => false): Stage => {
  const entered: string[] = [];
  const held: Held[] = [];
  const ends = new Map<string, Ended>();
  const memories = new Map<string, string[]>();

  const hold = <T>(
    actor: string,
    call: string,
    perform: () => Promise<T>,
    { ready = () => true, last = false, footprint = null }: Partial<Pick<Held, 'ready' | 'last' | 'footprint'>> = {},
  ): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const go = async (fault: 'none' | 'lose'): Promise<string> => {
        try {
          const answer = await perform();
          if (fault === 'lose') throw new StoreBusyError('the answer was lost');
          resolve(answer);
          return JSON.stringify(answer) ?? 'nothing';
        } catch (thrown) {
          const error = asError(thrown);
          reject(error);
          return `${error.name}: ${error.message}`;
        }
      };
      held.push({ actor, call, ready, last, footprint, go });
    });

  const open = (): Held[] => {
    const able = held.filter(({ actor, ready }) => !ends.has(actor) && ready());
    const alive = entered.filter((actor) => !ends.has(actor));
    const quiet = able.find((one) =>
      silent(
        one,
        alive.filter((actor) => actor !== one.actor),
      ),
    );
    if (quiet !== undefined) return [quiet];
    const first = able.filter(({ last }) => !last);
    return (first.length > 0 ? first : able).toSorted((a, b) =>
      a.actor === b.actor ? (a.call < b.call ? -1 : 1) : a.actor < b.actor ? -1 : 1,
    );
  };

  const end = (actor: string, ended: Ended): void => {
    if (!ends.has(actor)) ends.set(actor, ended);
  };

  return {
    enter: (actor, act) => {
      entered.push(actor);
      act().then(
        (value) => end(actor, { outcome: 'done', value }),
        (thrown: unknown) => end(actor, { outcome: 'failed', error: asError(thrown) }),
      );
    },
    until: (actor, what, ready) => hold(actor, what, async () => undefined, { ready, last: false }),
    untilNothingElse: (actor, what, ready) => hold(actor, what, async () => undefined, { ready, last: true }),
    storeOf: (actor, store) => ({
      get: (key) => hold(actor, `get ${key.pk} ${key.sk}`, () => store.get(key), reading([key])),
      getMany: (keys) =>
        hold(
          actor,
          `get ${keys.map(({ pk, sk }) => `${pk} ${sk}`).join(', ')}`,
          () => store.getMany(keys),
          reading(keys),
        ),
      query: (range, page) =>
        hold(actor, `query ${JSON.stringify([range, page])}`, () => store.query(range, page), reading([spotOf(range)])),
      commit: (writes) =>
        hold(
          actor,
          `commit ${writes.map(({ kind, key }) => `${kind} ${key.pk} ${key.sk}`).join(', ')}`,
          () => store.commit(writes),
          writing(writes),
        ),
      insertEach: (inserts) =>
        hold(
          actor,
          `commit each ${inserts.map(({ key }) => `${key.pk} ${key.sk}`).join(', ')}`,
          () => store.insertEach(inserts),
          writing(inserts),
        ),
    }),
    workflowOf: (actor, workflow) => ({
      start: (input) => hold(actor, `start run ${input.run}`, () => workflow.start(input)),
      signal: (token, signal) => hold(actor, `signal ${token}`, () => workflow.signal(token, signal)),
    }),
    forget: (actor, beginning) => {
      if (memories.has(actor)) memories.set(actor, [`begins ${beginning}`]);
    },
    clockOf: (actor, clock) => ({
      now: () => {
        const now = clock.now();
        const seen = memories.get(actor) ?? [];
        const reading = `${now} after ${seen.filter((one) => !one.includes(' after ')).length}`;
        if (!seen.includes(reading)) memories.set(actor, [...seen, reading]);
        return now;
      },
    }),
    choices: () => open().map(({ actor, call, footprint }) => ({ actor, call, footprint })),
    choose: async (index, fault) => {
      const chosen = open()[index];
      if (chosen === undefined) throw new Error(`there is no choice ${index}`);
      const { actor, call, footprint } = chosen;
      if (fault === 'crash') end(actor, { outcome: 'crashed' });
      else {
        held.splice(held.indexOf(chosen), 1);
        const seen = await chosen.go(fault);
        memories.set(actor, [...(memories.get(actor) ?? []), digest(`${call} -> ${seen}`)]);
      }
      // The ports answer by microtasks alone: one turn of the event loop brings everybody to the next call.
      await setImmediate();
      return { actor, call, footprint };
    },
    ended: (actor) => ends.get(actor) ?? null,
    endings: () => [...ends],
    started: (actor) => memories.has(actor),
    memory: () =>
      JSON.stringify([
        [...memories]
          .filter(([actor]) => !ends.has(actor))
          .map(([actor, seen]) => [actor, seen.toSorted()])
          .toSorted(),
        [...ends].map(([actor, ended]) => [actor, memories.has(actor), endOf(ended)]).toSorted(),
        held
          .filter(({ actor }) => !ends.has(actor))
          .map(({ actor, call }) => `${actor} ${call}`)
          .toSorted(),
      ]),
  };
};
