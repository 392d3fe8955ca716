import { describe, expect, it } from 'vitest';
import { forgeryNames } from '../../../tamper/make-forgeries.ts';
import { runClean, runForgeries, verifyLines } from '../../../tamper/run.ts';

describe('an export as it was written', () => {
  it('raises no alarm, whatever the size of the city', () => {
    const { clean, falseAlarms } = runClean(100, 'test');
    expect(falseAlarms).toEqual([]);
    expect(clean).toBeGreaterThan(20);
  });

  it('without a line is no export', () => {
    expect(verifyLines({ lines: [] }).findings).toEqual([{ kind: 'removed', place: 'header', line: 1 }]);
  });
});

/** `npm run tamper` does the same a hundred thousand times, and continuous integration some fifty times for each. */
describe('an export that was tampered with', () => {
  it.each(forgeryNames)('%s: is found, at the very item, and named', (name) => {
    const { tallies, missed } = runForgeries(12, 'test', [name]);
    const runs = tallies.get(name)?.runs ?? 0;
    expect(missed).toEqual([]);
    expect(runs).toBeGreaterThan(0);
    expect(tallies.get(name)).toEqual({ runs, found: runs, located: runs, named: runs });
  });
});
