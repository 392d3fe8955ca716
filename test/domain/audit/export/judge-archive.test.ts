import { describe, expect, it } from 'vitest';
import type { HeaderLine } from '../../../../functions/domain/audit/export/export-lines.ts';
import { type ArchivedFile, judgeArchive } from '../../../../functions/domain/audit/export/judge-archive.ts';
import { sealHash } from '../../../../functions/domain/audit/seal.ts';
import { nodeDigest } from '../../../../functions/runtime/digest.ts';
import { makeClean } from '../../../tamper/make-forgeries.ts';

const [city] = [...makeClean(24, 'test')].filter(({ archive }) => archive.length > 2);
const lines = city?.lines ?? [];
const header = lines.find((line): line is HeaderLine => line.type === 'header');
const seals = lines.flatMap((line) => (line.type === 'seal' ? [line.seal] : []));
const hashes = new Map(seals.map((seal) => [seal.number, sealHash(seal, nodeDigest)]));
const archive = city?.archive ?? [];
const last = seals.length;
const fileOf = (number: number, over: object): ArchivedFile => ({
  name: 'x',
  text: JSON.stringify({ ...seals[last - 1], number, ...over }),
});
const later = (seconds: number): string =>
  new Date(Date.parse(header?.exportedAt ?? '') + 1000 * seconds).toISOString();
const found = (files: readonly ArchivedFile[], known: ReadonlyMap<number, string> = hashes) => {
  if (header === undefined) throw new Error('no header');
  return judgeArchive({ header, hashes: known, line: 7 }, files, nodeDigest);
};
const finding = (kind: string, seal: number) => ({ kind, place: 'archive', line: 7, seal });

describe('the log of seals against the archive', () => {
  it('is the same, and may have gone on since', () => {
    expect(found(archive)).toEqual([]);
    expect(found([...archive, fileOf(last + 1, { at: later(90) })])).toEqual([]);
    expect(found([...archive, fileOf(1, { agencyId: 'another' })])).toEqual([]);
  });

  it.each<[string, readonly ArchivedFile[], ReadonlyMap<number, string>, object[]]>([
    [
      'something that is no seal',
      [...archive, { name: 'x', text: '{' }],
      hashes,
      [{ kind: 'unreadable', place: 'archive', line: 7 }],
    ],
    [
      'a text that is no seal',
      [...archive, { name: 'x', text: '{}' }],
      hashes,
      [{ kind: 'unreadable', place: 'archive', line: 7 }],
    ],
    ['one that the export does not have', archive, new Map([...hashes].slice(1)), [finding('removed', 1)]],
    [
      'a later one made before the export',
      [...archive, fileOf(last + 1, { at: later(-90) })],
      hashes,
      [finding('truncated', last + 1)],
    ],
    [
      'the last one, which the export does not have',
      archive,
      new Map([...hashes].slice(0, -1)),
      [finding('removed', last)],
    ],
    [
      'the last one, which says that it was made after the export',
      [...archive.slice(0, -1), fileOf(last, { at: later(90) })],
      new Map([...hashes].slice(0, -1)),
      [finding('removed', last)],
    ],
    [
      'one of another agency’s in the place of the last',
      [...archive.slice(0, -1), fileOf(last, { agencyId: 'another' })],
      hashes,
      [finding('inserted', last)],
    ],
    ['one that the archive does not have', archive.slice(1), hashes, [finding('inserted', 1)]],
    [
      'one that says something else',
      [...archive.slice(0, -1), fileOf(last, { acts: 999 })],
      hashes,
      [finding('forked', last)],
    ],
  ])('%s', (_, files, known, findings) => {
    expect(found(files, known)).toStrictEqual(findings);
  });
});
