import type { Range } from '../ports/store.ts';

/** DynamoDB's order of sort keys: UTF-8 bytes, which differs from JavaScript's (UTF-16 units) beyond the basic plane. */
export const compareSortKeys = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export const isInRange = (range: Range['sk'], sk: string): boolean => {
  switch (range.kind) {
    case 'all':
      return true;
    case 'prefix':
      return sk.startsWith(range.prefix);
    case 'between':
      return compareSortKeys(range.from, sk) <= 0 && compareSortKeys(sk, range.to) <= 0;
  }
};

const firstOf = (range: Range['sk']): string => {
  switch (range.kind) {
    case 'all':
      return '';
    case 'prefix':
      return range.prefix;
    case 'between':
      return range.from;
  }
};

/**
 * Where a page begins. A cursor comes back from callers, so it may lie anywhere; the engine refuses one outside the
 * range, hence the decision here.
 */
export const placeOf = (range: Range['sk'], after: string | null): 'start' | 'inside' | 'past-the-end' => {
  if (range.kind === 'between' && compareSortKeys(range.from, range.to) > 0) return 'past-the-end';
  if (after === null || after === '') return 'start';
  if (isInRange(range, after)) return 'inside';
  return compareSortKeys(after, firstOf(range)) < 0 ? 'start' : 'past-the-end';
};
