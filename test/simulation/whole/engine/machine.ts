import type { Workflow } from '../../../../functions/ports/workflow.ts';
import type { Definition, State } from '../../../../infra/local/step-functions/definition.ts';
import { NamedError } from '../../../../infra/local/step-functions/named-error.ts';
import { DeadProcessError } from './process.ts';
import type { Dice } from './seeded.ts';
import type { VirtualTime } from './virtual-time.ts';

type Json = Record<string, unknown>;
type TaskState = Extract<State, { Type: 'Task' }>;
type MapState = Extract<State, { Type: 'Map' }>;
type Retry = TaskState['Retry'];
type Catch = TaskState['Catch'];
type Scope = { input: Json; token?: string; item?: unknown };

export type Ended = { name: string; status: 'SUCCEEDED' | 'FAILED'; error: string | null };
export type Parts = {
  time: VirtualTime;
  dice: Dice;
  definition: Definition;
  /** Calls a function; rejects with an error whose name Retry and Catch know. */
  invoke(task: string, payload: Json): Promise<unknown>;
  note(line: string): void;
  ended(execution: Ended, input: { agencyId: string; cycleId: string; run: number }): void;
};

/** The machine as the functions see it, and as its operator does. */
export type Machine = { workflow: Workflow; running(): number };

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

const follow = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce((at, name) => member(at, name), value);

const chosenBy = (path: string, { input, token, item }: Scope): unknown => {
  if (path === '$$.Task.Token') return token;
  if (path.startsWith('$$.Map.Item.')) return follow(item, `$${path.slice('$$.Map.Item'.length)}`);
  return follow(input, path);
};

const filled = (template: Record<string, string>, scope: Scope): Json =>
  Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith('.$') ? [key.slice(0, -2), chosenBy(value, scope)] : [key, value],
    ),
  );

const nameOf = (error: unknown): string => {
  if (error instanceof DeadProcessError) return 'Lambda.Unknown';
  return error instanceof Error ? error.name : 'Error';
};

const catches = (catchers: Catch, name: string): Catch[number] | undefined =>
  catchers.find(({ ErrorEquals: [one] }) => one === name || one === 'States.ALL');

/**
 * The definition's own file on virtual time: the part of the States Language that `definitionSchema` allows, which is all that the
 * file uses. One execution per name; a wait ends by its token, once, or by its time-out.
 */
export const createMachine = (parts: Parts): Machine => {
  const { time, dice, definition } = parts;
  const names = new Set<string>();
  const waits = new Map<string, (answer: unknown) => void>();
  let tokens = 0;
  let running = 0;

  const timeout = async (seconds: number): Promise<never> => {
    await time.sleep(seconds * 1000);
    throw new NamedError('States.Timeout', 'the task took too long');
  };

  /** One attempt of a task: the call, and the wait for its token where it has one. */
  const attempt = async (state: Pick<TaskState, 'Resource' | 'Parameters' | 'TimeoutSeconds'>, scope: Scope) => {
    const { FunctionName, Payload } = state.Parameters;
    if (!state.Resource.endsWith('.waitForTaskToken')) {
      const called = parts.invoke(FunctionName, filled(Payload, scope));
      return { Payload: await Promise.race([called, timeout(state.TimeoutSeconds)]) };
    }
    tokens += 1;
    const token = `token-${tokens}`;
    const answered = Promise.withResolvers<unknown>();
    waits.set(token, answered.resolve);
    try {
      const called = parts.invoke(FunctionName, filled(Payload, { ...scope, token })).then(() => answered.promise);
      return await Promise.race([called, answered.promise, timeout(state.TimeoutSeconds)]);
    } finally {
      waits.delete(token);
    }
  };

  const retried = async <T>(retry: Retry, work: () => Promise<T>): Promise<T> => {
    const [policy] = retry;
    for (let tries = 0; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (policy === undefined || !policy.ErrorEquals.includes(nameOf(error)) || tries >= policy.MaxAttempts)
          throw error;
        const pause = Math.min(policy.IntervalSeconds * policy.BackoffRate ** tries, policy.MaxDelaySeconds);
        await time.sleep(Math.floor(dice.next() * pause * 1000));
      }
    }
  };

  const runMap = async (state: MapState, input: Json): Promise<void> => {
    const items = follow(input, state.ItemsPath);
    if (!Array.isArray(items)) throw new NamedError('States.Runtime', 'a map over no list');
    const { StartAt, States } = state.ItemProcessor;
    const inner = States[StartAt];
    if (inner === undefined) throw new NamedError('States.Runtime', 'a map without its state');
    const queue = [...items.entries()];
    const lane = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const chosen = filled(state.ItemSelector, { input, item: { Value: next[1] } });
        try {
          await retried(inner.Retry, () => attempt(inner, { input: chosen }));
        } catch (error) {
          queue.length = 0;
          throw error;
        }
      }
    };
    // The first failure fails the map; what runs beside it runs to its end unheard, as on AWS.
    await Promise.all(Array.from({ length: Math.min(state.MaxConcurrency, items.length) }, lane));
  };

  type Next = { to: string; input: Json } | { end: Ended['status']; error: string | null };
  const runTask = async (state: TaskState, input: Json): Promise<Json> => {
    const result = await retried(state.Retry, () => attempt(state, { input }));
    if (state.ResultPath === null) return input;
    const out = state.OutputPath === undefined ? result : follow(result, state.OutputPath);
    return typeof out === 'object' && out !== null ? { ...out } : {};
  };
  const caught = async (state: TaskState | MapState, input: Json, work: () => Promise<Json>): Promise<Next> => {
    try {
      return { to: state.Next, input: await work() };
    } catch (error) {
      const name = nameOf(error);
      const catcher = catches(state.Catch, name);
      if (catcher === undefined) return { end: 'FAILED', error: name };
      return { to: catcher.Next, input: { ...input, error: { Error: name, Cause: '' } } };
    }
  };
  const runState = async (state: State, input: Json): Promise<Next> => {
    switch (state.Type) {
      case 'Task':
        return caught(state, input, () => runTask(state, input));
      case 'Map':
        return caught(state, input, async () => {
          await runMap(state, input);
          return input;
        });
      case 'Choice': {
        const chosen = state.Choices.find(({ Variable, StringEquals }) => follow(input, Variable) === StringEquals);
        return { to: chosen?.Next ?? state.Default, input };
      }
      case 'Pass':
        return { to: state.Next, input: { ...input, error: state.Result } };
      case 'Succeed':
        return { end: 'SUCCEEDED', error: null };
      case 'Fail':
        return { end: 'FAILED', error: state.Error };
    }
  };

  const execute = async (name: string, input: { agencyId: string; cycleId: string; run: number }): Promise<void> => {
    let at = definition.StartAt;
    let data: Json = input;
    for (;;) {
      const state = definition.States[at];
      if (state === undefined) throw new Error(`no state ${at}`);
      parts.note(`${time.now()} ${name} enters ${at}`);
      const next = await runState(state, data);
      if ('end' in next) {
        running -= 1;
        parts.note(`${time.now()} ${name} ends ${next.end} ${next.error ?? ''}`);
        return parts.ended({ name, status: next.end, error: next.error }, input);
      }
      at = next.to;
      data = next.input;
    }
  };

  return {
    running: () => running,
    workflow: {
      start: async (input) => {
        const name = `${input.agencyId}.${input.cycleId}.${input.run}`;
        if (names.has(name)) return;
        names.add(name);
        running += 1;
        void execute(name, input);
      },
      signal: async (token, signal) => {
        const end = waits.get(token);
        parts.note(`${time.now()} signal ${token} ${end === undefined ? 'gone' : 'delivered'}`);
        if (end === undefined) return 'gone';
        waits.delete(token);
        end(signal);
        return 'delivered';
      },
    },
  };
};
