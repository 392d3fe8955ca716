import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { particularIn } from '../../functions/contracts/particulars/particular-in.ts';
import { refusalDetails } from '../../functions/contracts/particulars/refusal-details.ts';
import { rowReasons } from '../../functions/contracts/particulars/row-reasons.ts';
import { checkNip } from '../../functions/domain/directory/nip.ts';
import { problemDocument } from '../../functions/http/answer/problem-document.ts';
import { tellReport } from '../../functions/http/answer/tell-reasons.ts';

const functions = fileURLToPath(new URL('../../functions/', import.meta.url));
const files = globSync('{domain,usecases,http}/**/*.ts', { cwd: functions }).sort();
const sources = files.map((file): [string, string] => [file, readFileSync(`${functions}${file}`, 'utf8')]);

/** A literal as the code has it, each place that is filled in taken by a word. */
const textOf = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\$\{[^}]*\}/g, 'x')
    .replace(/\\'/g, "'");

/** What follows this name as a literal, in the files that a test asks about. */
const literalsAfter = (name: RegExp, within: (file: string) => boolean): string[] =>
  sources
    .filter(([file]) => within(file))
    .flatMap(([, text]) =>
      [...text.matchAll(new RegExp(`${name.source}\\s*('(?:[^'\\\\\\n]|\\\\.)*'|"[^"\\n]*"|\`[^\`\\n]*\`)`, 'g'))].map(
        ([, literal = '']) => textOf(literal),
      ),
    );

const untold = (texts: readonly string[]): string[] => texts.filter((text) => particularIn(text, 'id') === null);

describe('every particular has Indonesian words', () => {
  it('of what a refusal says (a sentence behind `detail:`)', () => {
    const details = literalsAfter(/\bdetail:/, (file) => /^(domain|usecases)\//.test(file));
    const sentences = details.filter((text) => /^[A-Z].*\.$/.test(text));
    expect(sentences.length).toBeGreaterThan(100);
    expect(untold(sentences)).toEqual([]);
  });

  it('of why an act is not possible now', () => {
    const reasons = literalsAfter(/\breason:/, (file) => /^domain\/case\/(action-rules|misfits)\.ts$/.test(file));
    expect(reasons.length).toBeGreaterThan(10);
    expect(untold(reasons)).toEqual([]);
  });

  it('of why a row of an import is refused', () => {
    const reasons = literalsAfter(
      /\breason:/,
      (file) =>
        /^usecases\/(directory|leaves|activities|plans)\//.test(file) ||
        /^http\/request\/(import-rows|read-plan-rows|journal-sheet\/)/.test(file) ||
        /draft-of-rows|read-indicator-row/.test(file),
    );
    const said = reasons.filter((text) => text.includes(' '));
    expect(said.length).toBeGreaterThan(25);
    expect(untold(said)).toEqual([]);
  });

  it('of what is wrong with a number', () => {
    const wrong = ['', '1.98E+17', 'abc', '123', '199013012015041001', '199001012015131001', '199001011980041001'];
    const more = ['199001012015043001', '199001012015041000'];
    const reasons = [...wrong, ...more].map((nip) => checkNip(nip, 'PNS')).flatMap((c) => (c.ok ? [] : [c.reason]));
    expect(reasons).toHaveLength(9);
    expect(untold(reasons)).toEqual([]);
  });

  it('and no two ways of saying one thing, nor a place that is filled in on one side only', () => {
    const all = [...refusalDetails, ...rowReasons];
    expect(new Set(all.map(([en]) => en)).size).toBe(all.length);
    const places = (text: string): number => text.split('{}').length;
    expect(all.filter(([en, id]) => places(en) !== places(id))).toEqual([]);
  });
});

describe('what is filled in', () => {
  it.each([
    ['row 12 says this already', 'sudah disebut di baris 12'],
    ['the number must have 18 digits, not 4', 'nomor harus 18 angka, bukan 4'],
    [
      'This act belongs to: appraiser, segment-appraiser.',
      'Tindakan ini wewenang: pejabat penilai, pejabat penilai bagian periode itu.',
    ],
    ['Not possible now: the plan lies with the appraiser.', 'Belum dapat dilakukan: SKP sedang di pejabat penilai.'],
    [
      'The cycle is in phase execution; this act belongs to planning.',
      'Siklus berada pada tahap pelaksanaan; tindakan ini termasuk tahap perencanaan.',
    ],
    ['date: between 2026-01-01 and 2026-03-31.', 'date: antara 2026-01-01 dan 2026-03-31.'],
  ])('%s', (english, indonesian) => {
    expect(particularIn(english, 'id')).toBe(indonesian);
    expect(particularIn(english, 'en')).toBe(english);
  });
});

describe('an answer', () => {
  const refused = [
    { row: 1, column: 'nip', code: 'unknown-nip', reason: 'nobody in the directory has this number' },
    { row: 2, column: 'from', code: 'too_small', reason: 'Too small: expected string to have >=1 characters' },
  ];
  it('tells the reasons of rows in the language asked for, at least what the code means', () => {
    expect(tellReport({ created: 0, refused }, 'en')).toEqual({ created: 0, refused });
    expect(tellReport({ created: 0, refused }, 'id').refused.map(({ reason }) => reason)).toEqual([
      'tidak ada pegawai dengan nomor ini',
      expect.stringMatching(/^[A-Z].*\.$/),
    ]);
  });

  it('tells the particulars of a refusal and of its fields', () => {
    const refusal = {
      code: 'wrong-stage' as const,
      detail: 'Not possible now: no plan was submitted.',
      fields: [{ pointer: '/date', code: 'date-outside-period', detail: 'both times or neither' }],
    };
    const told = problemDocument({ refusal, language: 'id', instance: '/v1', deadline: '2026-01-15T23:59:59+07:00' });
    expect(told.detail).toBe('Belum dapat dilakukan: SKP belum diajukan. Batas waktunya 2026-01-15T23:59:59+07:00.');
    expect(told.fields).toMatchObject([{ detail: 'isi kedua jam atau kosongkan keduanya' }]);
    const english = problemDocument({ refusal, language: 'en', instance: '/v1', deadline: null });
    expect([english.detail, english.fields?.[0]?.detail]).toEqual([refusal.detail, 'both times or neither']);
  });
});
