import { describe, expect, it } from 'vitest';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Store } from '../../functions/ports/store.ts';
import { createMemoryStore, type Partitions } from '../../functions/store/memory-store.ts';
import { testClock } from '../support/fakes.ts';
import { explore, type Scenario } from './explore.ts';
import { createStage, type Silent } from './stage.ts';

type Actor = (store: Store, clock: Clock, pass: () => Promise<void>) => Promise<unknown>;

const keyOf = (name: string) => ({ pk: name, sk: 'item' });

/** What is at a key becomes what the change makes of it, unless somebody else was faster. */
const change = async (store: Store, name: string, text: (before: string) => string): Promise<void> => {
  const found = await store.get<{ text: string }>(keyOf(name));
  const data = { text: text(found?.data.text ?? '') };
  const write = found === null ? { kind: 'insert' as const } : { kind: 'replace' as const, version: found.version };
  await store.commit([{ ...write, key: keyOf(name), data }]);
};

/** Reads the one and writes the other. */
const copy =
  (from: string, to: string): Actor =>
  async (store) => {
    const found = await store.get<{ text: string }>(keyOf(from));
    await change(store, to, (before) => `${before}[${found?.data.text ?? ''}]`);
  };

const scenarioOf = (
  actors: Record<string, Actor>,
  seen: (end: string) => string[],
  { faults = 0, silent }: { faults?: number; silent?: Silent } = {},
): Scenario => ({
  ...{ name: 'actors', faults, mayFail: () => true },
  begin: async () => {
    const partitions: Partitions = new Map();
    const store = createMemoryStore(partitions);
    const stage = createStage(silent);
    const clock = testClock('2026-04-05T16:59:00.000Z');
    for (const [name, act] of Object.entries(actors)) {
      const pass = async (): Promise<void> => {
        await stage.until(name, 'passes', () => true);
        clock.set('2026-04-05T17:00:00.000Z');
      };
      stage.enter(name, () => act(stage.storeOf(name, store), stage.clockOf(name, clock), pass));
    }
    const inOrder = () =>
      [...partitions].map(([pk, items]) => [pk, [...items]] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const state = (): string => JSON.stringify([clock.now(), inOrder()]);
    const outcomes = () => stage.endings().map(([actor, { outcome }]) => `${actor} ${outcome}`);
    return { stage, state, verdict: async () => seen(JSON.stringify([state(), outcomes().toSorted()])) };
  },
});

/** Every order there is, with no state told from another. */
const everyOrder = async (scenario: Scenario): Promise<Set<string>> => {
  const ends = new Set<string>();
  const walk = async (path: readonly { index: number; fault: 'none' | 'crash' | 'lose' }[]): Promise<void> => {
    const { stage, verdict } = await scenario.begin();
    for (const { index, fault } of path) await stage.choose(index, fault);
    const choices = stage.choices();
    if (choices.length === 0) for (const end of await verdict()) ends.add(end);
    const mayFail = scenario.faults > path.filter(({ fault }) => fault !== 'none').length;
    for (const [index, { call }] of choices.entries())
      for (const fault of ['none', 'crash', 'lose'] as const)
        if (fault === 'none' || (mayFail && (fault === 'crash' || call.startsWith('commit'))))
          await walk([...path, { index, fault }]);
  };
  await walk([]);
  return ends;
};

const casts: Record<string, Record<string, Actor>> = {
  'who never meet': { a: (store) => change(store, 'x', () => 'a'), b: (store) => change(store, 'y', () => 'b') },
  'who write the same item': {
    a: (store) => change(store, 'x', (before) => `${before}a`),
    b: (store) => change(store, 'x', (before) => `${before}b`),
  },
  'who read what another writes': { a: copy('x', 'y'), b: copy('y', 'x'), c: (store) => change(store, 'x', () => 'c') },
  'one of whom reads a whole partition': {
    a: (store) => change(store, 'x', () => 'a'),
    b: async (store) => {
      const { items } = await store.query({ pk: 'x', sk: { kind: 'all' } }, { limit: 9, after: null });
      await change(store, 'y', () => `${items.length}`);
    },
  },
  'one of whom notes when it began': {
    a: async (store, clock) => {
      await store.get(keyOf('y'));
      const begun = clock.now();
      await store.get(keyOf('z'));
      await change(store, 'x', () => begun);
    },
    time: (_store, _clock, pass) => pass(),
  },
  'one of whom has several calls on the way': {
    a: (store) => Promise.all(['x', 'y'].map((name) => change(store, name, (before) => `${before}a`))),
    b: copy('x', 'y'),
  },
};

describe('the search', () => {
  it.each(Object.entries(casts).flatMap(([name, cast]) => [0, 1].map((faults) => ({ name, cast, faults }))))(
    'sees every end of actors $name, with $faults faults',
    async ({ cast, faults }) => {
      const ends = new Set<string>();
      const note = (end: string): string[] => {
        ends.add(end);
        return [];
      };
      expect((await explore(scenarioOf(cast, note, { faults }))).violation).toBeNull();
      expect([...ends].sort()).toEqual([...(await everyOrder(scenarioOf(cast, (end) => [end], { faults })))].sort());
    },
  );

  it('sees every end where a call that nobody else can meet is not reordered', async () => {
    const cast: Record<string, Actor> = {
      a: async (...world) => {
        await change(world[0], 'own', () => 'first');
        await copy('own', 'x')(...world);
      },
      b: copy('x', 'x'),
    };
    const silent: Silent = ({ footprint }) =>
      [...(footprint?.reads ?? []), ...(footprint?.writes ?? [])].every(({ pk }) => pk === 'own');
    const ends = new Set<string>();
    const note = (end: string): string[] => {
      ends.add(end);
      return [];
    };
    const found = await explore(scenarioOf(cast, note, { silent }));
    expect([...ends].sort()).toEqual([...(await everyOrder(scenarioOf(cast, (end) => [end])))].sort());
    expect(found.states).toBeLessThan((await explore(scenarioOf(cast, () => []))).states);
  });

  it('finds the one order that ends badly, and says which', async () => {
    const isLost = (end: string): string[] => (end.includes('"b failed"') ? ['b was overtaken'] : []);
    const { violation } = await explore(scenarioOf(casts['who write the same item'] ?? {}, isLost));
    expect(violation?.problems).toEqual(['b was overtaken']);
    expect(violation?.trace.map((step) => step.split(' ').slice(0, 2).join(' '))).toEqual([
      ...['a: get', 'b: get', 'a: commit', 'b: commit'],
    ]);
  });

  it('tries fewer orders than there are where calls commute', async () => {
    const found = await explore(scenarioOf(casts['who never meet'] ?? {}, () => []));
    // Two actors of two calls each: nine states, twelve moves between them. Eight lead to all; two of these are the last of a replay.
    expect(found).toMatchObject({ states: 9, transitions: 6, ends: 1 });
  });
});
