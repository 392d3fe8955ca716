import { describe, expect, it } from 'vitest';
import { forgeries, runClean, runForgeries, verifyLines } from '../../../tamper/run.ts';

/** `npm run tamper` does the same a hundred thousand times. */
describe('an export that was tampered with', () => {
  it.each(Object.keys(forgeries))('%s: is found, at the very item, and named', (name) => {
    const { tallies, missed } = runForgeries(25, 'test', [name]);
    expect(missed).toEqual([]);
    expect(tallies.get(name)).toEqual({ runs: 25, found: 25, located: 25, named: 25 });
  });
});

describe('an export as it was written', () => {
  it('raises no alarm, whatever the size of the city', () => {
    expect(runClean(150, 'test')).toEqual({ clean: 150, falseAlarms: [] });
  });

  it('without a line is no export', () => {
    expect(verifyLines({ lines: [] }).findings).toEqual([{ kind: 'removed', place: 'header', line: 1 }]);
  });
});
