import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../functions/domain/closing/closing-records.ts';

describe('the records of a close against those that were signed', () => {
  it.each([
    ['the same', ['a', 'b'], ['a', 'b'], []],
    ['one taken out', ['a', 'b', 'c'], ['a', 'c'], [{ kind: 'removed', at: 1 }]],
    ['one put in', ['a', 'b'], ['a', 'x', 'b'], [{ kind: 'inserted', at: 1 }]],
    ['one changed', ['a', 'b'], ['a', 'x'], [{ kind: 'changed', at: 1 }]],
    ['two swapped', ['a', 'b', 'c'], ['a', 'c', 'b'], [{ kind: 'reordered', at: 1 }]],
    ['one doubled', ['a', 'b'], ['a', 'b', 'b'], [{ kind: 'inserted', at: 2 }]],
    ['all gone', ['a'], [], [{ kind: 'removed', at: 0 }]],
  ])('%s', (_, signed, given, problems) => {
    expect(compareRecords(signed, given)).toEqual(problems);
  });

  it('differ exactly where the lists do', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 6 });
    fc.assert(
      fc.property(list, list, (signed, given) => {
        expect(compareRecords(signed, given).length === 0).toBe(JSON.stringify(signed) === JSON.stringify(given));
      }),
    );
  });
});
