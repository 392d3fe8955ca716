import type { Key, Range } from '../ports/store.ts';

/* What `keys.ts` and the tables that it takes in build addresses from. */

export const key = <T>(pk: string, sk: string): Key<T> => ({ pk, sk });
export const all = <T>(pk: string): Range<T> => ({ pk, sk: { kind: 'all' } });
export const prefixed = <T>(pk: string, prefix: string): Range<T> => ({ pk, sk: { kind: 'prefix', prefix } });
export const padded = (n: number): string => String(n).padStart(6, '0');

/** A person's details in one cycle. */
export const person = (agency: string, cycle: string, employee: string): string =>
  `${agency}#${cycle}#person#${employee}`;
