import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBursts } from '../../../functions/domain/execution/integrity/find-bursts.ts';
import { findDuringLeave } from '../../../functions/domain/execution/integrity/find-during-leave.ts';
import { findSameEvidence } from '../../../functions/domain/execution/integrity/find-same-evidence.ts';
import { findSignals } from '../../../functions/domain/execution/integrity/find-signals.ts';
import { findSimilarTexts, wordsOf } from '../../../functions/domain/execution/integrity/find-similar-texts.ts';
import { reportsAreClosed, shownToOthersFrom } from '../../../functions/domain/execution/integrity/head-start.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { activity, digest, idsOf } from './journal-fixtures.ts';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `2026-01-${String(i + 1).padStart(2, '0')}`);
const lastDay = '2026-01-30T08:00:00.000Z';

describe('a burst', () => {
  const rule = { entries: 10, share: '50' };
  const written = (late: number, inTime: number) =>
    days(late + inTime).map((day, i) => activity(`a${i}`, day, i < late ? { at: lastDay } : {}));

  it.each([
    [10, 10, 1],
    [10, 11, 0],
    [9, 0, 0],
    [20, 5, 1],
  ])('%i reports of earlier days written on the last one beside %i in time: %i signals', (late, inTime, signals) => {
    const found = findBursts(written(late, inTime), 'Asia/Jakarta', rule);
    expect(found).toHaveLength(signals);
    if (signals > 0) {
      expect(found[0]?.entries).toHaveLength(late);
      expect(found[0]?.subject).toBe('2026-01-30');
    }
  });

  it('is counted in the zone of the agency, and reports of the day itself are none', () => {
    const evening = days(12).map((day, i) => activity(`a${i}`, day, { at: `${day}T16:59:59.000Z` }));
    expect(findBursts(evening, 'Asia/Jakarta', { entries: 1, share: '0' })).toEqual([]);
    const midnight = days(1).map((day, i) => activity(`a${i}`, day, { at: `${day}T17:00:00.000Z` }));
    expect(findBursts(midnight, 'Asia/Jakarta', { entries: 1, share: '0' })).toHaveLength(1);
  });
});

describe('similar texts', () => {
  const rule = { words: 4, share: '80' };
  const texts = (...all: string[]) => all.map((text, i) => activity(`a${i}`, `2026-01-${10 + i}`, { text }));
  const groups = (...all: string[]) =>
    findSimilarTexts(texts(...all), rule, digest).map(({ entries }) => idsOf(entries));

  it.each<[string, string[], string[][]]>([
    ['the same', ['Menyusun laporan bulanan posyandu', 'Menyusun laporan bulanan posyandu'], [['a0', 'a1']]],
    [
      'with other numbers and case',
      ['Menyusun laporan bulan 1 posyandu', 'menyusun LAPORAN bulan 2 posyandu!'],
      [['a0', 'a1']],
    ],
    ['with one word of five changed', ['satu dua tiga empat lima', 'satu dua tiga empat enam'], []],
    ['with one word of ten added', ['a b c d e f g h i', 'a b c d e f g h i j'], [['a0', 'a1']]],
    ['too short to tell', ['Rapat pagi', 'Rapat pagi'], []],
    [
      'in two groups',
      ['satu dua tiga empat', 'merah kuning hijau biru', 'satu dua tiga empat', 'merah kuning hijau biru'],
      [
        ['a0', 'a2'],
        ['a1', 'a3'],
      ],
    ],
  ])('%s', (_, all, expected) => {
    expect(groups(...all)).toEqual(expected);
  });

  it('are found exactly like by comparing each with each', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const text = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
    const similar = (a: string, b: string): boolean => {
      const [x, y] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
      if (x.size < 3 || y.size < 3) return false;
      const common = [...x].filter((one) => y.has(one)).length;
      return common * 100 >= 60 * new Set([...x, ...y]).size;
    };
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (all) => {
        const found = findSimilarTexts(texts(...all), { words: 3, share: '60' }, digest);
        const together = new Set(found.flatMap(({ entries }) => idsOf(entries)));
        const expected = all.flatMap((a, i) => (all.some((b, j) => i !== j && similar(a, b)) ? [`a${i}`] : []));
        expect([...together].sort()).toEqual(expected.sort());
        for (const [i, a] of all.entries())
          for (const [j, b] of all.entries())
            if (i < j && similar(a, b))
              expect(
                found.filter(({ entries }) => idsOf(entries).includes(`a${i}`) && idsOf(entries).includes(`a${j}`)),
              ).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('keep their name while others join', () => {
    const three = texts('satu dua tiga empat', 'satu dua tiga empat', 'satu dua tiga empat');
    const ids = [three.slice(0, 2), three].map((some) => findSimilarTexts(some, rule, digest)[0]?.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).toMatch(/^similar-text-[A-Za-z0-9_-]{22}$/);
  });
});

describe('the same evidence', () => {
  const with_ = (id: string, ...evidence: string[]) => activity(id, '2026-01-05', { evidence });

  it.each<[string, string[], number]>([
    ['the same link', ['https://a.go.id/x', 'https://a.go.id/x'], 1],
    ['another host in capitals, a slash, a part', ['https://A.go.id/x/', 'https://a.go.id/x#foto'], 1],
    ['another path', ['https://a.go.id/x', 'https://a.go.id/X'], 0],
    ['the same file', ['ni:///sha-256;abc', 'ni:///sha-256;abc'], 1],
  ])('%s', (_, [one = '', other = ''], signals) => {
    expect(findSameEvidence([with_('a', one), with_('b', other)], digest)).toHaveLength(signals);
  });

  it('twice under one report is no signal', () => {
    expect(findSameEvidence([with_('a', 'https://a.go.id', 'https://a.go.id/')], digest)).toEqual([]);
  });
});

describe('work during leave', () => {
  const leave = { from: '2026-01-12', to: '2026-01-14' };
  it.each([
    ['2026-01-11', null, 0],
    ['2026-01-12', null, 1],
    ['2026-01-14', null, 1],
    ['2026-01-15', null, 0],
    ['2026-01-09', '2026-01-12', 1],
  ])('from %s to %s: %i signals', (date, endDate, signals) => {
    expect(findDuringLeave([activity('a', date, { endDate })], [leave])).toHaveLength(signals);
  });
});

describe('who sees a signal when', () => {
  const cycle = { zone: 'Asia/Jakarta' } as const;
  // Arisen on Friday 9 January: Monday, Tuesday and Wednesday are the person's own.
  const signal = { arisenAt: '2026-01-09T03:00:00.000Z' };

  it('others after three whole working days', () => {
    expect(shownToOthersFrom(signal, null, cycle, defaultRuleSet)).toBe('2026-01-14T17:00:00.000Z');
  });

  it('others at once with the explanation, and never later for it', () => {
    const explained = '2026-01-12T02:00:00.000Z';
    expect(shownToOthersFrom(signal, explained, cycle, defaultRuleSet)).toBe(explained);
    expect(shownToOthersFrom(signal, '2026-02-01T02:00:00.000Z', cycle, defaultRuleSet)).toBe(
      '2026-01-14T17:00:00.000Z',
    );
  });

  it.each([
    ['planning', false],
    ['execution', false],
    ['supervisor-review', true],
    ['closed', true],
  ] as const)('in phase %s reports are closed: %s', (phase, closed) => {
    expect(reportsAreClosed({ phase })).toBe(closed);
  });
});

it('all signals come in order of when they arose', () => {
  const activities = [
    activity('a', '2026-01-05', { text: 'satu dua tiga empat', evidence: ['https://a.id'] }),
    activity('b', '2026-01-06', { text: 'satu dua tiga empat' }),
    activity('c', '2026-01-12', { evidence: ['https://a.id/'] }),
  ];
  const facts = { activities, leaves: [{ from: '2026-01-05', to: '2026-01-05' }], zone: 'Asia/Jakarta' } as const;
  const found = findSignals(facts, defaultRuleSet.activities.signals, digest);
  expect(found.map(({ kind }) => kind)).toEqual(['during-leave', 'similar-text', 'same-evidence']);
  expect(found.map(({ arisenAt }) => arisenAt)).toEqual(found.map(({ arisenAt }) => arisenAt).toSorted());
});

it('ten thousand reports are looked at in a moment', () => {
  const words = [
    'rapat',
    'laporan',
    'kunjungan',
    'posyandu',
    'verifikasi',
    'berkas',
    'data',
    'warga',
    'layanan',
    'arsip',
  ];
  const many = Array.from({ length: 10_000 }, (_, i) =>
    activity(`a${i}`, '2026-01-05', {
      text: [0, 1, 2, 3].map((k) => `${words[Math.floor(i / 10 ** k) % 10]}${'abcd'.charAt(k)}`).join(' '),
    }),
  );
  expect(findSimilarTexts(many, { words: 4, share: '100' }, digest)).toEqual([]);
});
