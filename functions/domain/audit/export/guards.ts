/* Guards by hand, for what comes out of a file: a member that a shape does not name makes it unreadable. */

export type Guard<T> = (value: unknown) => value is T;
export type Shape = Record<string, Guard<unknown>>;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fits = (value: unknown, shape: Shape, optional: Shape = {}): boolean =>
  isObject(value) &&
  Object.keys(value).every((name) => Object.hasOwn(shape, name) || Object.hasOwn(optional, name)) &&
  Object.entries(shape).every(([name, guard]) => guard(value[name])) &&
  Object.entries(optional).every(([name, guard]) => value[name] === undefined || guard(value[name]));

export const anything: Guard<unknown> = (value): value is unknown => value !== undefined;
export const text: Guard<string> = (value): value is string => typeof value === 'string';
export const count: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
/** Ids and digests: printable ASCII without the colon that separates them in a Merkle leaf. */
export const name: Guard<string> = (value): value is string =>
  typeof value === 'string' && /^[!-9;-~]{1,100}$/.test(value);
export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';
export const instant: Guard<string> = (value): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);
export const nullOr =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);
export const literal =
  <T extends string | number>(...wanted: readonly T[]): Guard<T> =>
  (value): value is T =>
    wanted.some((one) => one === value);
export const listOf =
  <T>(guard: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(guard);
export const shaped =
  <T>(shape: Shape, optional: Shape = {}): Guard<T> =>
  (value): value is T =>
    fits(value, shape, optional);
