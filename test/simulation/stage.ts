import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Store, StoreBusyError } from '../../functions/ports/store.ts';
import type { Workflow } from '../../functions/ports/workflow.ts';

/** `lose`: the call is applied and its answer lost. `crash`: the actor dies before it. */
export type Fault = 'none' | 'lose' | 'crash';
export type Choice = { actor: string; call: string };
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

/**
 * @param silent whether a call neither sees nor changes anything that another actor changes or sees: it commutes with all others,
 * so the order in which it comes is not tried (persistent sets of one call)
 */
export const createStage = (silent: (call: string) => boolean = () => false): Stage => {
  const held: Held[] = [];
  const ends = new Map<string, Ended>();
  const memories = new Map<string, string[]>();

  const hold = <T>(
    actor: string,
    call: string,
    perform: () => Promise<T>,
    { ready, last }: Pick<Held, 'ready' | 'last'> = { ready: () => true, last: false },
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
      held.push({ actor, call, ready, last, go });
    });

  const open = (): Held[] => {
    const able = held.filter(({ actor, ready }) => !ends.has(actor) && ready());
    const quiet = able.find(({ call }) => silent(call));
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
      act().then(
        (value) => end(actor, { outcome: 'done', value }),
        (thrown: unknown) => end(actor, { outcome: 'failed', error: asError(thrown) }),
      );
    },
    until: (actor, what, ready) => hold(actor, what, async () => undefined, { ready, last: false }),
    untilNothingElse: (actor, what, ready) => hold(actor, what, async () => undefined, { ready, last: true }),
    storeOf: (actor, store) => ({
      get: (key) => hold(actor, `get ${key.pk} ${key.sk}`, () => store.get(key)),
      getMany: (keys) =>
        hold(actor, `get ${keys.map(({ pk, sk }) => `${pk} ${sk}`).join(', ')}`, () => store.getMany(keys)),
      query: (range, page) => hold(actor, `query ${JSON.stringify([range, page])}`, () => store.query(range, page)),
      commit: (writes) =>
        hold(actor, `commit ${writes.map(({ kind, key }) => `${kind} ${key.pk} ${key.sk}`).join(', ')}`, () =>
          store.commit(writes),
        ),
      insertEach: (inserts) =>
        hold(actor, `insert ${inserts.map(({ key }) => `${key.pk} ${key.sk}`).join(', ')}`, () =>
          store.insertEach(inserts),
        ),
    }),
    workflowOf: (actor, workflow) => ({
      start: (input) => hold(actor, `start run ${input.run}`, () => workflow.start(input)),
      signal: (token, signal) => hold(actor, `signal ${token}`, () => workflow.signal(token, signal)),
    }),
    choices: () => open().map(({ actor, call }) => ({ actor, call })),
    choose: async (index, fault) => {
      const chosen = open()[index];
      if (chosen === undefined) throw new Error(`there is no choice ${index}`);
      const { actor, call } = chosen;
      if (fault === 'crash') end(actor, { outcome: 'crashed' });
      else {
        held.splice(held.indexOf(chosen), 1);
        const seen = await chosen.go(fault);
        memories.set(actor, [...(memories.get(actor) ?? []), digest(`${call} -> ${seen}`)]);
      }
      // The ports answer by microtasks alone: one turn of the event loop brings everybody to the next call.
      await setImmediate();
      return { actor, call };
    },
    ended: (actor) => ends.get(actor) ?? null,
    endings: () => [...ends],
    started: (actor) => memories.has(actor),
    memory: () =>
      JSON.stringify([
        [...memories].map(([actor, seen]) => [actor, seen.toSorted()]).toSorted(),
        [...ends].map(([actor, { outcome }]) => [actor, outcome]).toSorted(),
        held
          .filter(({ actor }) => !ends.has(actor))
          .map(({ actor, call }) => `${actor} ${call}`)
          .toSorted(),
      ]),
  };
};
