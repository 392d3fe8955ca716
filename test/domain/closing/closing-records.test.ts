import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareRecords,
  extensionDigest,
  extensionsOf,
  noRecords,
  recordDigests,
  rehearsalDigest,
  rehearsalRecord,
} from '../../../functions/domain/closing/closing-records.ts';
import { type DoneRehearsal, noEnds } from '../../../functions/domain/closing/rehearsal.ts';
import type { DeadlineExtension } from '../../../functions/domain/cycle/cycle.ts';
import { nodeDigest } from '../../../functions/runtime/digest.ts';

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

const day = '2026-01-20T17:00:00.000Z';
const request = { requestKey: 'k', requestDigest: 'd' };
const rehearsal: DoneRehearsal = {
  ...{ schemaVersion: 1, number: 4, phase: 'planning', basis: 'deadline', instant: day, by: null, at: day, ...request },
  ...{ comparedWith: null, shards: 1, status: 'done', finishedAt: day },
  totals: { cases: 1, endStates: noEnds(), rules: {}, missing: {}, changed: 0, moves: [] },
};
const extension: DeadlineExtension = {
  ...{ phase: 'planning', from: day, to: day, reason: 'A flood.', by: 'admin', at: day, ...request },
};
const { requestKey: _, requestDigest: __, ...plain } = extension;
const reasonOf = (text: string): string => nodeDigest.sha256(`siklus-reason-1\n${text}`);

describe('what others are handed of a close', () => {
  it('is a rehearsal without the key of its request', () => {
    const { requestKey: ___, requestDigest: ____, ...rest } = rehearsal;
    expect(rehearsalRecord(rehearsal)).toEqual(rest);
  });

  it('is each later end of the phase, and of the reasons a digest', () => {
    const approval = { kind: 'approve', by: 'secretary', reason: 'Seen.', at: day } as const;
    const extensions: DeadlineExtension[] = [
      extension,
      { ...extension, phase: 'execution' },
      { ...extension, unitCode: 'A', approval },
    ];
    expect(extensionsOf({ extensions }, 'planning', nodeDigest)).toEqual([
      { ...plain, reason: reasonOf('A flood.') },
      { ...plain, unitCode: 'A', reason: reasonOf('A flood.'), approval: { ...approval, reason: reasonOf('Seen.') } },
    ]);
    expect(extensionsOf({ extensions }, 'follow-up', nodeDigest)).toEqual([]);
  });

  it('is named in the manifest by digests, which tell one kind from the other', () => {
    const records = { rehearsals: [rehearsalRecord(rehearsal)], extensions: [{ ...plain, reason: 'r' }] };
    expect(recordDigests(records, nodeDigest)).toEqual({
      rehearsals: [{ number: 4, digest: rehearsalDigest(records.rehearsals[0], nodeDigest) }],
      extensions: [extensionDigest(records.extensions[0], nodeDigest)],
    });
    expect(recordDigests(noRecords, nodeDigest)).toEqual({ rehearsals: [], extensions: [] });
    expect(rehearsalDigest({ a: 1 }, nodeDigest)).toBe(nodeDigest.sha256('siklus-rehearsal-1\n{"a":1}'));
    expect(extensionDigest({ a: 1 }, nodeDigest)).toBe(nodeDigest.sha256('siklus-extension-1\n{"a":1}'));
  });
});
