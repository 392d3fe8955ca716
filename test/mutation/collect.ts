import { expect } from 'vitest';

export { expect };

type Run = (...row: unknown[]) => unknown;
const kinds = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'] as const;
type Suite = { outer: Suite | null; name: string } & Record<(typeof kinds)[number], Run[]>;
export type Collected = { id: string; suite: Suite; run: Run };

const suiteIn = (outer: Suite | null, name: string): Suite => ({
  ...{ outer, name },
  ...{ beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] },
});

let suite = suiteIn(null, '');
let found = new Map<string, Collected>();

/** Tests that the files imported from now on declare, each under a name of its own. */
export const collectInto = (into: Map<string, Collected>): void => {
  found = into;
};

export const collectFrom = (file: string): void => {
  suite = suiteIn(null, `${file}#`);
};

const chainOf = (inner: Suite | null): Suite[] => (inner === null ? [] : [...chainOf(inner.outer), inner]);

const declare = (name: string, run: Run): void => {
  const plain = [...chainOf(suite).map((one) => one.name), name].join(' > ');
  let id = plain;
  for (let copy = 2; found.has(id); copy++) id = `${plain} (${copy})`;
  found.set(id, { id, suite, run });
};

const group = (name: string, body: Run): void => {
  const outer = suite;
  suite = suiteIn(outer, name);
  body();
  suite = outer;
};

/** Options may stand between name and body: nothing of them matters here. */
const named =
  (one: (name: string, body: Run) => void) =>
  (name: string, ...rest: unknown[]): void => {
    const body = rest.findLast((part): part is Run => typeof part === 'function');
    if (body !== undefined) one(name, body);
  };

const each = (one: (name: string, run: Run) => void) => (rows: readonly unknown[]) =>
  named((name, body) => {
    for (const row of rows) one(name, () => body(...(Array.isArray(row) ? row : [row])));
  });

export const it = Object.assign(named(declare), { each: each(declare) });
export const describe = Object.assign(named(group), { each: each(group) });

const hook = (kind: (typeof kinds)[number]) => (run: Run) => {
  suite[kind].push(run);
};
export const beforeAll = hook('beforeAll');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');
export const afterAll = hook('afterAll');

/** Runs tests one after another; each suite is entered once, by the first of its tests, and left at the end. */
export const createRun = () => {
  const entered = new Set<Suite>();
  return {
    one: async ({ suite: own, run }: Collected): Promise<void> => {
      const chain = chainOf(own);
      for (const each of chain) {
        if (entered.has(each)) continue;
        entered.add(each);
        for (const prepare of each.beforeAll) await prepare();
      }
      for (const each of chain) for (const prepare of each.beforeEach) await prepare();
      try {
        await run();
      } finally {
        for (const each of chain.toReversed()) for (const tidy of each.afterEach) await tidy();
      }
    },
    leave: async (): Promise<void> => {
      for (const each of [...entered].toReversed()) for (const tidy of each.afterAll) await tidy();
    },
  };
};
