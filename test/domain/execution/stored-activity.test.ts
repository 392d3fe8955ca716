import { describe, expect, it } from 'vitest';
import { requestTagOf, sha256OfEvidence } from '../../../functions/domain/execution/activity.ts';
import { toStoredActivity } from '../../../functions/domain/execution/stored-activity.ts';
import { activity } from './journal-fixtures.ts';

describe('an item of the table', () => {
  const least = {
    schemaVersion: 1,
    w: 'rhk-1',
    t: 'Kegiatan a',
    m: 60,
    a: Date.parse('2026-01-05T03:00:00.000Z'),
    d: 'tag-a',
  };
  // Every byte of it is billed: what nobody said takes none.
  it.each<[string, Parameters<typeof activity>[2], object]>([
    ['nothing but what must be said', {}, {}],
    ['its last day', { endDate: '2026-01-07' }, { u: '2026-01-07' }],
    ['its times', { startTime: '08:00', endTime: '09:30' }, { h: '08:00-09:30' }],
    ['no half of a time', { startTime: '08:00' }, {}],
    ['nor the other', { endTime: '08:00' }, {}],
    ['a quantity, of none too', { quantity: '0' }, { q: '0' }],
    ['progress', { progress: '0' }, { p: '0' }],
    ['that it is not done', { done: false }, { f: false }],
    ['evidence', { evidence: ['https://a.id'] }, { e: ['https://a.id'] }],
    ['days late', { lateDays: 2 }, { l: 2 }],
    ['that it came from a sheet', { source: 'import' }, { i: true }],
    [
      'why it was corrected',
      { change: { kind: 'correct', reason: 'Salah' }, requestKey: 'k' },
      { c: { k: 'correct', r: 'Salah', q: 'k' } },
    ],
  ])('has %s', (_, over, more) => {
    const stored = toStoredActivity(activity('a', '2026-01-05', over));
    expect(stored).toEqual({ ...least, ...more });
    expect(Object.keys(stored)).toHaveLength(Object.keys(least).length + Object.keys(more).length);
  });

  it('has the leading signs of the digest of its request', () => {
    expect(requestTagOf('abcdefghijklmnopqrstuvwxyz')).toBe('abcdefghijklmnopqrstuv');
  });

  it('has links that only end like a file', () => {
    expect(sha256OfEvidence(`https://a.id/?ni:///sha-256;${'x'.repeat(43)}`)).toBeNull();
  });
});
