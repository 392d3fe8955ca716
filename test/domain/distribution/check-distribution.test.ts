import { describe, expect, it } from 'vitest';
import { checkDistribution } from '../../../functions/domain/distribution/check-distribution.ts';
import { defaultRuleSet } from '../../../functions/domain/rules/default-rule-set.ts';
import type { MostReading, RuleSet } from '../../../functions/domain/rules/rule-set.ts';
import type { OrganisationPredicate } from '../../../functions/domain/scoring/predicate.ts';
import { type Counts, counts } from '../../support/splits.ts';

const policy = defaultRuleSet.distribution;
const reading = (most: MostReading): RuleSet['distribution'] => ({ ...policy, most });

describe('the patterns of SE MenPANRB 3/2023', () => {
  const table: [OrganisationPredicate, string, Counts, string[]][] = [
    ['istimewa', 'seven of ten Sangat Baik', counts(7, 3, 0, 0, 0), []],
    ['istimewa', 'eight of ten Sangat Baik', counts(8, 2, 0, 0, 0), ['at-most 7 8']],
    ['istimewa', 'more Baik than Sangat Baik', counts(4, 6, 0, 0, 0), ['most 6 4']],
    ['istimewa', 'the others are free', counts(4, 3, 3, 0, 0), []],
    ['istimewa', 'four beside six of two others', counts(4, 0, 0, 3, 3), []],
    ['baik', 'seven of ten Baik and one to improve', counts(2, 7, 1, 0, 0), []],
    ['baik', 'eight of ten Baik', counts(1, 8, 1, 0, 0), ['at-most 7 8']],
    ['baik', 'nobody to improve', counts(3, 7, 0, 0, 0), ['some-of 1 0']],
    ['baik', 'a Kurang does as well', counts(3, 6, 0, 1, 0), []],
    ['baik', 'a Sangat Kurang does not', counts(3, 6, 0, 0, 1), ['some-of 1 0']],
    ['baik', 'as many Sangat Baik as Baik', counts(4, 4, 2, 0, 0), ['most 4 4']],
    ['butuh-perbaikan', 'six of ten, one Sangat Baik', counts(1, 3, 6, 0, 0), []],
    ['butuh-perbaikan', 'five of ten', counts(1, 4, 5, 0, 0), ['at-least 6 5']],
    ['butuh-perbaikan', 'two of ten Sangat Baik', counts(2, 2, 6, 0, 0), ['at-most 1 2']],
    ['kurang', 'six, one and one of ten', counts(1, 2, 1, 6, 0), []],
    ['kurang', 'nobody to improve', counts(1, 3, 0, 6, 0), ['at-least 1 0']],
    ['kurang', 'five of ten, two Sangat Baik', counts(2, 2, 1, 5, 0), ['at-most 1 2', 'at-least 6 5']],
    ['sangat-kurang', 'six and one Kurang of ten', counts(0, 3, 0, 1, 6), []],
    ['sangat-kurang', 'six and one to improve of ten', counts(0, 3, 1, 0, 6), []],
    ['sangat-kurang', 'one Sangat Baik', counts(1, 2, 0, 1, 6), ['at-most 0 1']],
    ['sangat-kurang', 'neither Kurang nor to improve', counts(0, 4, 0, 0, 6), ['at-least 1 0']],
  ];

  it.each(table)('%s: %s', (organisation, _, split, findings) => {
    const check = checkDistribution(split, organisation, policy);
    expect(check.findings.map(({ rule, limit, actual }) => `${rule} ${limit} ${actual}`)).toEqual(findings);
    expect(check.verdict).toBe(findings.length === 0 ? 'lawful' : 'unlawful');
  });

  it('names the predicates that a finding is about', () => {
    const { findings } = checkDistribution(counts(3, 7, 0, 0, 0), 'baik', policy);
    expect(findings).toEqual([{ rule: 'some-of', of: ['butuh-perbaikan', 'kurang'], limit: 1, actual: 0 }]);
  });
});

describe('small groups', () => {
  // Shares of one or two people round to bounds that contradict each other; from three on every pattern has a split.
  const infeasible: [OrganisationPredicate, number[]][] = [
    ['istimewa', [1, 2]],
    ['baik', [1, 2]],
    ['butuh-perbaikan', []],
    ['kurang', [1, 2]],
    ['sangat-kurang', [1, 2]],
  ];

  it.each(infeasible)('%s has no lawful split for groups of %j', (organisation, sizes) => {
    const found = [1, 2, 3, 4, 5].filter(
      (people) => checkDistribution(counts(people, 0, 0, 0, 0), organisation, policy).verdict === 'infeasible-here',
    );
    expect(found).toEqual(sizes);
  });

  it('says what the split breaks even where no other would do', () => {
    const { verdict, findings } = checkDistribution(counts(0, 2, 0, 0, 0), 'kurang', policy);
    expect(verdict).toBe('infeasible-here');
    expect(findings).toEqual([
      { rule: 'at-least', of: ['kurang'], limit: 2, actual: 0 },
      { rule: 'at-least', of: ['butuh-perbaikan'], limit: 1, actual: 0 },
    ]);
  });
});

describe('the reading of "most"', () => {
  const split = counts(4, 5, 1, 0, 0);
  it.each([
    ['ignore', 'lawful'],
    ['plurality', 'lawful'],
    ['majority', 'unlawful'],
  ] as const)('%s: five Baik of ten beside four are %s', (most, verdict) => {
    expect(checkDistribution(split, 'baik', reading(most)).verdict).toBe(verdict);
  });

  it('majority asks for more than half, and half is what must be exceeded', () => {
    expect(checkDistribution(split, 'baik', reading('majority')).findings).toEqual([
      { rule: 'most', of: ['baik'], limit: 5, actual: 5 },
    ]);
    expect(checkDistribution(counts(3, 6, 1, 0, 0), 'baik', reading('majority')).verdict).toBe('lawful');
  });

  it('without it the pattern "Baik" puts no cap on Sangat Baik', () => {
    const all = counts(9, 0, 1, 0, 0);
    expect(checkDistribution(all, 'baik', reading('ignore')).verdict).toBe('lawful');
    expect(checkDistribution(all, 'baik', reading('plurality')).verdict).toBe('unlawful');
  });
});

describe('what is not checked', () => {
  const lopsided = counts(10, 0, 0, 0, 0);
  it.each([
    ['no organisation predicate', lopsided, null, policy],
    ['nobody to count', counts(0, 0, 0, 0, 0), 'baik', policy],
    ['the agency has it off', lopsided, 'baik', { ...policy, enforcement: 'off' }],
  ] as const)('%s', (_, split, organisation, rules) => {
    expect(checkDistribution(split, organisation, rules)).toEqual({ verdict: 'not-checked', findings: [] });
  });

  it.each(['warn', 'justify', 'block'] as const)('enforcement %s leaves the verdict alone', (enforcement) => {
    expect(checkDistribution(lopsided, 'baik', { ...policy, enforcement }).verdict).toBe('unlawful');
  });
});

describe('large groups', () => {
  it('judges 300,000 people exactly at the edge', () => {
    expect(checkDistribution(counts(30_000, 60_000, 30_000, 180_000, 0), 'kurang', policy).verdict).toBe('lawful');
    expect(checkDistribution(counts(30_001, 59_999, 30_000, 180_000, 0), 'kurang', policy).verdict).toBe('unlawful');
  });

  it('finds a pattern that misses by one person in 300,000', () => {
    const tight: RuleSet['distribution'] = {
      ...policy,
      patterns: {
        ...policy.patterns,
        baik: {
          most: 'baik',
          atMost: [{ of: ['baik'], share: '20.0001' }],
          atLeast: [],
          someOf: [],
        },
      },
    };
    // 20.0001 % of 300,000 is 60,000: five groups of 60,000 tie, and a tie has no most.
    expect(checkDistribution(counts(300_000, 0, 0, 0, 0), 'baik', tight).verdict).toBe('infeasible-here');
    expect(checkDistribution(counts(299_999, 0, 0, 0, 0), 'baik', tight).verdict).toBe('infeasible-here');
    expect(checkDistribution(counts(299_996, 0, 0, 0, 0), 'baik', tight).verdict).toBe('infeasible-here');
    tight.patterns.baik.atMost = [{ of: ['baik'], share: '20.0004' }];
    expect(checkDistribution(counts(300_000, 0, 0, 0, 0), 'baik', tight).verdict).toBe('unlawful');
  });
});
