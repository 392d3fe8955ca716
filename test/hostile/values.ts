/** A value of parsed JSON taken apart without trust in its shape. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first text under this name, however deep. */
export const findString = (value: unknown, name: string): string | null => {
  if (Array.isArray(value)) return value.map((one) => findString(one, name)).find((found) => found !== null) ?? null;
  if (!isRecord(value)) return null;
  const own = value[name];
  return typeof own === 'string' ? own : findString(Object.values(value), name);
};

export const stringIn = (value: unknown, name: string): string => {
  const found = findString(value, name);
  if (found === null) throw new Error(`no ${name} in the answer`);
  return found;
};

export type Path = (string | number)[];
export type Leaf = { path: Path; value: unknown };

/** Every value inside a value, itself first. */
export const nodesOf = (value: unknown, path: Path = []): Leaf[] => [
  { path, value },
  ...(Array.isArray(value)
    ? value.flatMap((one, i) => nodesOf(one, [...path, i]))
    : isRecord(value)
      ? Object.entries(value).flatMap(([name, one]) => nodesOf(one, [...path, name]))
      : []),
];

/** The value with another one at a path. */
export const withAt = (value: unknown, [first, ...rest]: Path, next: unknown): unknown => {
  if (first === undefined) return next;
  if (Array.isArray(value)) return value.map((one, i) => (i === first ? withAt(one, rest, next) : one));
  if (!isRecord(value)) return value;
  const changed = Object.entries(value).map(([name, one]) => [name, name === first ? withAt(one, rest, next) : one]);
  return Object.fromEntries(first in value ? changed : [...changed, [first, next]]);
};
