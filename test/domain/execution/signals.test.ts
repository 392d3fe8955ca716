import { describe, expect, it } from 'vitest';
import { findBursts } from '../../../functions/domain/execution/integrity/find-bursts.ts';
import { findDuringLeave } from '../../../functions/domain/execution/integrity/find-during-leave.ts';
import { comparable, findSameEvidence } from '../../../functions/domain/execution/integrity/find-same-evidence.ts';
import { findSignals } from '../../../functions/domain/execution/integrity/find-signals.ts';
import { findSimilarTexts, wordsOf } from '../../../functions/domain/execution/integrity/find-similar-texts.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import { activity, digest, idsOf } from './journal-fixtures.ts';

const at = (day: string, hour: string) => ({ at: `2026-01-${day}T${hour}:00:00.000Z` });
const nameOf = (text: string): string => digest.sha256(text).slice(0, 22);

describe('a burst', () => {
  const rule = { entries: 2, share: '50' };

  it('names its reports, and arose with the last of them', () => {
    const reports = [
      activity('a', '2026-01-05', at('20', '02')),
      activity('b', '2026-01-06', at('20', '05')),
      activity('c', '2026-01-07', at('20', '03')),
      activity('d', '2026-01-08'),
    ];
    expect(findBursts(reports, 'Asia/Jakarta', rule)).toEqual([
      {
        id: 'burst-2026-01-2026-01-20',
        kind: 'burst',
        entries: [
          { date: '2026-01-05', id: 'a' },
          { date: '2026-01-06', id: 'b' },
          { date: '2026-01-07', id: 'c' },
        ],
        arisenAt: '2026-01-20T05:00:00.000Z',
        subject: '2026-01-20',
      },
    ]);
  });

  it('is a part of its own month, whenever that was written', () => {
    const january = [activity('a', '2026-01-05', at('31', '02')), activity('b', '2026-01-06', at('31', '02'))];
    const february = Array.from({ length: 9 }, (_, i) => activity(`f${i}`, `2026-02-0${i + 1}`));
    expect(findBursts([...january, ...february], 'Asia/Jakarta', rule)).toHaveLength(1);
  });
});

describe('work during leave', () => {
  it('names its reports and the leave, and arose with the report that was stored first', () => {
    const reports = [
      activity('a', '2026-01-12', at('14', '03')),
      activity('b', '2026-01-13', at('13', '09')),
      activity('c', '2026-01-20'),
    ];
    expect(findDuringLeave(reports, [{ from: '2026-01-12', to: '2026-01-14' }])).toEqual([
      {
        id: 'during-leave-2026-01-12',
        kind: 'during-leave',
        entries: [
          { date: '2026-01-12', id: 'a' },
          { date: '2026-01-13', id: 'b' },
        ],
        arisenAt: '2026-01-13T09:00:00.000Z',
        subject: '2026-01-12/2026-01-14',
      },
    ]);
  });
});

describe('the same evidence', () => {
  it.each([
    ['HTTPS://Data.GO.id/Berkas?A=B#c', 'https://data.go.id/Berkas?A=B'],
    ['https://a.id/x///', 'https://a.id/x'],
    ['https://a.id?Next=HTTP://B.ID', 'https://a.id?Next=HTTP://B.ID'],
    ['Lemari B, see HTTPS://A.ID', 'Lemari B, see HTTPS://A.ID'],
    ['https://a.id/a#b\nhttps://a.id/c', 'https://a.id/a'],
    ['https://a.id/a/b', 'https://a.id/a/b'],
  ])('%s leads to %s', (evidence, same) => {
    expect(comparable(evidence)).toBe(same);
  });

  it('arose with the second report in the order of storing', () => {
    const under = (id: string, day: string) =>
      activity(id, '2026-01-05', { evidence: ['https://a.id/'], ...at(day, '03') });
    expect(findSameEvidence([under('a', '09'), under('b', '07'), under('c', '08')], digest)).toEqual([
      {
        id: `same-evidence-${nameOf('https://a.id')}`,
        kind: 'same-evidence',
        entries: ['a', 'b', 'c'].map((id) => ({ date: '2026-01-05', id })),
        arisenAt: '2026-01-08T03:00:00.000Z',
        subject: 'https://a.id',
      },
    ]);
  });
});

describe('similar texts', () => {
  const rule = { words: 3, share: '60' };
  const groupsOf = (...texts: string[]) =>
    findSimilarTexts(
      texts.map((text, i) => activity(`a${i}`, `2026-01-${10 + i}`, { text })),
      rule,
      digest,
    ).map(({ entries }) => idsOf(entries));

  it.each([
    ['Menyusun 3 laporan, lalu 3 LAPORAN!', ['menyusun', 'laporan', 'lalu']],
    ['  12-01-2026 ', []],
    // As one sign, or as a letter and its mark, or in the wide form that spreadsheets of Japan have.
    ['caf\u00e9 cafe\u0301 ｃａｆé', ['caf\u00e9']],
  ])('the words of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('in any order of their words', () => {
    expect(groupsOf('satu dua tiga', 'tiga dua satu', 'dua tiga satu')).toEqual([['a0', 'a1', 'a2']]);
  });

  it('are one group where a third text joins two, and the order of joining does not matter', () => {
    const [left, right, both] = ['satu dua tiga', 'empat dua tiga', 'satu empat dua tiga'];
    expect(groupsOf(left ?? '', right ?? '', both ?? '')).toEqual([['a0', 'a1', 'a2']]);
    expect(groupsOf(both ?? '', right ?? '', left ?? '')).toEqual([['a0', 'a1', 'a2']]);
  });

  it('are named by the report that was stored first, and arose with the second', () => {
    const text = 'satu dua tiga';
    const reports = [
      activity('a', '2026-01-05', { text, ...at('09', '03') }),
      activity('b', '2026-01-06', { text, ...at('07', '03') }),
      activity('c', '2026-01-07', { text, ...at('08', '03') }),
    ];
    expect(findSimilarTexts(reports, rule, digest)).toMatchObject([
      {
        id: `similar-text-${nameOf('2026-01-06#b')}`,
        arisenAt: '2026-01-08T03:00:00.000Z',
        subject: null,
      },
    ]);
  });
});

it('signals that arose in the same moment come by their names', () => {
  const text = 'satu dua tiga empat';
  const activities = ['a', 'b'].map((id) => activity(id, '2026-01-05', { text, evidence: ['https://a.id'] }));
  const facts = { activities, leaves: [{ from: '2026-01-05', to: '2026-01-05' }], zone: 'Asia/Jakarta' } as const;
  const kinds = findSignals(facts, defaultRuleSet.activities.signals, digest).map(({ kind }) => kind);
  expect(kinds).toEqual(['during-leave', 'same-evidence', 'similar-text']);
});
