import { expect } from 'vitest';

export { expect };

type Body = (...row: unknown[]) => unknown;
export type Collected = { id: string; run: () => unknown };

let file = '';
let trail: string[] = [];
let found = new Map<string, Collected>();

/** Tests that the files imported from now on declare, each under a name of its own. */
export const collectInto = (into: Map<string, Collected>): void => {
  found = into;
};

export const collectFrom = (path: string): void => {
  file = path;
  trail = [];
};

const declare = (name: string, run: () => unknown): void => {
  const plain = `${file}#${[...trail, name].join(' > ')}`;
  let id = plain;
  for (let copy = 2; found.has(id); copy++) id = `${plain} (${copy})`;
  found.set(id, { id, run });
};

const group = (name: string, body: () => unknown): void => {
  trail.push(name);
  body();
  trail.pop();
};

const rowsOf =
  (one: (name: string, run: () => unknown) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of rows) one(name, () => body(...(Array.isArray(row) ? row : [row])));
  };

export const it = Object.assign(declare, { each: rowsOf(declare) });
export const describe = Object.assign(group, { each: rowsOf(group) });
