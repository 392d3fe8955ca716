import { describe, expect, it } from 'vitest';
import { filesLost, filesNamedIn } from '../../../functions/domain/erasure/file-removal.ts';
import { sha256OfEvidence } from '../../../functions/domain/execution/activity.ts';

const [a, b] = ['a'.repeat(43), 'b'.repeat(43)];
const file = (sha256: string): string => `ni:///sha-256;${sha256}`;

describe('the files that a document names', () => {
  it('are known by their names', () => {
    expect([sha256OfEvidence(file(a)), sha256OfEvidence(a), sha256OfEvidence('https://x')]).toEqual([a, null, null]);
  });

  it.each<[string, unknown, string[]]>([
    ['as a text', file(a), [a]],
    ['in a list', [file(a), 'https://x', file(b)], [a, b]],
    ['deep in it', { items: [{ evidence: [file(b)] }, { other: { evidence: file(a) } }] }, [b, a]],
    ['twice, once', { one: file(a), two: [file(a)] }, [a]],
    ['nowhere', { text: 'file', number: 7, nothing: null, flag: true }, []],
    ['in nothing', null, []],
    ['in no document', undefined, []],
    ['in a number', 7, []],
  ])('%s', (_, document, files) => {
    expect(filesNamedIn(document)).toEqual(files);
  });

  it('are lost where what is left does not name them', () => {
    const before = { evidence: [file(a), file(b)] };
    expect(filesLost(before, { evidence: [file(b)] })).toEqual([a]);
    expect(filesLost(before, { evidence: [] })).toEqual([a, b]);
    expect(filesLost(before, before)).toEqual([]);
    expect(filesLost({}, before)).toEqual([]);
  });
});
