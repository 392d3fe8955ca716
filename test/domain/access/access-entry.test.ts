import { describe, expect, it } from 'vitest';
import { type AccessEntry, covers, withSeen } from '../../../functions/domain/access/access-entry.ts';

const at = '2026-02-01T02:00:00.000Z';
const later = '2026-02-01T03:00:00.000Z';
const list: AccessEntry = { schemaVersion: 1, seen: { work: at }, people: ['ani', 'budi'] };
const whole: AccessEntry = { schemaVersion: 1, seen: { record: at } };

describe('what one more answer adds to the record of readings', () => {
  it.each([
    ['a first reading', null, { kinds: ['plan'], at }, { schemaVersion: 1, seen: { plan: at } }],
    ['the same again', whole, { kinds: ['record'], at: later }, null],
    ['a first answer about nobody and nothing', null, { kinds: [], at }, { schemaVersion: 1, seen: {} }],
    [
      'another kind, beside the first',
      whole,
      { kinds: ['record', 'rating'], at: later },
      { schemaVersion: 1, seen: { record: at, rating: later } },
    ],
    [
      'a further person, each named once',
      list,
      { kinds: ['work'], people: ['budi', 'citra'], at: later },
      { schemaVersion: 1, seen: { work: at }, people: ['ani', 'budi', 'citra'] },
    ],
    ['people who are all known', list, { kinds: ['work'], people: ['budi', 'ani'], at: later }, null],
  ] as const)('%s', (_, entry, seen, expected) => {
    expect(withSeen(entry, seen)).toEqual(expected);
  });
});

describe('whether a list that was read covers a person', () => {
  it.each([
    [list, 'ani', 'work', true],
    [list, 'ani', 'rating', false],
    [list, 'citra', 'work', false],
    [whole, 'ani', 'record', false],
    [null, 'ani', 'work', false],
  ] as const)('%j of %s, %s: %s', (entry, person, kind, expected) => {
    expect(covers(entry, person, kind)).toBe(expected);
  });

  it('names nobody where it has no names', () => {
    expect(covers(whole, 'Stryker was here', 'record')).toBe(false);
  });
});
